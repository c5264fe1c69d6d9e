import { describe, expect, it } from 'vitest';
import { handle as registerJobSeeker } from '../../functions/api/registration/register-job-seeker/handler.ts';
import { jobSeekerSchema } from '../../functions/api/registration/register-job-seeker/operation.ts';
import {
  type CheckedApplication,
  createCase,
} from '../../functions/api/registration/submit-application/create-case.ts';
import { handle as submitApplication } from '../../functions/api/registration/submit-application/handler.ts';
import { applicationSchema } from '../../functions/api/registration/submit-application/operation.ts';
import { requestIdentityOf } from '../../functions/common/http/idempotency.ts';
import type { Problem } from '../../functions/common/http/problems.ts';
import { beijingDate } from '../../lib/domain/calendar/local-date.ts';
import { registerJobSeeker as beginAsJobSeeker } from '../../lib/domain/case/job-seeker/register.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import { recordService } from '../../lib/domain/case/service-plan/record-service.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { inParallel } from '../../lib/store/in-parallel.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
} from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile } from '../store/support/records.ts';
import { application, districtOf } from '../support/applications.ts';

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

  it('I-52: are no more where they come at once, whether as unemployed or as a job-seeker', async () => {
    const { table, sealing, cases } = await file.fresh();
    const { applicant: _one, ...rest } = application();
    const { district, truthCommitment } = rest;
    const submit = (number: number) => {
      const who = { name: '张伟', identityNumber: person().identityNumber, phone: '13800138000' };
      const asUnemployed = number % 2 === 0;
      const body = asUnemployed
        ? applicationSchema.parse({ ...rest, applicant: who })
        : jobSeekerSchema.parse({ district, channel: 'online', applicant: who, truthCommitment });
      const request = {
        principal: { subject: 'flood', role: 'applicant' },
        language: 'zh',
        now: friday,
        body,
        rawBody: JSON.stringify(body),
        headers: { 'idempotency-key': `flood-of-this-sign-in-${number}` },
        path: {},
        query: {},
      } as never;
      const handled = asUnemployed
        ? submitApplication({ table, sealing, cases })(request)
        : registerJobSeeker({ table, sealing, cases })(request);
      return handled.then(
        () => 'begun',
        (problem: Problem) => problem.code,
      );
    };
    const answers = await inParallel(
      Array.from({ length: 36 }, (_, number) => number),
      submit,
    );
    expect(answers.filter((each) => each === 'begun')).toHaveLength(30);
    expect(new Set(answers)).toEqual(new Set(['begun', 'too-many-open-applications']));
  });
});

describe('Registrations as a job-seeker that one sign-in has stated', () => {
  it('I-52: count as open until somebody of the agency has seen to them, and no longer', async () => {
    const { cases } = await file.fresh();
    const begin = async () => {
      const caseId = newCaseId();
      await cases.create({ caseId, event: jobSeekerEvent(), person: person() });
      return caseId;
    };
    const [first] = [await begin(), await begin()];
    const later = '2027-01-01T00:00:00.000Z';
    expect(await cases.hasMany('helper', 2, later)).toBe(true);
    await cases.change(first, ({ state }) => {
      const service = { type: 'job-match', on: '2026-11-20', outcome: 'taken' } as const;
      const law = lifecycleOf(state.region);
      const served = recordService(state, service, '1990-03-07', law, calendar, {
        now: friday,
        actor: officer,
      });
      return { change: served.ok ? { event: served.value } : undefined, answer: undefined };
    });
    expect(await cases.hasMany('helper', 2, later)).toBe(false);
    expect(await cases.hasMany('helper', 1, later)).toBe(true);
  });
});

/** A registration as a job-seeker with an identity that the sign-in has only stated. */
const jobSeekerEvent = () =>
  beginAsJobSeeker(
    {
      region: 'chongqing',
      district: districtOf('chongqing'),
      channel: 'online',
      applicationNumber: '50010320261120ABCDEFGH',
      identity: 'stated',
      owner: 'helper',
    },
    { officer: officer.subject, because: 'load' },
    lifecycleOf('chongqing'),
    calendar,
    { now: friday, actor: { role: 'applicant', subject: 'helper' } },
  );
