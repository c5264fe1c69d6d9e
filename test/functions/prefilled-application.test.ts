import { describe, expect, it } from 'vitest';
import { handle } from '../../functions/api/registration/read-prefilled-application/handler.ts';
import { operation } from '../../functions/api/registration/read-prefilled-application/operation.ts';
import { applicationSchema } from '../../functions/api/registration/submit-application/operation.ts';
import type { CaseEvent, CaseRefusal, CaseState } from '../../lib/domain/case/case.ts';
import { restrictProcessing } from '../../lib/domain/case/data-rights/rights.ts';
import { recordProfile } from '../../lib/domain/case/ledger/record-profile.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import type { Person } from '../../lib/domain/person.ts';
import type { Result } from '../../lib/domain/result.ts';
import {
  applicant,
  calendar,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  submission,
} from '../domain/case/support/cases.ts';
import { possible } from '../domain/case/support/decisions.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';

const file = recordsForFile();
const who = person();
const proven = { identity: 'sign-in' } as const;
type Opening = Parameters<typeof submission>[0];

/** A case of the person with recorded findings, ended unless it is to stay open. */
async function had(
  { cases }: TestRecords,
  opening: Opening,
  states: Partial<Person> = {},
  { at = friday, open = false } = {},
) {
  const caseId = newCaseId();
  const event = submission({ owner: 'own', ...opening }, at);
  await cases.create({ caseId, event, person: { ...who, ...states } });
  const profile = {
    facts: [
      { code: 'education', value: '31', source: 'person', on: '2026-11-20' } as const,
      { code: 'skill-level', value: 'advanced', source: 'officer', on: '2026-11-20' } as const,
    ],
    tags: [],
  };
  const rules = lifecycleOf('chongqing');
  const steps: ((state: CaseState) => Result<CaseEvent, CaseRefusal>)[] = [
    (state) => recordProfile(state, profile, rules, calendar, { now: at + 1, actor: officer }),
    (state) => withdrawApplication(state, { now: at + 2, actor: applicant }),
  ];
  for (const step of open ? steps.slice(0, 1) : steps)
    await cases.change(caseId, ({ state }) => ({
      change: { event: possible(step(state)) },
      answer: undefined,
    }));
  return caseId;
}

const prefilled = async (records: TestRecords, identityNumber?: string) => {
  const { body } = await handle(records)({
    principal: { role: 'applicant', subject: 'own', ...(identityNumber && { identityNumber }) },
  } as never);
  return operation.answers.schema.parse(body);
};

describe('The form of an application (W9: 不必重复填写)', () => {
  it('is filled in from the last case of the person that has ended, and can be sent as it is', async () => {
    const records = await file.fresh();
    await had(records, proven, { address: '旧地址' });
    const states = { address: '渝中区某路1号', nation: '03', household: 'rural', jobIntention: '1' } as const;
    await had(records, proven, { ...states, phone: '13600136000' }, { at: friday + hour });
    const { form, from } = await prefilled(records, who.identityNumber);
    expect(from?.submittedAt).toBe(new Date(friday + hour).toISOString());
    expect(form).toEqual({
      district: '500103',
      placeBasis: 'residence',
      applicant: {
        name: who.name,
        phone: '13600136000',
        secondContact: who.secondContact,
        address: '渝中区某路1号',
        nation: '03',
        household: 'rural',
      },
      education: '31',
      skillLevel: 'advanced',
      jobIntention: '1',
    });
    const application = {
      ...form,
      channel: 'online',
      applicant: { ...form?.applicant, identityNumber: who.identityNumber },
      unemployment: { reason: '24', date: '2026-11-30', lastEmployer: '某公司' },
      drawsPension: false,
      truthCommitment: true,
    };
    expect(applicationSchema.safeParse(application).success).toBe(true);
  });

  it('is empty for a sign-in that proves no identity, and for somebody of whom nothing is known', async () => {
    const records = await file.fresh();
    await had(records, proven);
    expect(await prefilled(records)).toEqual({});
    expect(await prefilled(records, person().identityNumber)).toEqual({});
  });

  it('takes nothing from a case that goes on', async () => {
    const records = await file.fresh();
    await had(records, proven, {}, { open: true });
    expect(await prefilled(records, who.identityNumber)).toEqual({});
  });

  it('takes nothing from a case whose processing the person has restricted (PIPL art. 44)', async () => {
    const records = await file.fresh();
    const caseId = await had(records, proven);
    const seen = { channel: 'counter', seen: 'identity-card' } as const;
    await records.cases.change(caseId, ({ state }) => ({
      change: { event: possible(restrictProcessing(state, seen, { now: friday + hour, actor: officer })) },
      answer: undefined,
    }));
    expect(await prefilled(records, who.identityNumber)).toEqual({});
  });

  it.each([
    ['stated', 'somebody-else', false],
    ['stated', 'own', true],
    ['sign-in', 'another-sign-in', true],
    ['counter', 'somebody-else', true],
    [undefined, 'somebody-else', false],
    [undefined, 'own', true],
  ] as const)(
    'takes what was opened as %s by %s only where it is known to be theirs',
    async (identity, owner, taken) => {
      const records = await file.fresh();
      await had(records, { owner, ...(identity && { identity }) });
      const { form } = await prefilled(records, who.identityNumber);
      expect(form !== undefined).toBe(taken);
    },
  );
});
