/** How a Task waits for its result. */
export type Pattern = 'request' | 'sync' | 'sync:2' | 'waitForTaskToken';

/** A parsed `Resource` of a Task. */
export interface Resource {
  readonly arn: string;
  /** `function`: an ARN of a function, with its own kinds of history events, and a result without an envelope. */
  readonly kind: 'function' | 'optimized' | 'sdk';
  /** Whether the engine can run it. `TestState` can mock others too. */
  readonly runs: boolean;
  /** `resourceType` of history events, such as `lambda`, `dynamodb` or `aws-sdk:sqs`. */
  readonly resourceType: string;
  /** `resource` of history events, such as `invoke.waitForTaskToken`. */
  readonly resource: string;
  readonly pattern: Pattern;
  /** The service and operation to call, such as `dynamodb` and `PutItem`. */
  readonly service: string;
  readonly operation: string;
}

const OPTIMIZED: Readonly<Record<string, Readonly<Record<string, readonly Pattern[]>>>> = {
  lambda: { invoke: ['request', 'waitForTaskToken'] },
  states: { startExecution: ['request', 'sync', 'sync:2', 'waitForTaskToken'] },
  dynamodb: { getItem: ['request'], putItem: ['request'], updateItem: ['request'], deleteItem: ['request'] },
  events: { putEvents: ['request', 'waitForTaskToken'] },
  sqs: { sendMessage: ['request', 'waitForTaskToken'] },
  sns: { publish: ['request', 'waitForTaskToken'] },
};

/** The arguments that a definition must give to an optimized integration. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'lambda:Invoke': ['FunctionName'],
  'states:StartExecution': ['StateMachineArn'],
  'dynamodb:GetItem': ['TableName', 'Key'],
  'dynamodb:PutItem': ['TableName', 'Item'],
  'dynamodb:UpdateItem': ['TableName', 'Key'],
  'dynamodb:DeleteItem': ['TableName', 'Key'],
  'events:PutEvents': ['Entries'],
  'sqs:SendMessage': ['QueueUrl', 'MessageBody'],
  'sns:Publish': ['Message'],
};

/** Returns the arguments that a Task with a resource must have. */
export const requiredArguments = ({ kind, service, operation }: Resource): readonly string[] =>
  kind === 'optimized' ? (REQUIRED[`${service}:${operation}`] ?? []) : [];

/** Optimized integrations that only `TestState` supports, with a mock: services and their patterns, as documented. */
const MOCKED_ONLY: Readonly<Record<string, readonly Pattern[]>> = {
  apigateway: ['request', 'waitForTaskToken'],
  athena: ['request', 'sync'],
  batch: ['request', 'sync'],
  bedrock: ['request', 'sync', 'waitForTaskToken'],
  codebuild: ['request', 'sync'],
  databrew: ['request', 'sync'],
  ecs: ['request', 'sync', 'waitForTaskToken'],
  eks: ['request', 'sync', 'waitForTaskToken'],
  elasticmapreduce: ['request', 'sync'],
  'emr-containers': ['request', 'sync'],
  'emr-serverless': ['request', 'sync'],
  glue: ['request', 'sync'],
  http: ['request'],
  mediaconvert: ['request', 'sync'],
  sagemaker: ['request', 'sync'],
};

/** Services that have another name in SDK integrations. */
const SDK_SERVICES: ReadonlyMap<string, string> = new Map([
  ['sfn', 'states'],
  ['eventbridge', 'events'],
  ['cloudwatchlogs', 'logs'],
]);

/**
 * Parses the `Resource` of a Task. The region and account of a function may be placeholders, as in the examples of the
 * documentation.
 * @throws UnsupportedResource if it is not a supported resource
 */
export function parseResource(arn: string): Resource {
  const direct = /^arn:[^:]+:(?:(lambda):[^:]*:[^:]*:function|states:[^:]*:[^:]*:activity):.+$/.exec(arn);
  if (direct) {
    const runs = direct[1] === 'lambda';
    return {
      arn,
      kind: 'function',
      runs,
      resourceType: runs ? 'lambda' : 'activity',
      resource: 'invoke',
      pattern: 'request',
      service: 'lambda',
      operation: 'Invoke',
    };
  }
  const match =
    /^arn:[^:]+:states:[^:]*:[^:]*:(aws-sdk:)?([a-z0-9-]+):([A-Za-z0-9]+)(?:\.(sync:2|sync|waitForTaskToken))?$/.exec(
      arn,
    );
  if (!match) throw new UnsupportedResource(arn);
  const [, sdk, name = '', action = '', suffix] = match;
  const pattern = (suffix ?? 'request') as Pattern;
  const operation = action.charAt(0).toUpperCase() + action.slice(1);
  const resource = suffix ? `${action}.${suffix}` : action;
  if (sdk) {
    if (pattern === 'sync' || pattern === 'sync:2') throw new UnsupportedResource(arn);
    return {
      arn,
      kind: 'sdk',
      runs: true,
      resourceType: `aws-sdk:${name}`,
      resource,
      pattern,
      service: SDK_SERVICES.get(name) ?? name,
      operation,
    };
  }
  const operations = Object.hasOwn(OPTIMIZED, name) ? OPTIMIZED[name] : undefined;
  const patterns = operations && Object.hasOwn(operations, action) ? operations[action] : undefined;
  const runs = patterns?.includes(pattern) === true;
  const isMocked = Object.hasOwn(MOCKED_ONLY, name) && MOCKED_ONLY[name]?.includes(pattern) === true;
  if (!runs && !isMocked) throw new UnsupportedResource(arn);
  return { arn, kind: 'optimized', runs, resourceType: name, resource, pattern, service: name, operation };
}

/** Whether a Task with a resource can only be tested with a mock: an activity, or one that waits for more than a response. */
export const needsMock = (arn: string): boolean =>
  /^arn:[^:]+:states:[^:]*:[^:]*:(activity:|.*\.(sync|sync:2|waitForTaskToken)$)/.test(arn);

export class UnsupportedResource extends Error {
  constructor(arn: string) {
    super(
      `The resource provided ${arn} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
    );
    this.name = 'UnsupportedResource';
  }
}

/** The optimized integrations, for SUPPORT.md. */
export function optimizedIntegrations(): {
  service: string;
  operation: string;
  patterns: readonly Pattern[];
}[] {
  return Object.entries(OPTIMIZED).flatMap(([service, operations]) =>
    Object.entries(operations).map(([operation, patterns]) => ({ service, operation, patterns })),
  );
}
