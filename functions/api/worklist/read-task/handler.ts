import { ageOn, beijingDate, parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState, TaskKind } from '../../../../lib/domain/case/case.ts';
import { longUnemployedYouth, putForwardSince } from '../../../../lib/domain/case/ledger/youth.ts';
import { jobIntentions } from '../../../../lib/domain/codes/person.ts';
import { unemploymentReasons } from '../../../../lib/domain/codes/unemployment-reason.ts';
import { maskNumbersIn } from '../../../../lib/domain/numbers-in-text.ts';
import type { Person } from '../../../../lib/domain/person.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { furtherGroups, lifecycleRules } from '../../../../lib/policy/lifecycle-rules.ts';
import type { Pack } from '../../../../lib/policy/packs.ts';
import { offersJobSeekerRegistration, referenceOf } from '../../../../lib/policy/registration-rules.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { viewOf } from '../../../common/cases/read-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { closureReasonsView, closureView } from '../../../common/views/closure-view.ts';
import { maskedSecondContact } from '../../../common/views/masking.ts';
import { planChoices } from '../../../common/views/plan-choices.ts';
import { findingTexts } from '../../../episodes/registration/screening-texts.ts';
import { taskTexts } from '../../../episodes/registry.ts';
import { operation } from './operation.ts';

const planKinds: readonly TaskKind[] = [
  'make-first-contact',
  'make-service-plan',
  'carry-out-plan',
  'adjust-plan',
];

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, principal, language, now } = request;
    const loaded = await loadPermittedCase(records, path.caseId, principal);
    const { state } = loaded;
    const { closure } = state;
    const task = Object.hasOwn(state.tasks, path.taskId) ? state.tasks[path.taskId] : undefined;
    const ended = Object.hasOwn(state.endedTasks, path.taskId) ? state.endedTasks[path.taskId] : undefined;
    const outcome = ended?.outcome;
    const kind = task?.kind ?? ended?.kind;
    if (!kind) throw new Problem('task-not-found');
    const [view, person, rules] = await Promise.all([
      viewOf(records, loaded, request),
      records.cases.person(loaded),
      currentRules(records.table),
    ]);
    return {
      body: {
        taskId: path.taskId,
        kind,
        kindText: taskTexts[kind][language],
        status: task ? ('open' as const) : ('ended' as const),
        ...(outcome && { outcome }),
        case: view,
        stated: statementsOf(person, language, now),
        ...(state.screening && {
          screening: {
            ...state.screening,
            evidence: state.screening.evidence.map((each) => ({
              ...each,
              ...(each.detail !== undefined && { detail: maskNumbersIn(each.detail) }),
              findingText: findingTexts[each.finding][language],
            })),
          },
        }),
        ...decisionChoices(rules.packOf(state), language),
        ...(closure && { closure: closureView({ ...state, closure }, rules, language) }),
        ...(state.phase === 'registered' && {
          closureReasons: [...closureReasonsView(rules.packAt(state.region, now), language)],
        }),
        ...(state.phase === 'registered' && {
          proposedGroups: proposedGroups(state, person, rules.packAt(state.region, now), language, now),
        }),
        ...(planKinds.includes(kind) && {
          planChoices: planChoices(state, rules.packAt(state.region, now), language),
        }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** Groups to which the person seems to belong by what they have stated; the officer confirms it or not (SX-2.5). */
function proposedGroups(state: CaseState, person: Person, pack: Pack, language: Language, now: number) {
  const since = putForwardSince(state, person, lifecycleRules(pack), beijingDate(now));
  if (since === undefined) return [];
  const [group] = furtherGroups(pack).filter(({ code }) => code === longUnemployedYouth);
  return group
    ? [
        {
          code: group.code,
          text: group[language],
          since,
          basis: describeCitation(referenceOf(group.citation), language),
        },
      ]
    : [];
}

function statementsOf(person: Person, language: Language, now: number) {
  const { unemploymentReason } = person;
  const reason = unemploymentReason === undefined ? undefined : unemploymentReasons.find(unemploymentReason);
  const intention = person.jobIntention === undefined ? undefined : jobIntentions.find(person.jobIntention);
  return {
    age: ageOn(parseLocalDate(person.birthDate), beijingDate(now)),
    sex: person.sex,
    ...(person.secondContact && { secondContact: maskedSecondContact(person.secondContact) }),
    ...(unemploymentReason && {
      unemploymentReason: { code: unemploymentReason, text: reason?.[language] ?? unemploymentReason },
    }),
    ...(person.unemploymentDate && { unemploymentDate: person.unemploymentDate }),
    ...(person.schoolLeavingDate && { schoolLeavingDate: person.schoolLeavingDate }),
    ...(person.lastEmployer && { lastEmployer: maskNumbersIn(person.lastEmployer) }),
    ...(intention && { jobIntention: { code: intention.code, text: intention[language] } }),
  };
}

/** What the region's rules let the officer choose from, and what they forbid. */
function decisionChoices(pack: Pack, language: Language) {
  const { values } = pack;
  return {
    refusalReasons: values.refusalReasons.value.map((reason) => ({
      code: reason.code,
      text: reason[language],
      law: reason.law[language],
      remedy: reason.remedy[language],
      jobSeekerRegistrationOffered: offersJobSeekerRegistration(pack, reason),
    })),
    informationItems: values.applicationFacts.value.map((fact) => ({
      code: fact.code,
      text: fact[language],
    })),
    forbiddenDocuments: values.forbiddenDocuments.value.map((document) => ({
      code: document.code,
      text: document[language],
      basis: describeCitation(referenceOf(document.citation), language),
    })),
  };
}
