import { describe, expect, test } from 'vitest';
import { operationGrants } from '../../../lib/infra/operation-grants.ts';
import { refOf, type Statement, type Templates } from '../template.ts';

const logging = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const reading = ['dynamodb:GetItem', 'dynamodb:Query'];
const writing = [...reading, 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
const tracing = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];

const actionsOfCapability: Readonly<Record<string, readonly string[]>> = {
  'read-policy': ['dynamodb:Query'],
  'read-records': reading,
  'write-records': writing,
  'load-records': ['dynamodb:PutItem'],
  'decrypt-personal-data': ['kms:Decrypt'],
  'create-data-key': ['kms:GenerateDataKey'],
  'hash-identity': ['kms:GenerateMac'],
};

const background: Readonly<Record<string, readonly string[]>> = {
  'tasks/screen-application': [...writing, 'kms:Decrypt'],
  'tasks/open-task': writing,
  'tasks/issue-notice': writing,
  'tasks/assign-officer': writing,
  'tasks/compare-for-follow-up': writing,
  'schedules/sweep-deadlines': [...writing, 'sqs:SendMessage'],
  'schedules/reconcile-cases': [...writing, 'sqs:SendMessage'],
  'schedules/send-digests': [...writing, 'sqs:SendMessage'],
  'streams/advance-cases': [
    ...reading,
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
    'events:PutEvents',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:SendMessage',
    'states:SendTaskSuccess',
    'states:StartExecution',
  ],
};

export function functionPolicies(templates: Templates): void {
  describe('functions', () => {
    const allowed = (folder: string) =>
      templates.actionsOf(templates.functionOf(folder)).filter((action) => !tracing.includes(action));
    const sorted = (actions: readonly string[]) => [...actions].sort();

    test.each(Object.entries(operationGrants))(
      '%s may do what its row says, and no more',
      (id, capabilities) => {
        const expected = capabilities.flatMap((capability) => actionsOfCapability[capability] ?? []);
        expect(allowed(`api/${id}`)).toEqual(sorted([...logging, ...expected]));
      },
    );

    test.each(Object.entries(background))('%s may do what it is for, and no more', (folder, actions) => {
      expect(allowed(folder)).toEqual(sorted([...logging, ...actions]));
    });

    test('there is no other function', () => {
      expect(templates.functions).toHaveLength(
        Object.keys(operationGrants).length + Object.keys(background).length,
      );
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
      const api = templates.functions.filter(({ id }) => id.startsWith('Api'));
      expect(api.map(({ Properties }) => Properties.Timeout)).toEqual(api.map(() => 10));
    });

    test('those that are invoked asynchronously have a dead-letter queue', () => {
      for (const folder of [
        'schedules/sweep-deadlines',
        'schedules/reconcile-cases',
        'schedules/send-digests',
      ]) {
        expect(templates.functionOf(folder).Properties.DeadLetterConfig, folder).toBeDefined();
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
