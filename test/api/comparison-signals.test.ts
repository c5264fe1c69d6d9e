import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { application, identityNumber } from '../support/applications.ts';
import { ClosureCases } from '../support/closure-cases.ts';
import { System } from '../support/system.ts';
import { misfit } from './support/document.ts';

let system: System;
let cases: ClosureCases;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
});
afterAll(() => system.close());

const path = '/comparison-sources/social-insurance/records';
const load = async (records: readonly object[], asOf = '2026-11-20') => {
  const answer = await cases.post(path, 'administrator', { asOf, records });
  expect(misfit('POST', path, answer)).toBeUndefined();
  return answer.body;
};
const line = (number: string, fact = 'insured-employment') => ({ identityNumber: number, fact });
const person = (number: string) => ({
  applicant: { name: '欧阳慧敏', identityNumber: number, phone: '13800138000' },
});

describe('A comparison file (C5, D3.3)', () => {
  it('gives each registration its findings once, as evidence for a human', async () => {
    const number = identityNumber();
    const caseId = await cases.registered('chongqing', person(number));
    const counts = { lines: 1, matched: 1, unknown: 0, rejected: [] };
    expect(await load([line(number)])).toEqual({ ...counts, signals: 1 });
    const before = await cases.read(caseId);
    expect(await load([line(number)])).toEqual({ ...counts, signals: 0 });
    expect((await cases.read(caseId)).version).toBe(before.version);
    expect(before.phase).toBe('registered');

    const { body } = await system.call('GET', `/cases/${caseId}/tasks/decide-closure-1`, {
      as: 'officer-chongqing',
    });
    expect(body.closure).toMatchObject({
      reason: { code: 'employed', text: '被各类用人单位录用或招聘' },
      evidence: [{ kind: { code: 'insurance-match' }, source: 'social-insurance', on: '2026-11-20' }],
    });
    // An older file removes nothing, and says nothing about the present.
    expect(await load([line(number)], '2026-11-19')).toEqual({ ...counts, signals: 0, older: 1 });
    expect((await cases.events(caseId)).filter((type) => type === 'signal-received')).toHaveLength(1);
    expect((await cases.events(caseId)).filter((type) => type === 'closure-proposed')).toEqual([]);
    expect(await cases.tasks(caseId)).toEqual(expect.arrayContaining(['decide-closure-1']));
  });

  it('only counts people who are unknown, have only applied or are no longer registered', async () => {
    const [unknown, stated] = [identityNumber(), identityNumber()];
    const [applied, ended] = [identityNumber(), identityNumber()];
    // An application with a stated identity does not count as the person's until it is approved (I-52).
    await cases.post('/applications', 'applicant', application(person(stated)));
    const submitted = await cases.post(
      '/applications',
      'officer-chongqing',
      application({ channel: 'counter', ...person(applied) }),
    );
    const waiting = String(submitted.body.caseId);
    const closed = await cases.registered('chongqing', person(ended));
    await cases.propose(closed);
    await cases.decide(closed);
    const versions = async () => [(await cases.read(waiting)).version, (await cases.read(closed)).version];
    const before = await versions();
    expect(
      await load([unknown, stated, applied, ended].map((number) => line(number, 'business-owner'))),
    ).toEqual({
      lines: 4,
      matched: 1,
      signals: 0,
      unknown: 3,
      rejected: [],
    });
    expect(await versions()).toEqual(before);
  });

  it('from before the application says nothing of the present, except of a pension (D3.3, D3.4)', async () => {
    const number = identityNumber();
    const caseId = await cases.registered('chongqing', person(number));
    const before = await cases.read(caseId);
    for (const asOf of ['2019-01-01', '2026-10-14', '2026-11-19'])
      expect(await load([line(number)], asOf)).toMatchObject({ matched: 1, signals: 0 });
    expect((await cases.read(caseId)).version).toBe(before.version);
    expect(await load([line(number, 'pension')], '2026-11-01')).toMatchObject({ signals: 1 });
  });

  it('demands no explanation of an applicant who was in work until they lost it', async () => {
    const number = identityNumber();
    await load([line(number), line(identityNumber(), 'business-owner')], '2026-10-15');
    const submitted = await cases.post('/applications', 'applicant', application(person(number)));
    const caseId = String(submitted.body.caseId);
    const { body } = await system.call('GET', `/cases/${caseId}/tasks/decide-application-1`, {
      as: 'officer-chongqing',
    });
    expect(body.screening).toMatchObject({
      evidence: expect.arrayContaining([
        expect.objectContaining({ check: 'insured-employment', finding: 'old', asOf: '2026-10-15' }),
        expect.objectContaining({ check: 'business-owner', finding: 'clear' }),
      ]),
    });
    const approved = await cases.post(
      `/cases/${caseId}/tasks/decide-application-1/decision`,
      'officer-chongqing',
      { outcome: 'approve' },
    );
    expect(approved.status).toBe(200);
  });

  it('rejects damaged lines by number and fault and accepts the others', async () => {
    const number = identityNumber();
    await cases.registered('chongqing', person(number));
    const destroyed = ['5.00103199003070E+17', '110105194912310000', '１１０１０５１９４９１２３１００２Ｘ'];
    const answer = await load([
      line('nobody'),
      ...destroyed.map((each) => line(each)),
      line(number),
      line(''),
    ]);
    expect(answer).toEqual({
      lines: 6,
      matched: 1,
      signals: 1,
      unknown: 1,
      rejected: [
        { line: 1, code: 'identity-number-characters' },
        { line: 2, code: 'identity-number-lost-precision' },
        { line: 3, code: 'identity-number-lost-precision' },
        { line: 6, code: 'identity-number-length' },
      ],
    });
    for (const each of destroyed) expect(JSON.stringify(answer)).not.toContain(each);
  });

  it('records each fact about a person once, however many lines there are and in whatever order', async () => {
    const number = identityNumber();
    const caseId = await cases.registered('chongqing', person(number));
    const facts = ['pension', 'business-owner', 'pension', 'registered-elsewhere', 'pension'];
    const answer = await load(facts.map((fact) => line(number, fact)));
    expect(answer).toMatchObject({ lines: 5, matched: 5, signals: 3 });
    expect((await cases.events(caseId)).filter((type) => type === 'signal-received')).toHaveLength(3);
  });

  it('is refused if its date is tomorrow, its sender is not an administrator or a fact is unknown', async () => {
    const number = identityNumber();
    const body = { asOf: '2026-11-21', records: [line(number)] };
    for (const [asOf, code] of [
      ['0001-01-01', 'date-out-of-range'],
      ['2026-02-29', 'date-does-not-exist'],
    ]) {
      const answer = await cases.post(path, 'administrator', { ...body, asOf });
      expect(answer.body.errors).toMatchObject([{ pointer: '/asOf', code }]);
    }
    expect((await cases.post(path, 'administrator', body)).body.code).toBe('date-in-future');
    for (const as of ['applicant', 'officer-chongqing', 'supervisor-chongqing'])
      expect((await cases.post(path, as, { ...body, asOf: '2026-11-20' })).body.code).toBe(
        'role-not-allowed',
      );
    const wrong = await cases.post(path, 'administrator', {
      asOf: '2026-11-20',
      records: [line(number, 'rich')],
    });
    expect([wrong.status, wrong.body.errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: '/records/0/fact' })],
    ]);
  });
});

describe('A function', () => {
  /** The role of the function whose name contains the given words. */
  async function roleOf(functionName: string): Promise<string> {
    const { Functions } = await system.aws('lambda', 'ListFunctions', {});
    const { Role } =
      (Functions as { FunctionName: string; Role: string }[]).find((each) =>
        each.FunctionName.includes(functionName),
      ) ?? {};
    if (Role === undefined) throw new Error(`there is no function ${functionName}`);
    return Role;
  }
  /** The result of a write made with a function's role, independent of its code. */
  async function written(functionName: string, PK: string): Promise<string> {
    const Role = await roleOf(functionName);
    const put = { TableName: await system.tableName(), Item: { PK: { S: PK }, SK: { S: 'WRITTEN' } } };
    return system.runtime
      .callService({
        service: 'dynamodb',
        operation: 'TransactWriteItems',
        input: { TransactItems: [{ Put: put }] },
        principal: { arn: Role, session: 'test' },
      })
      .then(
        () => 'written',
        (error: { readonly code?: string }) => error.code ?? 'failed',
      );
  }

  it.each([
    ['-LoadsFunction', 'CMPLOADS', ['CASE#1', 'PID#1', 'POLICY', 'OFFICERS', 'EFFECTS#1']],
    ['-OfficersFunction', 'OFFICERS', ['CASE#1', 'PID#1', 'POLICY', 'CALENDAR']],
    ['-ProposalsFunction', 'PROPOSALS', ['CASE#1', 'POLICY', 'CALENDAR', 'OFFICERS']],
    ['-RulesFunction', 'CALENDAR', ['CASE#1', 'OFFICERS', 'DIGEST#500103']],
    ['OpenTask', 'CASE#1', ['PID#1', 'IDEM#1', 'POLICY', 'EFFECTS#1']],
    ['AdvanceCases', 'EFFECTS#1', ['CASE#1', 'PID#1']],
  ])('of %s writes into %s and into nothing else', async (name, own, others) => {
    expect(await written(name, own)).toBe('written');
    for (const PK of others) expect(await written(name, PK), PK).toBe('AccessDeniedException');
  });

  it.each([
    ['-WriteDecryptFunction', { caseId: '1' }, { comparison: '1' }],
    ['ScreenApplication', { comparison: '1' }, { district: '1' }],
    ['WriteLoadsDecrypt', { caseId: '1' }, { comparison: '1' }],
  ])('of %s decrypts what its row says and nothing else (%o, not %o)', async (name, own, other) => {
    const principal = { arn: await roleOf(name), session: 'test' };
    const { Keys } = await system.aws('kms', 'ListKeys', {});
    const described = await Promise.all(
      (Keys as { KeyId: string }[]).map(async ({ KeyId }) => system.aws('kms', 'DescribeKey', { KeyId })),
    );
    const { KeyId } = described
      .map(({ KeyMetadata }) => KeyMetadata as { KeyId: string; Description: string })
      .find(({ Description }) => Description.startsWith('Encrypts the data keys of cases')) ?? { KeyId: '' };
    const decrypted = async (context: Readonly<Record<string, string>>) => {
      const { CiphertextBlob = '' } = await system.aws('kms', 'Encrypt', {
        KeyId,
        Plaintext: 'c2VjcmV0',
        EncryptionContext: context,
      });
      const input = {
        KeyId,
        CiphertextBlob,
        ...(Object.keys(context).length > 0 && { EncryptionContext: context }),
      };
      return system.runtime.callService({ service: 'kms', operation: 'Decrypt', input, principal }).then(
        () => 'decrypted',
        (error: { readonly code?: string }) => error.code ?? 'failed',
      );
    };
    expect(await decrypted(own)).toBe('decrypted');
    for (const context of [other, { ...own, ...other }, {}])
      expect(await decrypted(context), JSON.stringify(context)).toBe('AccessDeniedException');
  });
});
