import { beforeAll, describe, expect, it } from 'vitest';
import { handle } from '../../functions/api/employers/claim-for-hire/handler.ts';
import { saveAmendment } from '../../functions/common/rules/load-amendment.ts';
import { beijingDate } from '../../lib/domain/calendar/local-date.ts';
import { openTask } from '../../lib/domain/case/case.ts';
import { decideClosure } from '../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../lib/domain/case/closure/propose.ts';
import type { Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import { approveApplication } from '../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import {
  beginningOf,
  calendar,
  day,
  friday,
  lifecycleOf,
  newCaseId,
  officer,
  secondOfficer,
  submission,
  system,
} from '../domain/case/support/cases.ts';
import { reopened } from '../domain/case/support/claims.ts';
import { by } from '../domain/case/support/decisions.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';
import { identityNumber } from '../support/applications.ts';
import { does } from './payments/support/approved.ts';

const file = recordsForFile();
const now = friday + day;
const [first, second] = ['91370000MA3TEST11X', '91370000MA3TEST22X'];
const contract = { from: '2026-11-20', until: '2027-11-19' };

/** Somebody whose registration in a region was approved. */
async function registered(
  { cases }: TestRecords,
  identity: string,
  { region = 'weihai', at = friday }: { readonly region?: Region; readonly at?: number } = {},
) {
  const caseId = newCaseId();
  await cases.create({
    caseId,
    event: submission({ region }, at),
    person: person({ name: '欧阳慧敏', identityNumber: identity }),
  });
  await does(cases, caseId, (state) => openTask(state, decisionTaskId, 'decide-application', by(system, at)));
  await does(cases, caseId, (state) =>
    approveApplication(state, decisionTaskId, [], beginningOf(region, at), calendar, by(officer, at)),
  );
  return caseId;
}

/** Their registration ends, since they are in work. */
async function inWork({ cases }: TestRecords, caseId: string, at: number) {
  const evidence = [{ kind: 'employment-record', source: 'register', on: beijingDate(at) }];
  const rules = lifecycleOf('weihai', at);
  await does(cases, caseId, (state) =>
    proposeClosure(state, 'employed', evidence, rules, calendar, by(officer, at)),
  );
  await does(cases, caseId, (state) => openTask(state, 'decide-closure-1', 'decide-closure', by(system, at)));
  await does(cases, caseId, (state) =>
    decideClosure(state, 'decide-closure-1', { close: true }, rules, by(secondOfficer, at)),
  );
}

/**
 * The answer to an employer, and the calls that it made to the table and to KMS: in a process of its own, unless one is given.
 */
async function claims(
  records: TestRecords,
  creditCode: string,
  who: string,
  { name = '欧阳慧敏', process = file.restarted(records), hired = contract, body = {} as object } = {},
) {
  const { calls, ...connected } = process;
  const from = calls.length;
  const answer = await handle(connected)({
    principal: { role: 'employer', subject: `employer-${creditCode}`, creditCode },
    language: 'zh',
    now,
    headers: {},
    path: {},
    query: {},
    body: {
      region: 'weihai',
      scheme: 'hiring-subsidy',
      person: { name, identityNumber: who },
      employerName: '某机械有限公司',
      stated: { contract: hired },
      ...body,
    },
  } as never).then(
    () => 'claimed',
    ({ code }: { code: string }) => code,
  );
  return { answer, services: calls.slice(from).map(({ service }) => service) };
}

describe('An employer that asks for somebody', () => {
  const [free, claimed, elsewhere, unknown] = [1, 2, 3, 4].map(() => identityNumber()) as [
    string,
    string,
    string,
    string,
  ];
  let records: TestRecords;
  beforeAll(async () => {
    records = await file.fresh();
    await saveAmendment(records.table, reopened('weihai', { opens: '2026-11-20', criteria: [] }), {
      at: new Date(friday).toISOString(),
      by: 'administrator',
    });
    await registered(records, free);
    await registered(records, claimed);
    await registered(records, elsewhere, { region: 'chongqing' });
  });

  it('costs the table and KMS the same for everybody: nobody, somebody elsewhere, with another name, or claimed for', async () => {
    expect((await claims(records, first, claimed)).answer).toBe('claimed');
    const asked = [
      await claims(records, second, unknown),
      await claims(records, second, 'no number'),
      await claims(records, second, elsewhere),
      await claims(records, second, free, { name: '王小明' }),
      await claims(records, second, claimed),
    ];
    expect(asked.map(({ answer }) => answer)).toEqual(asked.map(() => 'hire-not-matched'));
    for (const { services } of asked) expect(services).toEqual(asked[0]?.services);
    expect(asked[0]?.services).toContain('KMS');
  });

  it('claims for somebody who was registered with a travel permit', async () => {
    await registered(records, 'M23456789');
    expect((await claims(records, first, 'm2345678901')).answer).toBe('claimed');
  });

  it('claims for the registration in which they were hired, also where another one runs now (I-12)', async () => {
    const who = identityNumber();
    const before = await registered(records, who, { at: friday - 300 * day });
    await inWork(records, before, friday - 100 * day);
    const since = await registered(records, who, { at: friday - 10 * day });
    const hired = { from: beijingDate(friday - 100 * day), until: beijingDate(friday + 300 * day) };
    expect((await claims(records, first, who, { hired })).answer).toBe('claimed');
    const claimsOf = async (caseId: string) => (await records.cases.load(caseId))?.state.claims?.length;
    expect([await claimsOf(before), await claimsOf(since)]).toEqual([1, undefined]);
  });

  it('claims month by month where the scheme pays by the month, and no month twice (SX-4.3 社保补贴)', async () => {
    const who = identityNumber();
    await registered(records, who, { region: 'shanxi' });
    const hired = { from: '2026-09-01', until: '2027-08-31' };
    const claimed = async (months: readonly string[], by = first) => {
      const stated = { contract: hired, months, spent: 100_000 * months.length };
      const body = { region: 'shanxi', scheme: 'hiring-insurance-subsidy', stated };
      return (await claims(records, by, who, { body })).answer;
    };
    expect(await claimed(['2026-09'])).toBe('claimed');
    expect(await claimed(['2026-10', '2026-11'])).toBe('claimed');
    // It is told so of its own claim; another employer learns nothing.
    expect(await claimed(['2026-11'])).toBe('claim-had-already');
    expect(await claimed(['2026-11'], second)).toBe('hire-not-matched');
  });

  it('claims for each course that somebody has completed, however its name is written (SX-3.4 职业培训补贴)', async () => {
    const who = identityNumber();
    await registered(records, who, { region: 'shanxi' });
    const claimed = async (course: string, by = first) => {
      const training = { course, occupation: '电工', institution: '某学校', completedOn: '2026-11-10' };
      const body = { region: 'shanxi', scheme: 'training-subsidy', stated: { training } };
      return (await claims(records, by, who, { body })).answer;
    };
    expect(await claimed('电工 初级')).toBe('claimed');
    expect(await claimed('电工中级')).toBe('claimed');
    expect(await claimed('电工初级')).toBe('claim-had-already');
    expect(await claimed('电工初级', second)).toBe('hire-not-matched');
  });

  it('costs the same once more, when what was opened is remembered', async () => {
    const twice = async (who: string) => {
      const process = file.restarted(records);
      const answers = [];
      for (let each = 0; each < 2; each++)
        answers.push(await claims(records, second, who, { name: '王小明', process }));
      return answers;
    };
    const asked = await twice(unknown);
    expect(await twice(free)).toEqual(asked);
    expect(asked[1]?.services.length).toBeLessThan(asked[0]?.services.length ?? 0);
  });
});
