/**
 * Expected values: the API's model (pattern of an alias name, lengths, weights, errors of each operation) and recordings of the
 * service (duplicate versions, names, a state machine in a routing, a deleted alias, tags of a version).
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../service.ts';
import { Harness, only, ROLE, refusal } from './harness.ts';

let harness: Harness;
let stateMachineArn: string;
beforeEach(async () => {
  harness = new Harness();
  stateMachineArn = await harness.create(only({ Type: 'Succeed' }), 'machine');
  await harness.api('PublishStateMachineVersion', { stateMachineArn });
  await harness.api('UpdateStateMachine', { stateMachineArn, roleArn: `${ROLE}-2`, publish: true });
});
afterEach(() => harness.close());

const route = (qualifier: string, weight: JsonValue): JsonObject => ({
  stateMachineVersionArn: `${stateMachineArn}${qualifier}`,
  weight,
});
const create = (name: string, ...routingConfiguration: JsonObject[]): Promise<JsonObject> =>
  harness.api('CreateStateMachineAlias', { name, routingConfiguration });
const code = async (call: Promise<unknown>): Promise<string> => (await refusal(call)).code;

describe('CreateStateMachineAlias', () => {
  it.each(['!INVALID', 'ALIAS@', '123', '', 'a b', 'x'.repeat(81), 'ä'])(
    'refuses the name %j',
    async (name) => {
      expect(await code(create(name, route(':1', 100)))).toBe('ValidationException');
    },
  );

  it.each(['live', 'v1', '1.0', '-', '_'])('takes the name %s', async (name) => {
    const { stateMachineAliasArn } = await create(name, route(':1', 100));
    expect(stateMachineAliasArn).toBe(`${stateMachineArn}:${name}`);
  });

  it.each<[string, () => JsonObject[], string]>([
    ['no version', () => [], 'ValidationException'],
    ['three versions', () => [route(':1', 50), route(':2', 25), route(':3', 25)], 'ValidationException'],
    ['one version twice', () => [route(':1', 50), route(':1', 50)], 'ValidationException'],
    ['weights below 100', () => [route(':1', 50), route(':2', 49)], 'ValidationException'],
    ['weights above 100', () => [route(':1', 100), route(':2', 1)], 'ValidationException'],
    ['a weight above 100', () => [route(':1', 101), route(':2', -1)], 'ValidationException'],
    ['half a weight', () => [route(':1', 99.5), route(':2', 0.5)], 'ValidationException'],
    ['no weight', () => [route(':1', null)], 'ValidationException'],
    ['the state machine', () => [route('', 100)], 'ValidationException'],
    ['another alias', () => [route(':live', 100)], 'ValidationException'],
    ['a version that is not there', () => [route(':9', 100)], 'ResourceNotFound'],
    ['another state machine', () => [route(':1', 50), route('2:1', 50)], 'ValidationException'],
  ])('refuses a routing to %s', async (_, routes, expected) => {
    expect(await code(create('live', ...routes()))).toBe(expected);
  });

  it('gives the same answer again, and refuses another routing under the same name', async () => {
    const first = await create('live', route(':1', 100));
    expect(await create('live', route(':1', 100))).toEqual(first);
    expect(await code(create('live', route(':2', 100)))).toBe('ConflictException');
  });
});

describe('An alias that is not there', () => {
  it('can be deleted, and not be described or changed', async () => {
    const stateMachineAliasArn = `${stateMachineArn}:gone`;
    expect(await harness.api('DeleteStateMachineAlias', { stateMachineAliasArn })).toEqual({});
    expect(await code(harness.api('DescribeStateMachineAlias', { stateMachineAliasArn }))).toBe(
      'ResourceNotFound',
    );
    const change = { stateMachineAliasArn, description: 'x' };
    expect(await code(harness.api('UpdateStateMachineAlias', change))).toBe('ResourceNotFound');
  });

  it('is not a state machine or a version', async () => {
    for (const stateMachineAliasArn of [stateMachineArn, `${stateMachineArn}:1`])
      for (const operation of ['DescribeStateMachineAlias', 'DeleteStateMachineAlias'])
        expect(await code(harness.api(operation, { stateMachineAliasArn }))).toBe('ValidationException');
  });
});

it('Tags belong to the state machine, not to its versions and aliases', async () => {
  await create('live', route(':1', 100));
  for (const resourceArn of [`${stateMachineArn}:1`, `${stateMachineArn}:live`]) {
    for (const [operation, more] of Object.entries({
      TagResource: { tags: [{ key: 'a', value: 'b' }] },
      UntagResource: { tagKeys: ['a'] },
      ListTagsForResource: {},
    }))
      expect(await code(harness.api(operation, { resourceArn, ...more }))).toBe('ResourceNotFound');
  }
});

describe('A revision', () => {
  const described = (arn: string): Promise<JsonObject> =>
    harness.api('DescribeStateMachine', { stateMachineArn: arn });

  it('has an id from the first update on, also for its versions and executions', async () => {
    const { executionArn: later } = await harness.api('StartExecution', { stateMachineArn });
    const { executionArn: first } = await harness.api('StartExecution', {
      stateMachineArn: `${stateMachineArn}:1`,
    });
    const { revisionId } = await described(stateMachineArn);
    expect(revisionId).toEqual(expect.any(String));
    expect((await described(`${stateMachineArn}:1`)).revisionId).toBeUndefined();
    expect((await described(`${stateMachineArn}:2`)).revisionId).toBe(revisionId);
    const ofExecution = async (executionArn: JsonValue | undefined): Promise<unknown> =>
      (await harness.api('DescribeStateMachineForExecution', { executionArn: executionArn ?? '' }))
        .revisionId;
    expect(await ofExecution(later)).toBe(revisionId);
    expect(await ofExecution(first)).toBeUndefined();
  });

  it('is published only if it is the current one, and is INITIAL before the first update', async () => {
    const publish = (arn: string, revisionId: JsonValue): Promise<JsonObject> =>
      harness.api('PublishStateMachineVersion', { stateMachineArn: arn, revisionId });
    const { revisionId = '' } = await described(stateMachineArn);
    expect(await publish(stateMachineArn, revisionId)).toMatchObject({
      stateMachineVersionArn: `${stateMachineArn}:2`,
    });
    expect(await code(publish(stateMachineArn, 'INITIAL'))).toBe('ConflictException');
    const fresh = await harness.create(only({ Type: 'Succeed' }), 'fresh');
    expect(await code(publish(fresh, revisionId))).toBe('ConflictException');
    expect(await publish(fresh, 'INITIAL')).toMatchObject({ stateMachineVersionArn: `${fresh}:1` });
  });
});

describe('A logging configuration', () => {
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...only({ Type: 'Succeed' }) });
  const createWith = (loggingConfiguration: JsonObject): Promise<JsonObject> =>
    harness.api('CreateStateMachine', { name: 'logging', roleArn: ROLE, definition, loggingConfiguration });
  const destination = {
    cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:us-east-1:000000000000:log-group:g:*' },
  };

  it.each<[JsonObject, JsonObject]>([
    [{}, { level: 'OFF', includeExecutionData: false }],
    [{ level: 'OFF' }, { level: 'OFF', includeExecutionData: false }],
    [
      { destinations: [destination] },
      { level: 'OFF', includeExecutionData: false, destinations: [destination] },
    ],
    [
      { level: 'ALL', destinations: [destination] },
      { level: 'ALL', includeExecutionData: false, destinations: [destination] },
    ],
  ])('%o is described as %o', async (given, expected) => {
    const { stateMachineArn: arn = '' } = await createWith(given);
    expect(await harness.api('DescribeStateMachine', { stateMachineArn: arn })).toMatchObject({
      loggingConfiguration: expected,
    });
  });

  it('is refused with an unknown level, or with a level and no destination', async () => {
    expect(await code(createWith({ level: 'SOME' }))).toBe('ValidationException');
    expect(await code(createWith({ level: 'ALL' }))).toBe('InvalidLoggingConfiguration');
  });
});
