import type { JsonValue } from '../../service.ts';
import type { Resource } from './resource.ts';

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'array' | 'any';

interface Member {
  readonly name: string;
  readonly kind: Kind;
  readonly required: boolean;
}

const DESCRIBED =
  'ExecutionArn!:string StateMachineArn!:string Status!:string StartDate!:string StopDate:string Name:string Error:string Cause:string TraceHeader:string MapRunArn:string RedriveCount:number RedriveDate:string RedriveStatus:string RedriveStatusReason:string StateMachineAliasArn:string StateMachineVersionArn:string InputDetails:object OutputDetails:object';
const CAPACITY =
  'ConsumedCapacity:object ConsumedCapacity.CapacityUnits:number ConsumedCapacity.ReadCapacityUnits:number ConsumedCapacity.WriteCapacityUnits:number ConsumedCapacity.TableName:string';
const CHANGED = `Attributes:object ItemCollectionMetrics:object ${CAPACITY}`;
const LISTED = `Items:array Count:number ScannedCount:number LastEvaluatedKey:object ${CAPACITY}`;

/** The answers of services, with the field names that workflows see. `!` marks required fields. Dates are strings. */
const MODELS: Readonly<Record<string, string>> = {
  'states:StartExecution': 'ExecutionArn!:string StartDate!:string',
  'states:StartExecution.sync': `${DESCRIBED} Input:string Output:string`,
  'states:StartExecution.sync:2': `${DESCRIBED} Input:any Output:any`,
  'states:DescribeExecution': `${DESCRIBED} Input:string Output:string`,
  'states:StopExecution': 'StopDate!:string',
  'states:RedriveExecution': 'RedriveDate!:string',
  'states:ListExecutions': 'Executions!:array NextToken:string',
  'states:SendTaskSuccess': '',
  'states:SendTaskFailure': '',
  'states:SendTaskHeartbeat': '',
  'lambda:Invoke':
    'StatusCode:number FunctionError:string LogResult:string Payload:any ExecutedVersion:string',
  'dynamodb:GetItem': `Item:object ${CAPACITY}`,
  'dynamodb:PutItem': CHANGED,
  'dynamodb:UpdateItem': CHANGED,
  'dynamodb:DeleteItem': CHANGED,
  'dynamodb:Query': LISTED,
  'dynamodb:Scan': LISTED,
  'dynamodb:TransactWriteItems': 'ConsumedCapacity:array ItemCollectionMetrics:object',
  'dynamodb:TransactGetItems': 'ConsumedCapacity:array Responses:array',
  'dynamodb:BatchGetItem': 'Responses:object UnprocessedKeys:object ConsumedCapacity:array',
  'dynamodb:BatchWriteItem': 'UnprocessedItems:object ItemCollectionMetrics:object ConsumedCapacity:array',
  'events:PutEvents':
    'FailedEntryCount:number Entries:array Entries.EventId:string Entries.ErrorCode:string Entries.ErrorMessage:string',
  'sqs:SendMessage':
    'MessageId:string SequenceNumber:string MD5OfMessageBody:string MD5OfMessageAttributes:string MD5OfMessageSystemAttributes:string',
  'sns:Publish': 'MessageId:string SequenceNumber:string',
};

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  object: 'an object',
  array: 'an array',
  any: 'anything',
};

function membersOf(model: string): Member[] {
  return model.split(' ').flatMap((text) => {
    const match = /^([\w.]+)(!?):(\w+)$/.exec(text);
    return match ? [{ name: match[1] as string, required: match[2] === '!', kind: match[3] as Kind }] : [];
  });
}

function kindOf(value: JsonValue): Kind | 'null' {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : (typeof value as Kind);
}

/**
 * Says what is wrong with a mocked answer, in the words of the service; undefined if it is right, or if there is no model for
 * the API.
 * @param complete whether all required fields must be present
 */
export function mockProblem(resource: Resource, mock: JsonValue, complete: boolean): string | undefined {
  if (resource.kind === 'function') return undefined;
  const suffix = resource.pattern === 'sync' || resource.pattern === 'sync:2' ? `.${resource.pattern}` : '';
  const model = MODELS[`${resource.service}:${resource.operation}${suffix}`];
  if (model === undefined) return undefined;
  if (kindOf(mock) !== 'object') return 'Mock result must be an object';
  const members = membersOf(model);
  for (const { name, kind, required } of members) {
    const values = valuesAt(mock, name.split('.'));
    if (values.length === 0 && required && complete) return `Required field '${name}' is missing`;
    if (kind !== 'any' && values.some((value) => kindOf(value) !== kind))
      return `Field '${name.split('.').at(-1)}' must be ${KIND_NAMES[kind]}`;
  }
  return undefined;
}

/** Returns the values of a field. If the path leads through a list, they come from each of its objects. */
function valuesAt(value: JsonValue, path: readonly string[]): JsonValue[] {
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  return valuesAt(value[name] as JsonValue, rest);
}
