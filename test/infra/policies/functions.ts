import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Capability } from '../../../lib/infra/capabilities.ts';
import { readFunctions } from '../../../lib/infra/function-list.ts';
import { readOperations } from '../../../lib/infra/open-api.ts';
import { type Resource, refOf, type Statement, type Templates } from '../template.ts';

const logging = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const reading = ['dynamodb:GetItem', 'dynamodb:Query'];
const writing = [...reading, 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
const tracing = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];

const actionsOfCapability = {
  'read-policy': ['dynamodb:Query'],
  'read-records': reading,
  'write-records': writing,
  'load-records': ['dynamodb:PutItem'],
  'decrypt-personal-data': ['kms:Decrypt'],
  'create-data-key': ['kms:GenerateDataKey'],
  'hash-identity': ['kms:GenerateMac'],
  'start-workflows': ['states:SendTaskSuccess', 'states:StartExecution'],
  'publish-messages': ['events:PutEvents'],
} as const satisfies Readonly<Record<Capability, readonly string[]>>;

/** What a function needs besides for being what it is: its dead-letter queue, the stream that it consumes. */
const actionsOfKind = {
  tasks: [],
  schedules: ['sqs:SendMessage'],
  streams: [
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:SendMessage',
  ],
} as const;

export function functionPolicies(templates: Templates): void {
  describe('functions', () => {
    const { api, background } = readFunctions('functions');
    const operations = readOperations('functions/api/openapi.json');
    const sorted = (actions: readonly string[]) => [...new Set(actions)].sort();
    const allowed = (lambda: Resource) =>
      sorted(templates.actionsOf(lambda).filter((action) => !tracing.includes(action)));
    const granted = (grants: readonly Capability[]): readonly string[] =>
      grants.flatMap((capability) => actionsOfCapability[capability]);

    test.each(operations)(
      '$id is answered by a function that may do what its row says, and no more',
      (operation) => {
        const answering = api.find(({ operations: ids }) => ids.includes(operation.id));
        const rows = JSON.parse(readFileSync(`functions/api/${answering?.subject}/grants.json`, 'utf8'));
        const lambda = templates.functionOfRoute(`${operation.method} ${operation.path}`);
        expect(allowed(lambda)).toEqual(sorted([...logging, ...granted(rows[operation.id])]));
        expect(lambda.id).toBe(templates.functionOf(answering?.name ?? '').id);
      },
    );

    test.each(background)('$name may do what its row says, and no more', ({ name, kind, grants }) => {
      expect(allowed(templates.functionOf(name))).toEqual(
        sorted([...logging, ...granted(grants), ...actionsOfKind[kind]]),
      );
    });

    test('there is no other function', () => {
      expect(templates.functions).toHaveLength(api.length + background.length);
    });

    test('operations of one subject with the same grants share a function', () => {
      const kinds = api.map(({ subject, grants }) => `${subject}: ${grants.join()}`);
      expect(new Set(kinds).size).toBe(kinds.length);
      expect(api.flatMap(({ operations: ids }) => ids).sort()).toEqual(operations.map(({ id }) => id).sort());
    });

    test('each has a role and a log group of its own', () => {
      const roles = templates.functions.map(({ Properties }) => refOf(Properties.Role));
      const logs = templates.functions.map(({ Properties }) =>
        refOf((Properties.LoggingConfig as { LogGroup: unknown }).LogGroup),
      );
      expect(new Set(roles).size).toBe(roles.length);
      expect(new Set(logs).size).toBe(logs.length);
    });

    test('each has a time-out, memory and the handler of its bundle', () => {
      for (const { id, Properties } of templates.functions) {
        expect(Properties, id).toMatchObject({ Handler: 'index.handler', MemorySize: 1024 });
        expect(Properties.Timeout, id).toBeGreaterThanOrEqual(10);
      }
    });

    test('those of the API give up before the API does', () => {
      const times = templates.apiFunctions.map(({ Properties }) => Properties.Timeout);
      expect([...new Set(times)]).toEqual([10]);
    });

    test('those that are invoked asynchronously have a dead-letter queue', () => {
      for (const { name } of background.filter(({ kind }) => kind === 'schedules')) {
        expect(templates.functionOf(name).Properties.DeadLetterConfig, name).toBeDefined();
      }
    });
  });

  describe('permissions', () => {
    const statements = templates
      .ofType('AWS::IAM::Policy')
      .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
    const actions = statements.flatMap(({ Action }) => Action);

    test('no statement allows a pattern of actions', () => {
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    });

    test('nobody may delete or scan records, or change the table', () => {
      const unwanted = /^dynamodb:(.*(Delete|Scan|Batch|PartiQL).*|(Create|Update|Restore)Table.*)$/;
      expect(actions.filter((action) => unwanted.test(action))).toEqual([]);
    });

    test('only log delivery and tracing, which name no resource, are allowed on every resource', () => {
      const everywhere = statements.filter(({ Resource }) => [Resource].flat().includes('*'));
      const services = new Set(
        everywhere.flatMap(({ Action }) => [Action].flat()).map((a) => a.split(':')[0]),
      );
      expect([...services].filter((service) => service !== 'logs' && service !== 'xray')).toEqual([]);
    });

    test('no role has a managed policy', () => {
      const managed = templates
        .ofType('AWS::IAM::Role')
        .filter(({ Properties }) => Properties.ManagedPolicyArns);
      expect(managed.map(({ id }) => id)).toEqual([]);
    });

    test('only the consumer of the stream makes progress', () => {
      const progress = ['states:SendTaskSuccess', 'states:StartExecution', 'events:PutEvents'];
      const able = templates.functions.filter((lambda) =>
        templates.actionsOf(lambda).some((action) => progress.includes(action)),
      );
      expect(able).toEqual([templates.functionOf('streams/advance-cases')]);
    });
  });
}
