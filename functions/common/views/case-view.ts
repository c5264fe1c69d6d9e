import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { bookedContact } from '../../../lib/domain/case/appointment/book.ts';
import { withoutRelated } from '../../../lib/domain/case/assignment/assign-officer.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { CertificateNote } from '../../../lib/domain/case/certificate/state.ts';
import { isInForce } from '../../../lib/domain/case/kernel/access.ts';
import { isStaff, toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { Mandate } from '../../../lib/domain/case/mandate/state.ts';
import { actsOpenTo } from '../../../lib/domain/case/open-acts.ts';
import { handlingTime } from '../../../lib/domain/case/registration/net-time.ts';
import { agencyOf } from '../../../lib/policy/agencies.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import { dataNoticeVersion } from '../../../lib/policy/data-notice.ts';
import { officeHours } from '../../../lib/policy/office-practice.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import type { StoredEvent } from '../../../lib/store/chain.ts';
import { certificateGroundTexts, taxMeasureTexts } from '../../episodes/certificate/certificate-texts.ts';
import { eventText } from '../../episodes/event-text.ts';
import { endReasonTexts } from '../../episodes/job-seeker/index.ts';
import { placeParameters } from '../notices/place.ts';
import { assistanceView } from './assistance-view.ts';
import type { CaseParts } from './case-parts.ts';
import type { CaseAnswer } from './case-schema.ts';
import { countdownView } from './countdown-view.ts';
import { deathView } from './death-view.ts';
import { districtView } from './district-view.ts';
import { linksOf } from './event-links.ts';
import { identityProofView } from './identity-proof-view.ts';
import { inOrder } from './in-order.ts';
import { openTasksView } from './open-tasks-view.ts';
import { outwardView } from './outward-view.ts';
import { ledgerView, registrationView, serviceView } from './registration-view.ts';
import { remediesView } from './remedies-view.ts';
import { phaseTextOf } from './texts.ts';

/** Returns a case as its audience may see it. */
export function caseView(parts: CaseParts): CaseAnswer {
  const { state, history, shown, freeText, rules, now, language } = parts;
  const registration = registrationView(state, rules, parts.audience, now, language, shown);
  return {
    caseId: state.caseId,
    applicationNumber: state.applicationNumber,
    version: state.version,
    asOf: toInstant(now),
    phase: state.phase,
    phaseText: phaseTextOf(state, language),
    region: { code: state.region, name: servedRegions.definition(state.region).name[language] },
    district: districtView(state.district, language),
    channel: state.channel,
    ...(state.placeBasis && { placeBasis: state.placeBasis }),
    assisted: state.assistance !== undefined,
    packVersion: state.packVersion,
    submittedAt: state.submittedAt,
    applicant: parts.applicant,
    // A stored map has no order.
    countdowns: inOrder(Object.values(state.deadlines), ({ dueAt, id }) => `${dueAt} ${id}`).map((deadline) =>
      countdownView(deadline, rules.workingCalendar, now, language),
    ),
    metDeadlines: inOrder(
      Object.entries(state.metDeadlines),
      ([deadlineId, { metAt }]) => `${metAt} ${deadlineId}`,
    )
      .slice(-shown)
      .map(([deadlineId, met]) => ({ deadlineId, ...met })),
    ...informationView(parts),
    ...resultView(parts),
    ...(registration && { registration }),
    ...agencyView(parts),
    ...(state.identity && { identity: state.identity }),
    ...identityProofView(parts),
    ...(state.mandates && { mandates: state.mandates.map((each) => mandateView(each, now)) }),
    ...(state.certificateNotes && {
      certificateNotes: state.certificateNotes.map((each) => certificateNoteView(each, parts, language)),
    }),
    ...(state.dataNotice !== undefined && { dataNotice: state.dataNotice }),
    ...dataNoticeToShow(parts),
    ...(state.restriction && { restriction: state.restriction }),
    ...deathView(parts),
    ...contactPersonView(parts),
    contact: contactView(parts),
    ...appointmentView(state),
    ...jobSeekerView(parts),
    ...assistanceView(parts),
    ...(!registration &&
      parts.audience !== 'administrator' && {
        ledger: ledgerView(state, rules.packAt(state.region, now), language),
      }),
    ...outwardView(state, rules.packAt(state.region, now), parts.audience, language),
    ...openTasksView(parts),
    ...(isStaff(parts.user.role) && withoutRelated(state, [parts.user]).length === 0 && { related: true }),
    possibleActions: [...actsOpenTo(state, parts.user)],
    executions: state.executions.slice(-shown).map(({ name }) => name),
    history: history
      .slice(-shown)
      .map((stored) => historyEntryView(stored, state, freeText, parts, language)),
    totals: {
      history: history.length,
      services: state.plan.services.length,
      months: Object.keys(state.followUp?.months ?? {}).length,
      signals: registration ? state.signals.length : 0,
    },
  };
}

const mandateView = ({ subject: representative, grantedBy: _by, ...mandate }: Mandate, now: number) => ({
  ...mandate,
  representative,
  inForce: isInForce({ ...mandate, subject: representative }, beijingDate(now)),
});

/** The ground of a note reveals something about the person: only they and their agency see it. */
const certificateNoteView = (
  { measure, ground, number, ...note }: CertificateNote,
  { audience }: Pick<CaseParts, 'audience'>,
  language: Language,
) => ({
  ...note,
  measure: { code: measure, text: taxMeasureTexts[measure][language] },
  ...(audience !== 'administrator' && {
    ...(ground && { ground: { code: ground, text: certificateGroundTexts[ground][language] } }),
    ...(number !== undefined && { number }),
  }),
});

/** Returns an event as people read it, with its free text if they may see that, and its links. */
export function historyEntryView(
  { sequence, event }: StoredEvent,
  state: CaseState,
  freeText: CaseParts['freeText'],
  { audience, user }: Pick<CaseParts, 'audience' | 'user'>,
  language: Language,
): CaseAnswer['history'][number] {
  const said = freeText.get(sequence);
  return {
    sequence,
    at: event.at,
    type: event.type,
    text: eventText(event, language),
    by: event.actor.role,
    ...(said && { freeText: said }),
    ...linksOf(event, sequence, state, { audience, role: user.role }),
  };
}

/** The version of the notice on personal data that is in force, if the person was last shown another one. */
function dataNoticeToShow({ state, rules, now }: CaseParts): Pick<CaseAnswer, 'dataNoticeToShow'> {
  const current = dataNoticeVersion(rules.packAt(state.region, now));
  const isDue = state.endedAt === undefined && state.dataNotice !== current;
  return isDue ? { dataNoticeToShow: current } : {};
}

/** The officer who answers for the case, if the directory has their name or telephone number. */
function contactPersonView({ officer, state }: CaseParts): Pick<CaseAnswer, 'contactPerson'> {
  const { name, workPhone } = officer ?? {};
  if (!state.assignment || (name === undefined && workPhone === undefined)) return {};
  return {
    contactPerson: { ...(name !== undefined && { name }), ...(workPhone !== undefined && { workPhone }) },
  };
}

/** How the person gets in touch: the agency, its office hours, and the number of the officer, else of the agency, else the hotline. */
function contactView({ officer, state, rules, now, language }: CaseParts): CaseAnswer['contact'] {
  const pack = rules.packAt(state.region, now);
  const place = placeParameters(state, pack, language);
  const { dayEndCounter } = pack.values;
  const own = state.agency === undefined ? undefined : agencyOf(pack, state.district, state.agency);
  const known = state.assignment && officer;
  return {
    agency: own?.name[language] ?? place.agency,
    phone: known?.workPhone ?? own?.phone ?? place.hotline,
    hours: {
      ...officeHours(pack),
      basis: describeCitation(dayEndCounter.citation, language, dayEndCounter.basis),
    },
    ...(known?.name !== undefined && { officerName: known.name }),
  };
}

function appointmentView(state: CaseParts['state']): Pick<CaseAnswer, 'appointment'> {
  const booked = bookedContact(state);
  return booked ? { appointment: { start: booked.start, end: booked.end, means: booked.means } } : {};
}

function jobSeekerView({ state, shown, audience, language }: CaseParts): Pick<CaseAnswer, 'jobSeeker'> {
  const { jobSeeker, plan } = state;
  if (!jobSeeker) return {};
  const { since, ended } = jobSeeker;
  return {
    jobSeeker: {
      since,
      ...(ended && { ended: { code: ended, text: endReasonTexts[ended][language] } }),
      services:
        audience === 'administrator'
          ? []
          : plan.services.slice(-shown).map((each) => serviceView(each, language)),
    },
  };
}

/** The agency with its name, if the directory still has it. */
function agencyView({ state, rules, now, language }: CaseParts): Pick<CaseAnswer, 'agency'> {
  const { agency, region, district } = state;
  if (agency === undefined) return {};
  const known = agencyOf(rules.packAt(region, now), district, agency);
  return { agency: { code: agency, text: known?.name[language] ?? agency } };
}

function informationView({ state, history, freeText, rules, language, now }: CaseParts) {
  if (!state.informationRequest) return {};
  const { items, requestedAt, answeredAt } = state.informationRequest;
  const facts = rules.packOf(state).values.applicationFacts.value;
  const asked = history.findLast(({ event }) => event.type === 'information-requested');
  const message = asked && freeText.get(asked.sequence)?.message;
  return {
    informationRequest: {
      items: items.map((code) => ({
        code,
        text: facts.find((fact) => fact.code === code)?.[language] ?? code,
      })),
      ...(typeof message === 'string' && { message }),
      requestedAt,
      ...(answeredAt && { answeredAt }),
      handlingTime: handlingTime(state, rules.workingCalendar, now),
    },
  };
}

const outcomes = {
  'application-approved': 'approved',
  'refusal-overturned': 'approved',
  'application-refused': 'refused',
  'application-withdrawn': 'withdrawn',
  'application-ended': 'ended',
} as const;

function resultView({ state, history, freeText, rules, language }: CaseParts): Pick<CaseAnswer, 'result'> {
  const decided = history.findLast(({ event }) => event.type in outcomes);
  if (!decided) return {};
  const outcome = outcomes[decided.event.type as keyof typeof outcomes];
  const explanation = freeText.get(decided.sequence)?.explanation;
  const pack = rules.packOf(state);
  const { values } = pack;
  const reason =
    outcome === 'refused'
      ? values.refusalReasons.value.find(({ code }) => code === state.refusal?.reason)
      : undefined;
  return {
    result: {
      outcome,
      at: decided.event.at,
      text: eventText(decided.event, language),
      ...(reason && {
        refusal: {
          reason: reason.code,
          text: reason[language],
          law: reason.law[language],
          basis: describeCitation(reason.citation, language),
          remedy: reason.remedy[language],
          ...(typeof explanation === 'string' && { explanation }),
          furtherRemedies: remediesView(
            state.district,
            pack,
            language,
            state.refusal?.objection === undefined,
          ),
          ...(state.refusal?.objection && { objection: state.refusal.objection.status }),
        },
      }),
      jobSeekerRegistrationOffered: state.refusal?.jobSeekerRegistrationOffered ?? false,
    },
  };
}
