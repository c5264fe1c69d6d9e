import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContextValue } from '../../iam/evaluation/context.ts';
import { requiredAccess } from '../../iam/required-access.ts';
import { restOperations } from '../../rest-calls.ts';
import type { JsonObject } from '../../service.ts';
import { ACCOUNT, answer } from './evaluation/cases.ts';
import { servicesForTest } from './services.ts';
import { ROLE, resources } from './support.ts';

const principal = { arn: ROLE };
const of = (service: string, operation: string, input: JsonObject) =>
  requiredAccess({ service, operation, input, principal }, resources);
/** Returns the permissions that a call needs, as `action resource`, without the prefix that all resources share. */
const needed = (service: string, operation: string, input: JsonObject) =>
  of(service, operation, input).map(
    ({ action, resource }) =>
      `${action} ${resource.replace(/^arn:aws-cn:(.*?):cn-north-1:000000000000:/, '')}`,
  );
const contextOf = (key: string, operation: string, input: JsonObject): ContextValue | undefined =>
  of('dynamodb', operation, { TableName: 'Cases', ...input })[0]?.context?.(key);

const TableName = 'Cases';
const key = (PK: string) => ({ PK: { S: PK } });

describe('The permissions of a call', () => {
  it.each([
    ['dynamodb', 'PutItem', { TableName, Item: key('a') }, ['dynamodb:PutItem table/Cases']],
    [
      'dynamodb',
      'GetItem',
      { TableName: 'arn:aws-cn:dynamodb:cn-north-1:000000000000:table/Cases', Key: key('a') },
      ['dynamodb:GetItem table/Cases'],
    ],
    ['dynamodb', 'Query', { TableName, IndexName: 'due' }, ['dynamodb:Query table/Cases/index/due']],
    [
      'dynamodb',
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName, Item: key('a') } },
          { Update: { TableName, Key: key('b') } },
          { Delete: { TableName: 'Other', Key: key('c') } },
          { ConditionCheck: { TableName, Key: key('d') } },
        ],
      },
      [
        'dynamodb:PutItem table/Cases',
        'dynamodb:UpdateItem table/Cases',
        'dynamodb:DeleteItem table/Other',
        'dynamodb:ConditionCheckItem table/Cases',
      ],
    ],
    [
      'dynamodb',
      'TransactGetItems',
      { TransactItems: [{ Get: { TableName, Key: key('a') } }] },
      ['dynamodb:GetItem table/Cases'],
    ],
    [
      'dynamodb',
      'BatchWriteItem',
      { RequestItems: { Cases: [], Other: [] } },
      ['dynamodb:BatchWriteItem table/Cases', 'dynamodb:BatchWriteItem table/Other'],
    ],
    [
      'dynamodb',
      'BatchGetItem',
      { RequestItems: { Cases: { Keys: [] } } },
      ['dynamodb:BatchGetItem table/Cases'],
    ],
    [
      'dynamodb',
      'ExecuteStatement',
      { Statement: 'SELECT a, b FROM "Cases"."due" WHERE PK = ?' },
      ['dynamodb:PartiQLSelect table/Cases/index/due'],
    ],
    [
      'dynamodb',
      'BatchExecuteStatement',
      {
        Statements: [
          { Statement: `INSERT INTO Cases VALUE {'PK': 'a'}` },
          { Statement: 'delete from Cases where PK = ?' },
        ],
      },
      ['dynamodb:PartiQLInsert table/Cases', 'dynamodb:PartiQLDelete table/Cases'],
    ],
    [
      'dynamodb',
      'GetRecords',
      { ShardIterator: 'arn:aws-cn:dynamodb:cn-north-1:000000000000:table/Cases/stream/1|1|e30=' },
      ['dynamodb:GetRecords table/Cases/stream/1'],
    ],
    [
      'dynamodb',
      'GetItem',
      { TableName: 'Sealed', Key: key('a') },
      ['dynamodb:GetItem table/Sealed', 'kms:Decrypt key/field'],
    ],
    ['kms', 'Decrypt', { CiphertextBlob: 'AQ' }, ['kms:Decrypt key/of-ciphertext']],
    [
      'kms',
      'ReEncrypt',
      { CiphertextBlob: 'AQ', DestinationKeyId: 'b' },
      ['kms:ReEncryptFrom key/of-ciphertext', 'kms:ReEncryptTo key/b'],
    ],
    ['lambda', 'Invoke', { FunctionName: 'f' }, ['lambda:InvokeFunction function:f']],
    ['lambda', 'Invoke', { FunctionName: 'f', Qualifier: 'live' }, ['lambda:InvokeFunction function:f:live']],
    ['lambda', 'Invoke', { FunctionName: 'absent' }, []],
    ['states', 'SendTaskSuccess', { taskToken: 't' }, ['states:SendTaskSuccess stateMachine:m']],
    [
      'states',
      'StartExecution',
      { stateMachineArn: 'arn:aws-cn:states:cn-north-1:000000000000:stateMachine:m' },
      ['states:StartExecution stateMachine:m'],
    ],
    [
      'sqs',
      'SendMessageBatch',
      { QueueUrl: 'http://127.0.0.1:1/000000000000/jobs' },
      ['sqs:SendMessage jobs'],
    ],
    [
      'sqs',
      'SendMessage',
      { QueueUrl: 'http://127.0.0.1:1/000000000000/sealed' },
      ['sqs:SendMessage sealed', 'kms:GenerateDataKey key/queue', 'kms:Decrypt key/queue'],
    ],
    [
      'events',
      'PutEvents',
      { Entries: [{ EventBusName: 'cases' }, {}] },
      ['events:PutEvents event-bus/cases', 'events:PutEvents event-bus/default'],
    ],
    ['scheduler', 'GetSchedule', { Name: 's' }, ['scheduler:GetSchedule schedule/default/s']],
  ] as [string, string, JsonObject, string[]][])(
    'of %s:%s with %j are %j',
    (service, operation, input, expected) => {
      expect(needed(service, operation, input)).toEqual(expected);
    },
  );

  it('are known for every operation that the services support', () => {
    const services = servicesForTest();
    const all = [
      ...Object.entries(services).flatMap(([service, operations]) =>
        operations.map((operation) => ({ service, operation })),
      ),
      ...restOperations(),
    ];
    const unknown = all.filter(({ service, operation }) => {
      try {
        of(service, operation, { taskToken: 't', QueueUrl: 'q', FunctionName: 'f', KeyId: 'k' });
        return false;
      } catch {
        return true;
      }
    });
    expect(all.length).toBeGreaterThan(50);
    expect(unknown).toEqual([]);
  });

  it.each([
    ['dynamodb:PutItem', 'table/*', 'dynamodb', 'PutItem', { TableName }],
    ['dynamodb:Query', 'table/*/index/*', 'dynamodb', 'Query', { TableName, IndexName: 'due' }],
    ['kms:GenerateMac', 'key/*', 'kms', 'GenerateMac', { KeyId: 'k' }],
    ['kms:Sign', 'key/*', 'kms', 'Sign', { KeyId: 'k' }],
    ['lambda:InvokeFunction', 'function:*:*', 'lambda', 'Invoke', { FunctionName: 'f', Qualifier: 'live' }],
    ['sqs:DeleteMessage', '*', 'sqs', 'DeleteMessageBatch', { QueueUrl: '/q' }],
    ['events:ListTargetsByRule', 'rule/*/*', 'events', 'ListTargetsByRule', { Rule: 'r', EventBusName: 'b' }],
    ['scheduler:GetSchedule', 'schedule/*/*', 'scheduler', 'GetSchedule', { Name: 's' }],
  ] as [string, string, string, string, JsonObject][])(
    'name %s and its resource as %s, as the Service Authorization Reference does',
    (action, resource, service, operation, input) => {
      const [access] = of(service, operation, input);
      expect(access?.action).toBe(action);
      const statement = { Effect: 'Allow', Action: action, Resource: `arn:*:${service}:*:*:${resource}` };
      const asked = { action, resource: access?.resource ?? '' };
      // A key's own policy must allow the call, too.
      const resourcePolicy = [{ Effect: 'Allow', Action: action, Principal: { AWS: ACCOUNT } }];
      expect(answer({ ...asked, identity: [statement], resourcePolicy })).toBe('Allowed');
      expect(answer({ ...asked, identity: [], resourcePolicy })).toBe('ImplicitlyDenied');
    },
  );
});

describe('The condition keys of DynamoDB', () => {
  it('include the partition keys that a request names', () => {
    const leading = (operation: string, input: JsonObject) =>
      contextOf('dynamodb:leadingkeys', operation, input);
    expect(leading('GetItem', { Key: key('CASE#1') })).toEqual(['CASE#1']);
    expect(leading('PutItem', { Item: { ...key('CASE#2'), a: { S: 'x' } } })).toEqual(['CASE#2']);
    expect(leading('Scan', {})).toBeUndefined();
    expect(
      leading('Query', {
        KeyConditionExpression: '#pk = :pk AND begins_with(SK, :sk)',
        ExpressionAttributeNames: { '#pk': 'PK' },
        ExpressionAttributeValues: { ':pk': { S: 'CASE#3' }, ':sk': { S: 'EVT#' } },
      }),
    ).toEqual(['CASE#3']);
    expect(
      leading('Query', {
        IndexName: 'due',
        KeyConditionExpression: 'dueSort < :now AND duePartition = :p',
        ExpressionAttributeValues: { ':p': { S: 'DUE#1' }, ':now': { S: '2030' } },
      }),
    ).toEqual(['DUE#1']);
  });

  it('include those of every item of a batch, once each', () => {
    const RequestItems = {
      Cases: [
        { PutRequest: { Item: key('a') } },
        { DeleteRequest: { Key: key('b') } },
        { DeleteRequest: { Key: key('a') } },
      ],
    };
    const [access] = of('dynamodb', 'BatchWriteItem', { RequestItems });
    expect(access?.context?.('dynamodb:leadingkeys')).toEqual(['a', 'b']);
    const [read] = of('dynamodb', 'BatchGetItem', { RequestItems: { Cases: { Keys: [key('c')] } } });
    expect(read?.context?.('dynamodb:leadingkeys')).toEqual(['c']);
  });

  it('include the top-level attributes, wherever they are named', () => {
    expect(
      contextOf('dynamodb:attributes', 'UpdateItem', {
        Key: key('a'),
        UpdateExpression: 'SET #s.inner = :s, counter = if_not_exists(counter, :zero) REMOVE old',
        ConditionExpression: 'attribute_exists(PK) AND version = :v',
        ExpressionAttributeNames: { '#s': 'state' },
      }),
    ).toEqual(expect.arrayContaining(['PK', 'state', 'counter', 'old', 'version']));
  });

  it('never miss an attribute that a request names, and never invent one', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/).map((text) => `attribute_${text}x`);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), fc.nat(5), (names, split) => {
        const [plain, aliased] = [names.slice(0, split), names.slice(split)];
        const ExpressionAttributeNames = Object.fromEntries(aliased.map((one, n) => [`#n${n}`, one]));
        const paths = [...plain.map((one) => `${one}[0].b`), ...aliased.map((_, n) => `#n${n}.c`)];
        const found = contextOf('dynamodb:attributes', 'GetItem', {
          ProjectionExpression: paths.join(', '),
          ExpressionAttributeNames,
        });
        expect([...(found ?? [])].toSorted()).toEqual(names.toSorted());
      }),
    );
  });
});
