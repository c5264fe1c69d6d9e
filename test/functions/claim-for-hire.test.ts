import { beforeAll, describe, expect, it } from 'vitest';
import { handle } from '../../functions/api/employers/claim-for-hire/handler.ts';
import { saveAmendment } from '../../functions/common/rules/load-amendment.ts';
import { openTask } from '../../lib/domain/case/case.ts';
import type { Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import { approveApplication } from '../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import {
  beginningOf,
  calendar,
  day,
  friday,
  newCaseId,
  officer,
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
async function registered({ cases }: TestRecords, identity: string, region: Region = 'weihai') {
  const caseId = newCaseId();
  await cases.create({
    caseId,
    event: submission({ region }),
    person: person({ name: '欧阳慧敏', identityNumber: identity }),
  });
  await does(cases, caseId, (state) =>
    openTask(state, decisionTaskId, 'decide-application', by(system, friday)),
  );
  await does(cases, caseId, (state) =>
    approveApplication(state, decisionTaskId, [], beginningOf(region), calendar, by(officer, friday)),
  );
}

/** What an employer is answered, and what that asked of the table and of KMS: by a process of its own, unless it is given. */
async function claims(
  records: TestRecords,
  creditCode: string,
  who: string,
  { name = '欧阳慧敏', process = file.restarted(records) } = {},
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
      stated: { contract },
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
    await registered(records, elsewhere, 'chongqing');
  });

  it('costs the table and KMS the same, whoever that is: nobody, somebody elsewhere, of another name, or claimed for', async () => {
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
