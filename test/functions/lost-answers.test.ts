import { beforeEach, describe, expect, it } from 'vitest';
import { changeCase } from '../../functions/common/cases/change-case.ts';
import { requestIdentityOf } from '../../functions/common/http/idempotency.ts';
import { Problem } from '../../functions/common/http/problems.ts';
import type { RequestContext } from '../../functions/common/http/request-context.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import type { CaseStore } from '../../lib/store/cases.ts';
import { applicant, friday, hour, newCaseId, submission } from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { type Fault, recordsForFile, type TestRecords } from '../store/support/records.ts';
import { captureOutput } from './support/output.ts';

const file = recordsForFile();
let records: TestRecords;
let caseId: string;
beforeEach(async () => {
  captureOutput();
  records = await file.fresh();
  caseId = newCaseId();
  await records.cases.create({
    caseId,
    event: submission({ owner: applicant.subject }, friday),
    person: person(),
  });
});

/** Withdraws the application under an Idempotency-Key, or without one. */
function withdraw(cases: CaseStore, key?: string) {
  const now = friday + hour;
  const sent = { subject: applicant.subject, path: { caseId }, query: {}, rawBody: '', now };
  const answerHeaders: Record<string, string> = {};
  const asked: RequestContext = {
    principal: { subject: applicant.subject, role: 'applicant' },
    language: 'zh',
    now,
    answerHeaders,
    ...(key !== undefined && {
      identity: requestIdentityOf({ id: 'withdraw-application' }, { ...sent, key }),
    }),
  };
  const answer = changeCase({ table: records.table, cases }, caseId, asked, (state, context) => ({
    decision: withdrawApplication(state, context),
  }));
  return answer.then((body) => ({ body, replayed: answerHeaders['idempotent-replay'] === 'true' }));
}
const failing = (fault: Fault) => file.faulty(records, () => fault);
const types = async () => (await records.cases.history(caseId)).map(({ event }) => event.type);

describe('A change whose answer is lost after it was stored', () => {
  it('is answered when it comes again with its key, and is made once', async () => {
    await expect(withdraw(failing('after'), 'the-key-of-it')).rejects.toThrow('the process died');
    expect(await types()).toEqual(['application-submitted', 'application-withdrawn']);
    const again = await withdraw(records.cases, 'the-key-of-it');
    expect(again).toMatchObject({ replayed: true, body: { phase: 'withdrawn', version: 2 } });
    expect(await types()).toHaveLength(2);
    expect(await withdraw(records.cases, 'the-key-of-it')).toEqual(again);
  });

  it('is refused by the state of the case when it comes again without one, and is made once', async () => {
    await expect(withdraw(failing('after'))).rejects.toThrow('the process died');
    await expect(withdraw(records.cases)).rejects.toMatchObject({ code: 'not-possible-now' });
    expect(await types()).toHaveLength(2);
  });
});

describe('A change that could not be stored', () => {
  it.each<Fault>(['before', 'conflict'])(
    '(%s) changed nothing, and is made when it comes again',
    async (fault) => {
      const before = await records.everything();
      const failed = withdraw(failing(fault), 'the-key-of-it');
      await expect(failed).rejects.toThrow();
      if (fault === 'conflict') await expect(failed).rejects.toEqual(new Problem('case-changed'));
      expect(await records.everything()).toEqual(before);
      expect(await withdraw(records.cases, 'the-key-of-it')).toMatchObject({
        replayed: false,
        body: { phase: 'withdrawn' },
      });
    },
  );
});

describe('The record of a request', () => {
  it('says nothing of what was sent, and is forgotten after seven days', async () => {
    await withdraw(records.cases, 'the-key-of-it');
    const [remembered] = (await records.everything()).filter(({ PK }) => String(PK).startsWith('IDEM#'));
    expect(remembered).toEqual({
      PK: expect.stringMatching(/^IDEM#[0-9a-f]{64}$/),
      SK: '-',
      bodyMac: expect.stringMatching(/^[0-9a-f]{64}$/),
      caseId,
      version: 2,
      expiresAt: (friday + hour) / 1000 + 7 * 24 * 60 * 60,
    });
  });
});
