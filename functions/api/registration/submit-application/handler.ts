import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import { type CaseState, evolve } from '../../../../lib/domain/case/case.ts';
import { isWithin, type Principal } from '../../../../lib/domain/case/kernel/access.ts';
import {
  asPreviousSpell,
  type PreviousSpell,
} from '../../../../lib/domain/case/registration/previous-spell.ts';
import { submitApplication } from '../../../../lib/domain/case/registration/submit.ts';
import { regionalDivisions } from '../../../../lib/domain/divisions/five-regions.ts';
import type { Person } from '../../../../lib/domain/person.ts';
import { lifecycleRules } from '../../../../lib/policy/lifecycle-rules.ts';
import type { Pack } from '../../../../lib/policy/packs.ts';
import { regionOfDivision } from '../../../../lib/policy/regions.ts';
import { registrationRules } from '../../../../lib/policy/registration-rules.ts';
import type { CreateOutcome, RequestIdentity } from '../../../../lib/store/cases.ts';
import { applicationNumber } from '../../../common/cases/application-number.ts';
import { connectRecords } from '../../../common/cases/records.ts';
import type { Language } from '../../../common/http/language.ts';
import { Problem } from '../../../common/http/problems.ts';
import { serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { basisView } from '../../../common/views/views.ts';
import { personOf } from './applicant.ts';
import { operation } from './operation.ts';

const records = connectRecords();
const rememberedForSeconds = 7 * 24 * 60 * 60;

export const handler = serve(operation, async (request) => {
  const { body, principal, now, language } = request;
  const region = regionalDivisions.isCounty(body.district) ? regionOfDivision(body.district) : undefined;
  if (!region)
    throw new Problem('region-not-served', {}, [{ pointer: '/district', code: 'region-not-served' }]);
  checkChannel(body.channel, body.district, principal);
  const rules = await currentRules(records.table);
  const pack = rules.packAt(region, now);
  const person = personOf(body, pack, now);

  const identity = await requestIdentity(request.headers['idempotency-key'], principal, request.rawBody, now);
  const create = async (): Promise<CreateOutcome> => {
    const caseId = ulid(now);
    const { district, placeBasis, channel, assistance } = body;
    const previousSpell = await lastSpellOf(person, pack);
    const event = submitApplication(
      {
        region,
        district,
        placeBasis,
        channel,
        applicationNumber: applicationNumber(district, now, caseId),
        ...(principal.role === 'applicant' && { owner: principal.subject }),
        ...(assistance && { assistance: { ...assistance, subject: principal.subject } }),
        ...(previousSpell && { previousSpell }),
      },
      registrationRules(pack),
      rules.calendar,
      { now, actor: { role: principal.role, subject: principal.subject } },
    );
    return records.cases.create({ caseId, event, person, request: identity });
  };
  const outcome = (await records.cases.replayOf(identity)) ?? (await create());
  switch (outcome.kind) {
    case 'created':
      return received(outcome.state, language);
    case 'replayed':
      return {
        ...received(await asFirstReceived(outcome.caseId), language),
        headers: { 'idempotent-replay': 'true' },
      };
    case 'other-body':
      throw new Problem('idempotency-key-reused');
    case 'person-active':
      throw await alreadyActive(outcome.caseId, principal);
  }
});

/** The spell before this one, which a re-entry is judged by (YN-5.1.3). */
async function lastSpellOf(person: Person, pack: Pack): Promise<PreviousSpell | undefined> {
  const last = await records.cases.lastClosed(person.identityNumber);
  return last && asPreviousSpell(last, person.unemploymentDate, lifecycleRules(pack));
}

/** The case as it was when it was received: the answer to a repeated request is the first one. */
async function asFirstReceived(caseId: string): Promise<CaseState> {
  const [first] = await records.cases.history(caseId);
  if (!first) throw new Error(`case ${caseId} was remembered but is not there`);
  return evolve(undefined, caseId, first.event);
}

/** Online applications come from the person or a helper; staff enter those at their own counter. */
function checkChannel(channel: CaseState['channel'], district: string, principal: Principal): void {
  if (principal.role === 'officer' && !isWithin(principal, district))
    throw new Problem('outside-jurisdiction');
  if ((channel === 'counter') !== (principal.role === 'officer')) throw new Problem('channel-not-allowed');
}

async function requestIdentity(
  key: string,
  principal: Principal,
  body: string,
  now: number,
): Promise<RequestIdentity> {
  return {
    id: createHash('sha256')
      .update(JSON.stringify([operation.id, principal.subject, key]))
      .digest('hex'),
    bodyMac: await records.sealing.requestMac(body),
    expiresAt: Math.floor(now / 1000) + rememberedForSeconds,
  };
}

/** Says that there is a case already, and which one only to somebody who may see it. */
async function alreadyActive(caseId: string, principal: Principal): Promise<Problem> {
  const loaded = await records.cases.load(caseId);
  const own = loaded?.state.owner === principal.subject;
  return new Problem('already-active', own ? { caseId } : {});
}

function received(state: CaseState, language: Language) {
  const [deadline] = Object.values(state.deadlines);
  if (!deadline) throw new Error(`case ${state.caseId} has no decision deadline`);
  return {
    body: {
      caseId: state.caseId,
      applicationNumber: state.applicationNumber,
      phase: state.phase,
      submittedAt: state.submittedAt,
      dueDate: deadline.dueDate,
      dueAt: deadline.dueAt,
      provisional: deadline.provisional,
      basis: basisView(deadline.basis, language),
      text:
        language === 'en'
          ? `Received. The decision is due by ${deadline.dueDate}.`
          : `已收到您的申请，将于 ${deadline.dueDate} 前办结。`,
    },
  };
}
