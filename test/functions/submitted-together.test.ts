import { describe, expect, it } from 'vitest';
import {
  type CheckedApplication,
  createCase,
} from '../../functions/api/registration/submit-application/create-case.ts';
import { applicationSchema } from '../../functions/api/registration/submit-application/operation.ts';
import { requestIdentityOf } from '../../functions/common/http/idempotency.ts';
import { beijingDate } from '../../lib/domain/calendar/local-date.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { applicant, calendar, day, friday, hour } from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile } from '../store/support/records.ts';
import { application } from '../support/applications.ts';

const file = recordsForFile();

describe('Copies of an application that arrive together', () => {
  it('are answered with the case of the first one, though each was found to be new before it was opened', async () => {
    const { cases } = await file.fresh();
    const sent = {
      subject: applicant.subject,
      path: {},
      query: {},
      rawBody: '',
      now: friday,
      key: 'the-same-key',
    };
    const checked: CheckedApplication = {
      application: applicationSchema.parse(application()),
      region: 'chongqing',
      person: person(),
      request: requestIdentityOf({ id: 'submit-application' }, sent),
      principal: { subject: applicant.subject, role: 'applicant' },
      alongside: [],
    };
    const submit = (request = checked.request) =>
      createCase(cases, { ...checked, request }, resolvePack('chongqing', beijingDate(friday)), calendar, {
        now: friday,
        actor: applicant,
      });
    const first = await submit();
    if (first.kind !== 'created') throw new Error(`not created: ${first.kind}`);
    expect(await submit()).toMatchObject({ kind: 'replayed', caseId: first.state.caseId });
    const another = requestIdentityOf({ id: 'submit-application' }, { ...sent, key: 'another-key' });
    expect(await submit(another)).toEqual({ kind: 'person-active', caseId: first.state.caseId });
  });
});

describe('Applications that one sign-in takes back again', () => {
  it('I-52: are thirty within a day at most, so that the cases of whoever they name can still be looked through', async () => {
    const { cases } = await file.fresh();
    const named = person();
    let number = 0;
    const submit = (now: number, subject = applicant.subject) => {
      const sent = { subject, path: {}, query: {}, rawBody: '', now, key: `key-${number++}` };
      const checked: CheckedApplication = {
        application: applicationSchema.parse(application()),
        region: 'chongqing',
        person: named,
        request: requestIdentityOf({ id: 'submit-application' }, sent),
        principal: { subject, role: 'applicant' },
        alongside: [],
      };
      const pack = resolvePack('chongqing', beijingDate(now));
      return createCase(cases, checked, pack, calendar, { now, actor: { role: 'applicant', subject } });
    };
    for (let begun = 0; begun < 30; begun++) {
      const outcome = await submit(friday);
      if (outcome.kind !== 'created') throw new Error(outcome.kind);
      await cases.change(outcome.state.caseId, ({ state }) => {
        const withdrawn = withdrawApplication(state, { now: friday, actor: applicant });
        return { change: withdrawn.ok ? { event: withdrawn.value } : undefined, answer: undefined };
      });
    }
    await expect(submit(friday + hour)).rejects.toMatchObject({ code: 'too-many-open-applications' });
    expect(await submit(friday + hour, 'somebody-else')).toMatchObject({ kind: 'created' });
    expect(await submit(friday + day + hour)).toMatchObject({ kind: 'created' });
  });
});
