/**
 * Answers and refusals of the API. Expected values: recorded from the service and published by localstack (Apache-2.0), below
 * tests/aws/services/stepfunctions/v2: test_sfn_api, test_sfn_api_versioning, test_sfn_api_aliasing and test_sfn_api_logs
 * (.snapshot.json). Other values name their source.
 */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../service.ts';
import { executionArn } from '../../states/execution-arn.ts';
import { Harness, only, ROLE, refusal } from './harness.ts';

const harness = new Harness();
afterAll(() => harness.close());
const call = (operation: string, input: JsonObject): Promise<JsonObject> => harness.api(operation, input);
const definitionOf = (comment: string): string =>
  JSON.stringify({ QueryLanguage: 'JSONata', Comment: comment, ...only({ Type: 'Succeed' }) });

let machine = '';
let machines = 0;
beforeEach(async () => {
  const created = await call('CreateStateMachine', {
    name: `m${machines++}`,
    roleArn: ROLE,
    definition: definitionOf('1'),
  });
  machine = String(created.stateMachineArn);
});

const invalid = (at: string, value: string, rule: string): string =>
  `1 validation error detected: Value ${value} at '${at}' failed to satisfy constraint: Member must ${rule}`;

it.each<[string, JsonObject, string, string]>([
  [
    'DescribeStateMachine',
    { stateMachineArn: 'no_arn' },
    'InvalidArn',
    "Invalid Arn: 'Invalid ARN prefix: no_arn'",
  ],
  [
    'ListExecutions',
    { stateMachineArn: 'no_arn' },
    'InvalidArn',
    "Invalid Arn: 'Invalid ARN prefix: no_arn'",
  ],
  [
    'DescribeExecution',
    { executionArn: 'no_arn' },
    'InvalidArn',
    "Invalid Arn: 'Invalid ARN prefix: no_arn'",
  ],
  [
    'GetExecutionHistory',
    { executionArn: 'no_arn' },
    'InvalidArn',
    "Invalid Arn: 'Invalid ARN prefix: no_arn'",
  ],
  // API Reference, ListMapRuns: InvalidArn
  ['ListMapRuns', { executionArn: 'no_arn' }, 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: no_arn'"],
  [
    'ListStateMachines',
    { maxResults: 1001 },
    'ValidationException',
    invalid('maxResults', "'1001'", 'have value less than or equal to 1000'),
  ],
  [
    'ListStateMachines',
    { nextToken: 'x'.repeat(1025) },
    'ValidationException',
    invalid('nextToken', `'${'x'.repeat(1025)}'`, 'have length less than or equal to 1024'),
  ],
])('%s refuses %j', async (operation, input, code, message) => {
  expect(await refusal(call(operation, input))).toEqual({ code, message });
});

it('ListExecutions names the states that it can filter by', async () => {
  const { message } = await refusal(
    call('ListExecutions', { stateMachineArn: machine, statusFilter: 'succeeded' }),
  );
  const statuses = '[SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]';
  expect(message).toBe(invalid('statusFilter', "'succeeded'", `satisfy enum value set: ${statuses}`));
});

describe('UpdateStateMachine', () => {
  const update = (more: JsonObject): Promise<JsonObject> =>
    call('UpdateStateMachine', { stateMachineArn: machine, ...more });

  it('makes no revision and no version when nothing changes', async () => {
    const same = { definition: definitionOf('1'), publish: true };
    for (const _ of ['first', 'again']) {
      const answer = await update(same);
      expect(answer).toEqual({ updateDate: answer.updateDate, stateMachineVersionArn: `${machine}:1` });
    }
    const { revisionId } = await update({ definition: definitionOf('2') });
    expect(await update({ definition: definitionOf('2'), roleArn: ROLE })).toMatchObject({ revisionId });
    const logged = { level: 'OFF', includeExecutionData: true };
    const { revisionId: third } = await update({ loggingConfiguration: logged });
    expect(third).not.toBe(revisionId);
    expect(await update({ loggingConfiguration: logged })).toMatchObject({ revisionId: third });
  });

  it('leaves a revision that cannot be published any more', async () => {
    const { revisionId: old } = await update({ definition: definitionOf('3') });
    const { revisionId: current } = await update({ definition: definitionOf('4') });
    expect(
      await refusal(
        call('PublishStateMachineVersion', { stateMachineArn: machine, revisionId: old as JsonValue }),
      ),
    ).toEqual({
      code: 'ConflictException',
      message: `Failed to publish the State Machine version for revision ${old}. The current State Machine revision is ${current}.`,
    });
  });
});

describe('CreateStateMachineAlias', () => {
  const routes = (...list: [string, number][]): JsonObject => ({
    name: 'live',
    routingConfiguration: list.map(([version, weight]) => ({
      stateMachineVersionArn: `${machine}${version}`,
      weight,
    })),
  });
  it.each<[string, () => JsonObject, (arn: string) => string]>([
    [
      'a state machine',
      () => routes(['', 100]),
      (arn) => `Routing configuration must contain state machine version ARNs. Received: [${arn}]`,
    ],
    [
      'the same version twice',
      () => routes([':1', 70], [':1', 30]),
      (arn) =>
        `Routing configuration must contain distinct state machine version ARNs. Received: [${arn}:1, ${arn}:1]`,
    ],
    [
      'weights below a hundred',
      () => routes([':1', 70], [':2', 29]),
      () => 'Sum of routing configuration weights must equal 100. Received: [70, 29]',
    ],
    [
      'a weight above a hundred',
      () => routes([':1', 101]),
      () => invalid('routingConfiguration.1.member.weight', "'101'", 'have value less than or equal to 100'),
    ],
    [
      'three versions',
      () => routes([':1', 50], [':2', 30], [':3', 20]),
      (arn) => {
        const items = [50, 30, 20].map(
          (weight, at) =>
            `RoutingConfigurationListItem(stateMachineVersionArn=${arn}:${at + 1}, weight=${weight})`,
        );
        return invalid(
          'routingConfiguration',
          `'[${items.join(', ')}]'`,
          'have length less than or equal to 2',
        );
      },
    ],
    [
      'a number as its name',
      () => ({ ...routes([':1', 100]), name: '123' }),
      () =>
        invalid(
          'name',
          "'123'",
          'satisfy regular expression pattern: ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$',
        ),
    ],
    [
      'a long name',
      () => ({ ...routes([':1', 100]), name: 'A'.repeat(81) }),
      () => invalid('name', `'${'A'.repeat(81)}'`, 'have length less than or equal to 80'),
    ],
  ])('refuses %s', async (_, input, message) => {
    expect(await refusal(call('CreateStateMachineAlias', input()))).toEqual({
      code: 'ValidationException',
      message: message(machine),
    });
  });

  it('keeps its version, which names it when it cannot be deleted', async () => {
    await call('PublishStateMachineVersion', { stateMachineArn: machine });
    await call('CreateStateMachineAlias', routes([':1', 100]));
    expect(
      await refusal(call('DeleteStateMachineVersion', { stateMachineVersionArn: `${machine}:1` })),
    ).toEqual({
      code: 'ConflictException',
      message:
        'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [live]',
    });
  });
});

// "If you provide a qualified state machine ARN that refers to a Distributed Map state, the request fails with
// ValidationException" (API Reference of each)
it.each(['DescribeStateMachine', 'DeleteStateMachine', 'UpdateStateMachine', 'StartExecution'])(
  '%s refuses the ARN of a Distributed Map',
  async (operation) => {
    expect((await refusal(call(operation, { stateMachineArn: `${machine}/label` }))).code).toBe(
      'ValidationException',
    );
  },
);

it('Metadata only has no definition, input or output', async () => {
  const included = { includedData: 'METADATA_ONLY' };
  // "If called with includedData = METADATA_ONLY, the returned definition will be {}" (API Reference, DescribeStateMachine)
  expect(await call('DescribeStateMachine', { stateMachineArn: machine, ...included })).toMatchObject({
    definition: '{}',
  });
  await call('StartExecution', { stateMachineArn: machine, name: 'e' });
  const described = await call('DescribeExecution', {
    executionArn: executionArn(machine, 'e'),
    ...included,
  });
  expect(described).not.toHaveProperty('input');
  expect(described).not.toHaveProperty('output');
  expect(described).toMatchObject({ status: 'SUCCEEDED' });
  const wrong = call('DescribeStateMachine', { stateMachineArn: machine, includedData: 'SOME' });
  expect((await refusal(wrong)).code).toBe('ValidationException');
});

describe('The settings of a state machine', () => {
  const group = (logGroupArn: string): JsonObject => ({
    loggingConfiguration: { level: 'ALL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] },
  });
  // Measured, and published as rules of github.com/badmintoncryer/cdk-preflight (pf-sfn-logging-destination and
  // pf-sfn-encryption-config)
  it.each<[JsonObject, string]>([
    [
      { loggingConfiguration: { level: 'ALL', destinations: [{}] } },
      'Must set valid CloudWatch Log Group ARN.',
    ],
    [group('arn:aws:s3:::bucket:*'), 'Provided ARN is not CloudWatch Logs Log Group ARN.'],
    [
      group('arn:aws:logs:us-east-1:000000000000:log-group:g'),
      "Log Group ARN must be provided with '*' qualifier.",
    ],
    [{ encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY' } }, 'Must set a valid kmsKeyId.'],
    [
      { encryptionConfiguration: { type: 'AWS_OWNED_KEY', kmsKeyId: 'k' } },
      'Custom kmsKeyId is not allowed when selecting AWS_OWNED_KEY.',
    ],
  ])('are refused: %j', async (settings, why) => {
    const { code, message } = await refusal(
      call('UpdateStateMachine', { stateMachineArn: machine, ...settings }),
    );
    expect(code).toMatch(/^Invalid(Logging|Encryption)Configuration$/);
    expect(message).toContain(why);
  });
});

it.each(['TagResource', 'UntagResource'])('%s needs its list', async (operation) => {
  expect((await refusal(call(operation, { resourceArn: machine }))).code).toBe('ValidationException');
});
