import type { JsonObject, JsonValue } from '../../service.ts';
import { isObject } from '../definition/fields.ts';
import { validation } from './parameters.ts';

type Fields = { readonly [field: string]: Kind };
type Kind = 'string' | 'number' | 'any' | Fields;

/** The fields of the context object (developer guide, "Accessing execution data from the Context object"). */
const CONTEXT: Fields = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
};
const ITEM: Fields = { Item: { Index: 'number', Value: 'any', Key: 'string', Source: 'string' } };

/**
 * Checks the context object that a test gives to its state: any of the fields, and no others.
 * @param isInMap whether the state is one of a Map's processor; only then there is a `Map`
 * @throws AwsError `ValidationException` that names the field
 */
export function checkContext(context: JsonObject, isInMap: boolean): JsonObject {
  check(context, isInMap ? { ...CONTEXT, Map: ITEM } : CONTEXT, '');
  return context;
}

function check(value: JsonValue, kind: Kind, at: string): undefined {
  if (kind === 'any') return;
  if (typeof kind === 'string') {
    if (typeof value !== kind) throw validation(`Invalid Context object: '${at}' must be a ${kind}`);
    return;
  }
  if (!isObject(value)) throw validation(`Invalid Context object: '${at}' must be an object`);
  for (const [name, item] of Object.entries(value)) {
    const place = at === '' ? name : `${at}.${name}`;
    const expected = Object.hasOwn(kind, name) ? kind[name] : undefined;
    if (expected === undefined) throw validation(`Invalid Context object: '${place}' is not supported`);
    check(item, expected, place);
  }
}
