import type { AwsError } from '../../aws-error.ts';
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
 * @param of whether the state is inside the processor of a Map, since only then the context has `Map`; and whether it can have
 * a token
 * @throws AwsError `ValidationException` that names the field
 */
export function checkContext(
  context: JsonObject,
  of: { readonly isInMap: boolean; readonly hasToken: boolean },
): JsonObject {
  if (context.Map !== undefined && !of.isInMap)
    throw invalid("'Map' field is not supported when mocking a Context object");
  check(context, of.isInMap ? { ...CONTEXT, Map: ITEM } : CONTEXT, '');
  if (context.Task !== undefined && !of.hasToken)
    throw invalid(
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    );
  return context;
}

const invalid = (why: string): AwsError => validation(`Invalid Context object provided: ${why}`);

function check(value: JsonValue, kind: Kind, at: string): undefined {
  if (kind === 'any') return;
  if (typeof kind === 'string') {
    if (typeof value !== kind) throw invalid(`${at} must be a ${kind}`);
    return;
  }
  if (!isObject(value)) throw invalid(`${at} must be an object`);
  for (const [name, item] of Object.entries(value)) {
    const expected = Object.hasOwn(kind, name) ? kind[name] : undefined;
    if (expected === undefined) throw invalid(`Field '${name}' is not allowed`);
    check(item, expected, at === '' ? name : `${at}.${name}`);
  }
}
