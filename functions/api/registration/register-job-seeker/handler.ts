import { ulid } from 'ulid';
import type * as z from 'zod';
import { ageOn, beijingDate, parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import { registerJobSeeker } from '../../../../lib/domain/case/job-seeker/register.ts';
import { carriedLedgerOf } from '../../../../lib/domain/case/ledger/carry-over.ts';
import type { Person } from '../../../../lib/domain/person.ts';
import type { CreateOutcome } from '../../../../lib/store/cases.ts';
import { agencyOfApplication } from '../../../common/cases/agency.ts';
import { applicationNumber } from '../../../common/cases/application-number.ts';
import { chooseOfficer } from '../../../common/cases/choose-officer.ts';
import { contextOf } from '../../../common/cases/contexts.ts';
import { checkDataNotice } from '../../../common/cases/data-notice.ts';
import { regionOfDistrict } from '../../../common/cases/districts.ts';
import { countedOpening, earlierCases, identityBasisOf } from '../../../common/cases/identity.ts';
import { identified } from '../../../common/cases/parse-applicant.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { requestIdentity } from '../../../common/http/request-identity.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { requireKnown, statedProfile } from '../../../common/views/stated-fields.ts';
import { checkChannel, firstStateOf } from '../submit-application/answers.ts';
import { type jobSeekerSchema, operation } from './operation.ts';

export const handle =
  ({ table, sealing, cases }: Pick<Records, 'table' | 'sealing' | 'cases'>): Handler<typeof operation> =>
  async (request) => {
    const { body, principal, now, language } = request;
    const region = regionOfDistrict(body.district, '/district');
    checkChannel(body, principal);
    const rules = await currentRules(table);
    const pack = rules.packAt(region, now);
    checkDataNotice(body.dataNotice, pack);
    const agency = await agencyOfApplication(table, body, principal, pack, now);
    const person = jobSeekerOf(body, pack.values.registrationAge.value.minimumAge, now);
    const replay = await requestIdentity(operation.id, request, sealing);
    const outcome = await cases.openOnce(replay, open);
    switch (outcome.kind) {
      case 'created':
        return { body: receiptOf(outcome.state, language) };
      case 'replayed':
        return {
          body: receiptOf(await firstStateOf(outcome.caseId, cases), language),
          headers: { 'idempotent-replay': 'true' },
        };
      case 'other-body':
        throw new Problem('idempotency-key-reused');
      case 'too-many':
        throw new Problem('too-many-open-applications');
      case 'person-active':
        throw new Problem('already-job-seeker');
    }

    async function open(): Promise<CreateOutcome> {
      const identity = await identityBasisOf(
        principal,
        { identityNumber: person.identityNumber, assisted: body.assistance !== undefined },
        cases,
        now,
      );
      const found = await cases.ofPerson(person.identityNumber, principal.subject);
      const all = found.all.map(({ state }) => state);
      const earlier = earlierCases(principal, identity, all);
      const own = earlier.find(({ phase, owner }) => owner === principal.subject && phase === 'job-seeker');
      // A copy of this very request may have opened it meanwhile.
      if (own) return (await cases.replayOf(replay)) ?? { kind: 'person-active', caseId: own.caseId };
      // Everybody who is registered as unemployed is served as a job-seeker by that (I-51).
      if (earlier.some(({ phase }) => phase === 'registered'))
        throw new Problem('registered-as-unemployed-already');
      const carriedLedger = carriedLedgerOf(earlier);
      const stated = statedProfile(body, now);
      requireKnown(stated, rules.lifecycleAt({ region }, now), now);
      const caseId = ulid(now);
      const owned = principal.role === 'applicant' ? { owner: principal.subject } : {};
      const event = registerJobSeeker(
        {
          region,
          district: body.district,
          channel: body.channel,
          applicationNumber: applicationNumber(body.district, now, caseId),
          identity,
          ...(agency !== undefined && { agency }),
          ...owned,
          ...(body.assistance && { assistance: { ...body.assistance, subject: principal.subject } }),
          ...(body.dataNotice !== undefined && { dataNotice: body.dataNotice }),
          ...(carriedLedger && { carriedLedger }),
          ...(stated && { statedProfile: stated }),
        },
        await chooseOfficer(table, { district: body.district, agency, ...owned }, request),
        rules.lifecycleAt({ region }, now),
        rules.calendar,
        contextOf(request),
      );
      const counted = countedOpening(identity, principal, now);
      return cases.create({ caseId, event, person, personId: found.personId, request: replay, counted });
    }
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** @throws Problem with every invalid field at once, or `job-seeker-under-age` */
function jobSeekerOf(body: z.infer<typeof jobSeekerSchema>, minimumAge: number, now: number): Person {
  const today = beijingDate(now);
  const faults: { pointer: string; code: ConstructorParameters<typeof Problem>[0] }[] = [];
  const person = identified(body.applicant, today, (field, code) => {
    faults.push({ pointer: `/applicant${field}`, code });
  });
  if (!person || faults.length > 0) throw Problem.ofFields(faults);
  if (ageOn(parseLocalDate(person.birthDate), today) < minimumAge)
    throw new Problem('job-seeker-under-age', { minimumAge });
  return { ...person, ...(body.jobIntention && { jobIntention: body.jobIntention }), truthCommitment: true };
}

function receiptOf(
  { caseId, applicationNumber: number, phase, submittedAt }: Awaited<ReturnType<typeof firstStateOf>>,
  language: 'zh' | 'en',
) {
  return {
    caseId,
    applicationNumber: number,
    phase,
    registeredAt: submittedAt,
    text:
      language === 'en'
        ? `You are registered as a job-seeker (number ${number}).`
        : `您的求职登记已办理（编号${number}）。`,
  };
}
