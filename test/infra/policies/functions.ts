import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Capability } from '../../../lib/infra/capabilities.ts';
import { readFunctions } from '../../../lib/infra/function-list.ts';
import { readOperations } from '../../../lib/infra/open-api.ts';
import { type Resource, refOf, type Statement, type Templates } from '../template.ts';

const logging = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const reading = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const writing = [...reading, 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
const tracing = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];

const actionsOfCapability = {
  'read-policy': ['dynamodb:GetItem', 'dynamodb:Query'],
  'read-records': reading,
  'write-records': writing,
  'load-records': ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
  'decrypt-personal-data': ['kms:Decrypt'],
  'create-data-key': ['kms:GenerateDataKey'],
  'hash-identity': ['kms:GenerateMac'],
  'start-workflows': ['states:SendTaskSuccess', 'states:StartExecution'],
  'mark-effects': ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
  'sign-history': ['dynamodb:PutItem', 'kms:Sign'],
  'list-executions': ['states:ListExecutions'],
  'publish-messages': ['events:PutEvents'],
} as const satisfies Readonly<Record<Capability, readonly string[]>>;

/** The additional actions of each kind of function: for its dead-letter queue or the stream that it consumes. */
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
  describe('The set of functions', () => {
    const { api, background } = readFunctions('functions');
    const operations = readOperations('functions/api/openapi.json');
    const sorted = (actions: readonly string[]) => [...new Set(actions)].sort();
    const allowed = (lambda: Resource) =>
      sorted(templates.actionsOf(lambda).filter((action) => !tracing.includes(action)));
    const granted = (grants: readonly Capability[]): readonly string[] =>
      grants.flatMap((capability) => actionsOfCapability[capability]);

    test.each(operations)(
      'answers $id with a function that has exactly the permissions of its row',
      (operation) => {
        const answering = api.find(({ operations: ids }) => ids.includes(operation.id));
        const rows = JSON.parse(readFileSync(`functions/api/${answering?.subject}/grants.json`, 'utf8'));
        const lambda = templates.functionOfRoute(`${operation.method} ${operation.path}`);
        expect(allowed(lambda)).toEqual(sorted([...logging, ...granted(rows[operation.id])]));
        expect(lambda.id).toBe(templates.functionOf(answering?.name ?? '').id);
      },
    );

    test.each(background)('gives $name exactly the permissions of its row', ({ name, kind, grants }) => {
      expect(allowed(templates.functionOf(name))).toEqual(
        sorted([...logging, ...granted(grants), ...actionsOfKind[kind]]),
      );
    });

    test('contains no function besides these', () => {
      expect(templates.functions).toHaveLength(api.length + background.length);
    });

    test('has one function for all operations of a subject with the same grants', () => {
      const kinds = api.map(({ subject, grants }) => `${subject}: ${grants.join()}`);
      expect(new Set(kinds).size).toBe(kinds.length);
      expect(api.flatMap(({ operations: ids }) => ids).sort()).toEqual(operations.map(({ id }) => id).sort());
    });

    test('gives each function a role and a log group of its own', () => {
      const roles = templates.functions.map(({ Properties }) => refOf(Properties.Role));
      const logs = templates.functions.map(({ Properties }) =>
        refOf((Properties.LoggingConfig as { LogGroup: unknown }).LogGroup),
      );
      expect(new Set(roles).size).toBe(roles.length);
      expect(new Set(logs).size).toBe(logs.length);
    });

    test('gives each function a time-out, memory and the handler of its bundle', () => {
      for (const { id, Properties } of templates.functions) {
        expect(Properties, id).toMatchObject({ Handler: 'index.handler', MemorySize: 1024 });
        expect(Properties.Timeout, id).toBeGreaterThanOrEqual(10);
      }
    });

    test('gives functions of the API a shorter time-out than the API itself', () => {
      const times = templates.apiFunctions.map(({ Properties }) => Properties.Timeout);
      expect([...new Set(times)]).toEqual([10]);
    });

    test('gives functions that are invoked asynchronously a dead-letter queue', () => {
      for (const { name } of background.filter(({ kind }) => kind === 'schedules')) {
        expect(templates.functionOf(name).Properties.DeadLetterConfig, name).toBeDefined();
      }
    });
  });

  describe('The permissions', () => {
    const statements = templates
      .ofType('AWS::IAM::Policy')
      .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
    const actions = statements.flatMap(({ Action }) => Action);

    test('contain no statement that allows a pattern of actions', () => {
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    });

    test('let nobody delete or scan records or change the table', () => {
      const unwanted = /^dynamodb:(.*(Delete|Scan|BatchWrite|PartiQL).*|(Create|Update|Restore)Table.*)$/;
      expect(actions.filter((action) => unwanted.test(action))).toEqual([]);
    });

    test('cover all resources only for log delivery and tracing, which name no resource', () => {
      const everywhere = statements.filter(({ Resource }) => [Resource].flat().includes('*'));
      const services = new Set(
        everywhere.flatMap(({ Action }) => [Action].flat()).map((a) => a.split(':')[0]),
      );
      expect([...services].filter((service) => service !== 'logs' && service !== 'xray')).toEqual([]);
    });

    test('give no role a managed policy', () => {
      const managed = templates
        .ofType('AWS::IAM::Role')
        .filter(({ Properties }) => Properties.ManagedPolicyArns);
      expect(managed.map(({ id }) => id)).toEqual([]);
    });

    test('let only the function that signs the history sign, and write what was signed', () => {
      const signing = templates.functionOf('schedules/sign-history');
      const able = templates.functions.filter((lambda) => templates.actionsOf(lambda).includes('kms:Sign'));
      expect(able).toEqual([signing]);
      for (const lambda of templates.functions) {
        const writes = templates
          .statementsOf(refOf(lambda.Properties.Role))
          .filter(({ Action }) =>
            [Action].flat().some((action) => /^dynamodb:(Put|Update)Item$/.test(action)),
          );
        for (const { Condition } of writes) {
          const keys = JSON.stringify(Condition);
          if (lambda.id === signing.id)
            expect(keys).toBe('{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["SIGNED#*"]}}');
          else
            expect(keys, lambda.id).toMatch(
              /"ForAllValues:StringNotLike":\{"dynamodb:LeadingKeys":\["SIGNED#\*"\]|"ForAllValues:String(Like|Equals)":\{"dynamodb:LeadingKeys":\["(?!SIGNED)/,
            );
        }
      }
    });

    test('let only the consumer of the stream start and resume workflows and publish events', () => {
      const progress = ['states:SendTaskSuccess', 'states:StartExecution', 'events:PutEvents'];
      const able = templates.functions.filter((lambda) =>
        templates.actionsOf(lambda).some((action) => progress.includes(action)),
      );
      expect(able).toEqual([templates.functionOf('streams/advance-cases')]);
    });
  });
}
