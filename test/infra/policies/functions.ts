import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Capability, writtenPartitions } from '../../../lib/infra/capabilities.ts';
import { readFunctions } from '../../../lib/infra/function-list.ts';
import { readOperations } from '../../../lib/infra/open-api.ts';
import { type Resource, refOf, type Statement, type Templates } from '../template.ts';

const logging = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const reading = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const writing = [...reading, 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
const tracing = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];

const actionsOfCapability = {
  'read-policy': reading,
  'read-records': reading,
  'write-cases': writing,
  'pay-claims': writing,
  'write-budgets': writing,
  'read-board': reading,
  'write-officers': writing,
  'write-account': writing,
  'note-openings': writing,
  'count-lookups': writing,
  'write-fairs': writing,
  'write-posts': writing,
  'write-proposals': writing,
  'write-rules': writing,
  'count-searches': writing,
  'write-comparison-loads': writing,
  'move-cases': writing,
  'write-digests': writing,
  'write-coverage': writing,
  'write-rounds': writing,
  'follow-rules': writing,
  'decrypt-personal-data': ['kms:Decrypt'],
  'create-data-key': ['kms:GenerateDataKey'],
  'decrypt-comparison-records': ['kms:Decrypt'],
  'create-file-key': ['kms:GenerateDataKey'],
  'count-queues': ['sqs:GetQueueAttributes'],
  'hash-identity': ['kms:GenerateMac'],
  'start-workflows': ['states:SendTaskSuccess', 'states:StartExecution'],
  'mark-effects': ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
  'sign-history': ['dynamodb:PutItem', 'kms:Sign'],
  'list-executions': ['states:ListExecutions'],
  'read-executions': [
    'states:DescribeExecution',
    'states:DescribeStateMachineForExecution',
    'states:GetExecutionHistory',
  ],
  'redrive-executions': ['states:RedriveExecution'],
  'write-redrives': writing,
  'begin-checks': writing,
  'index-executions': writing,
  'write-health': writing,
  'publish-messages': ['events:PutEvents'],
} as const satisfies Readonly<Record<Capability, readonly string[]>>;

/** A condition of IAM on the partitions of the items of a request. */
interface LeadingKeys {
  readonly 'ForAllValues:StringLike'?: { readonly 'dynamodb:LeadingKeys': readonly string[] };
}

const partitionsOf: Partial<Record<Capability, readonly string[]>> = writtenPartitions;

/** Functions of the API by what they may do: those of several subjects that may do the same are of one kind. */
const whyTheyDecrypt = {
  'api read-records decrypt-personal-data': 'cases, tasks and notices are shown to whom they are for',
  'api read-records count-searches decrypt-personal-data hash-identity':
    'whoever is sought, or fills in a form, is found by their number; what is shown is masked, or their own',
  'api read-records decrypt-personal-data hash-identity':
    'an employer is shown what is its own, found by its credit code, with the person masked',
  'api write-cases count-lookups decrypt-personal-data hash-identity':
    'an employer claims for somebody it has hired: they are found by their number, and each try is counted',
  'api write-cases decrypt-personal-data':
    'decisions rest on groups, facts and findings, which are sealed again with what is decided',
  'api write-cases decrypt-personal-data hash-identity':
    'a person is found by their number, and what is known of them decides',
  'api write-cases write-account decrypt-personal-data create-data-key hash-identity':
    'a draft becomes an application, or goes with a deletion that is granted, and a new case takes over what earlier cases of the same person have learnt',
  'api write-cases write-comparison-loads decrypt-personal-data create-file-key hash-identity':
    'what a file says is compared with what is known, and becomes a sealed finding',
  'api pay-claims decrypt-personal-data':
    'what is paid, how much and into which account is sealed in each case, and finance sees that and nothing else',
  'tasks/screen-application': 'an application is compared with what sources say',
  'tasks/compare-for-follow-up': 'a month is answered by what sources say',
  'schedules/find-hardship':
    'whoever may be in employment difficulty is found by groups, age and what sources say',
  'tasks/compare-household': 'what sources say of the members of a household is put before an officer',
} as const;

/** The additional actions of each kind of function: for its dead-letter queue or the stream that it consumes. */
const actionsOfKind = {
  tasks: [],
  schedules: ['sqs:SendMessage'],
  listeners: ['sqs:SendMessage'],
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
        const answering = api.find(({ operations: all }) => all.some(({ id }) => id === operation.id));
        const { subject } = answering?.operations.find(({ id }) => id === operation.id) ?? {};
        const rows = JSON.parse(readFileSync(`functions/api/${subject}/grants.json`, 'utf8'));
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

    test('has one function for all operations with the same grants, but for those that carry files of their own', () => {
      const kinds = api.filter(({ files }) => files === undefined).map(({ grants }) => grants.join());
      expect(new Set(kinds).size).toBe(kinds.length);
      expect(api.flatMap(({ operations: all }) => all.map(({ id }) => id)).sort()).toEqual(
        operations.map(({ id }) => id).sort(),
      );
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

    test('let every function write only into the partitions of its capabilities', () => {
      const writes = new Set(['dynamodb:PutItem', 'dynamodb:UpdateItem']);
      const { api, background } = readFunctions('functions');
      for (const { name, grants } of [...api, ...background]) {
        const allowed = templates
          .statementsOf(refOf(templates.functionOf(name).Properties.Role))
          .filter(({ Action }) => [Action].flat().some((action) => writes.has(action)));
        const partitions = allowed.flatMap(({ Action, Condition }) => {
          expect(
            [Action].flat().every((action) => writes.has(action)),
            name,
          ).toBe(true);
          const keys = (Condition as LeadingKeys | undefined)?.['ForAllValues:StringLike'];
          expect(Object.keys(keys ?? {}), name).toEqual(['dynamodb:LeadingKeys']);
          return keys?.['dynamodb:LeadingKeys'] ?? [];
        });
        const expected = grants.flatMap((each) => partitionsOf[each] ?? []);
        expect([...new Set(partitions.flat())].sort(), name).toEqual([...new Set(expected)].sort());
      }
    });

    test('let thirteen kinds of functions decrypt at most, each for a reason', () => {
      const { api, background } = readFunctions('functions');
      const able = [...api, ...background].filter((each) =>
        templates.actionsOf(templates.functionOf(each.name)).includes('kms:Decrypt'),
      );
      const kinds = able.map((each) => ('kind' in each ? each.name : `api ${each.grants.join(' ')}`));
      expect([...new Set(kinds)].sort()).toEqual(Object.keys(whyTheyDecrypt).sort());
      expect(Object.keys(whyTheyDecrypt).length).toBeLessThanOrEqual(13);
    });

    test('let the keys of cases and those of files be used apart, each by who needs them', () => {
      const { api, background } = readFunctions('functions');
      const contextOf = {
        'decrypt-personal-data': 'kms:Decrypt caseId',
        'create-data-key': 'kms:GenerateDataKey caseId',
        'decrypt-comparison-records': 'kms:Decrypt comparison',
        'create-file-key': 'kms:GenerateDataKey comparison',
      };
      const isSealing = (each: Capability): each is keyof typeof contextOf => each in contextOf;
      for (const { name, grants } of [...api, ...background]) {
        const uses = templates
          .statementsOf(refOf(templates.functionOf(name).Properties.Role))
          .filter(({ Action }) =>
            [Action].flat().some((action) => ['kms:Decrypt', 'kms:GenerateDataKey'].includes(String(action))),
          );
        // CDK joins statements that differ in their actions alone.
        const found = uses.flatMap(({ Action, Condition }) => {
          const { 'kms:EncryptionContextKeys': [context] = [] } = (
            Condition as { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': string[] } }
          )['ForAllValues:StringEquals'];
          expect(Condition).toEqual({
            Null: { [`kms:EncryptionContext:${context}`]: 'false' },
            'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': [context] },
          });
          return [Action].flat().map((action) => `${action} ${context}`);
        });
        expect(found.sort(), name).toEqual(
          grants
            .filter(isSealing)
            .map((each) => contextOf[each])
            .sort(),
        );
      }
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
