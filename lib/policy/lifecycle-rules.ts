import type { LifecycleRules } from '../domain/case/case.ts';
import type { TimeLimit } from '../domain/case/kernel/deadline.ts';
import type { CitationReference, Track } from '../domain/case/kernel/vocabulary.ts';
import { longUnemployedYouth } from '../domain/case/ledger/youth.ts';
import type { PlanItemRule } from '../domain/case/service-plan/rules.ts';
import { hardshipRules } from './hardship-rules.ts';
import { outwardRules } from './outward-rules.ts';
import type { Pack, PackValues, Resolved } from './packs.ts';
import { escalationRulesOf, referenceOf } from './registration-rules.ts';
import type { Citation } from './types.ts';
import type { ClaimHandling } from './values/grants.ts';
import type { PlanItem } from './values/lifecycle.ts';
import type { Described } from './values/registration.ts';
import type { OptionalKey, PolicyValues } from './values.ts';

const rulesOf = new WeakMap<PackValues, LifecycleRules>();

/** Translates the pack into the rules that apply after the decision. Computed once for the values of a pack. */
export function lifecycleRules(pack: Pack): LifecycleRules {
  const rules = rulesOf.get(pack.values) ?? makeRules(pack);
  rulesOf.set(pack.values, rules);
  return rules;
}

function makeRules(pack: Pack): LifecycleRules {
  const { values } = pack;
  const times = values.handlingTimes;
  const within = (workingDays: number): TimeLimit => ({
    term: { workingDays },
    closes: 'end-of-day',
    basis: referenceOf(times.citation),
  });
  const internship = optional(pack, 'youthInternship');
  const reEntry = optional(pack, 'reEntry');
  const afterPlacement = optional(pack, 'afterPlacement');
  const { followUp, refusalClosure, unreachableClosure } = values;
  const helpers = optional(pack, 'helpers');
  return {
    get packVersion() {
      return pack.reference;
    },
    helpers: helpers ? helpers.value.map(({ code }) => code) : [],
    nameOfficerWithin: within(times.value.arrangeTransferWorkingDays),
    firstContact: {
      term: { workingDays: values.firstContact.value.workingDays },
      closes: 'end-of-day',
      basis: referenceOf(values.firstContact.citation),
    },
    escalations: {
      decision: escalationRulesOf(pack, 'decision'),
      'first-contact': escalationRulesOf(pack, 'first-contact'),
      'follow-up': escalationRulesOf(pack, 'follow-up'),
      'plan-item': escalationRulesOf(pack, 'plan-item'),
      'closure-decision': escalationRulesOf(pack, 'closure-decision'),
    },
    ledger: {
      profileFacts: values.profileFacts.value.map(({ code }) => code),
      tags: values.tags.value.groups.map(({ code }) => code),
      openList: values.tags.value.openList,
      furtherGroups: furtherGroups(pack).map(({ code }) => code),
      completenessChecks: values.ledgerCompleteness.value.map(({ code, fields }) => ({
        code,
        fields: fields.map((field) => field.code),
      })),
    },
    plan: {
      tracks: Object.keys(values.servicePlan.value.templates) as Track[],
      tierGrounds: values.tierCriteria.value.map(({ code }) => code),
      templates: planTemplates(pack),
      makeWithin: within(times.value.makePlanWorkingDays),
      fulfilWithin: {
        term: { months: values.servicePlan.value.dueMonthsAfterPlan },
        closes: 'end-of-day',
        basis: referenceOf(values.servicePlan.citation),
      },
      adjustWithin: within(times.value.adjustPlanWorkingDays),
      ...(internship && {
        internshipAges: { minimum: internship.value.minimumAge, maximum: internship.value.maximumAge },
      }),
      ...youthRules(pack),
      oneToOneForEverybody: values.oneToOne.value.scope === 'every-registered-person',
    },
    followUp: {
      basis: referenceOf(followUp.citation),
      methods: followUp.value.methods.map(({ code }) => code),
      skippedWithinLastWorkingDays: followUp.value.firstMonth.skippedWithinLastWorkingDays,
      firstContactCounts: followUp.value.firstMonth.firstContactCounts,
      excusedAfter: followUp.value.excusedAfter,
      spreadOverDays: times.value.followUpsSpreadOverDays,
      responsible: followUp.value.responsible,
    },
    closure: {
      reasons: Object.fromEntries(
        closingReasons(pack).map(({ code, evidence, notice, proposedByRule, citation }) => [
          code,
          { evidence, notice, proposedByRule, basis: referenceOf(citation) },
        ]),
      ),
      decideWithin: within(times.value.decideClosureWorkingDays),
      decideObjectionWithin: within(times.value.decideObjectionWorkingDays),
      consecutiveRefusals: refusalClosure.value.consecutiveRefusals,
      goodReasonsForRefusal: refusalClosure.value.goodReasons.map(({ code }) => code),
      badReasonsForRefusal: refusalClosure.value.badReasons.map(({ code }) => code),
      voluntaryServices: refusalClosure.value.voluntaryServices,
      unreachableMonths: unreachableClosure.value.consecutiveMonths,
    },
    claims: {
      checkWithin: claimTime(pack, 'checkWorkingDays'),
      decideWithin: claimTime(pack, 'decideWorkingDays'),
      answerObjectionWithin: claimTime(pack, 'answerObjectionWorkingDays'),
      reviewWithin: claimTime(pack, 'reviewWorkingDays'),
      correctAccountWithin: claimTime(pack, 'correctAccountWorkingDays'),
      lookIntoWithin: claimTime(pack, 'lookIntoWorkingDays'),
      ...(values.claimHandling.value.supervisorAboveFen !== undefined && {
        supervisorAboveFen: values.claimHandling.value.supervisorAboveFen,
      }),
    },
    // No source gives a time for these two. Like signals, they use our proposal for what must be done promptly.
    answerCorrectionWithin: within(times.value.handleSignalWorkingDays),
    answerRatingWithin: within(times.value.handleSignalWorkingDays),
    handleSignalWithin: within(times.value.handleSignalWorkingDays),
    completeLedgerWithin: within(times.value.completeLedgerWorkingDays),
    serveJobSeekerWithin: within(times.value.serveJobSeekerWorkingDays),
    arrangeTransferWithin: within(times.value.arrangeTransferWorkingDays),
    decideDeletionWithin: within(times.value.decideDeletionWorkingDays),
    household: householdRules(pack, within),
    publicPost: publicPostRules(pack, within),
    destroyAfterGrantDays: times.value.destroyAfterGrantDays,
    destructionPostponedDays: values.officePractice.value.destructionPostponedDays,
    retention: retentionYears(pack),
    hardship: hardshipRules(pack, within(times.value.recogniseHardshipWorkingDays)),
    ...outwardRules(pack),
    ...(afterPlacement && {
      placementChecks: {
        months: afterPlacement.value.months,
        within: {
          ...within(times.value.checkPlacementWorkingDays),
          basis: referenceOf(afterPlacement.citation),
        },
      },
    }),
    ...(reEntry && {
      reEntry: {
        employedLessThanMonths: reEntry.value.employedLessThanMonths,
        basis: referenceOf(reEntry.citation),
      },
    }),
  };
}

/** How households without work are recognised and helped (DOMAIN C7). */
function householdRules(
  { values: { registrationAge, zeroEmploymentHousehold } }: Pack,
  within: (workingDays: number) => TimeLimit,
): LifecycleRules['household'] {
  const { value, citation } = zeroEmploymentHousehold;
  const basis = referenceOf(citation);
  return {
    minimumAge: registrationAge.value.minimumAge,
    checkWithin: within(value.checkWorkingDays),
    decideWithin: within(value.decideWorkingDays),
    basis: referenceOf(value.recognition.citation),
    help: {
      basis,
      warnings: [
        { name: 'first-warning', term: { workingDays: value.warnAfterWorkingDays }, basis },
        { name: 'second-warning', term: { days: value.warnAfterDays }, basis },
      ],
    },
    endReasons: value.endReasons.map(({ code }) => code),
  };
}

/** Who is placed in a public-welfare post, for how long and how often (DOMAIN C8). */
function publicPostRules(
  pack: Pack,
  within: (workingDays: number) => TimeLimit,
): LifecycleRules['publicPost'] {
  const { value, citation } = pack.values.publicPost;
  const basis = referenceOf(citation);
  const lastResort = optional(pack, 'postsAsLastResort');
  return {
    basis,
    marketFirst: lastResort ? referenceOf(lastResort.citation) : basis,
    maximumMonths: value.maximumMonths,
    yearsToRetirement: value.toRetirementWithinYears,
    maximumPlacements: value.maximumPlacements,
    secondFor: value.secondFor.map(({ code }) => code),
    noticeMonths: value.noticeMonths,
    countsAttendance: optional(pack, 'postAttendance')?.value.countedBy === 'month',
    decideWithin: within(value.decideWorkingDays),
    recordEndWithin: within(value.recordEndWorkingDays),
    offerWithin: within(value.offerRegistrationWorkingDays),
  };
}

/** Returns the reasons for which a registration may end in a region: only those that a source states. */
export const closingReasons = (pack: Pack) =>
  pack.values.closureReasons.value.filter(({ basis }) => basis !== 'proposal');

const claimTime = (
  { values: { claimHandling } }: Pack,
  name: Exclude<keyof ClaimHandling, 'supervisorAboveFen' | 'paymentAnswerWorkingDays'>,
): TimeLimit => ({
  term: { workingDays: claimHandling.value[name] },
  closes: 'end-of-day',
  basis: referenceOf(claimHandling.citation),
});

/** Every class gets a period. A class that a region leaves out is kept for good. */
const retentionYears = (pack: Pack): LifecycleRules['retention'] => {
  const years = new Map(pack.values.retention.value.map((each) => [each.code, each.years]));
  return {
    'registration-file': years.get('registration-file') ?? forGood,
    'unregistered-application': years.get('unregistered-application') ?? forGood,
    'subsidy-file': years.get('subsidy-file') ?? forGood,
  };
};

/** In years. Longer than any date that the system handles. */
const forGood = 1_000;

/**
 * The rules for young people long without work, if a source names them as a group to be served, even if it does not say
 * who they are (SX-2.5). They get the services for people whose intention is unclear.
 */
function youthRules(pack: Pack): Pick<LifecycleRules['plan'], 'youth'> {
  const { longUnemployedYouth } = pack.values;
  if (longUnemployedYouth.status === 'unstated') return {};
  return {
    youth: {
      services: planTemplates(pack).unclear,
      ...(longUnemployedYouth.status === 'set' && { who: longUnemployedYouth.value }),
    },
  };
}

/** Returns the groups that a source names outside its list of groups to be marked at intake. */
export function furtherGroups(pack: Pack): readonly (Described & { readonly citation: Citation })[] {
  const { longUnemployedYouth: youth } = pack.values;
  const citation = youth.status === 'set' ? youth.citation : youth.leftOpenBy[0]?.citation;
  if (!citation) return [];
  return [
    { code: longUnemployedYouth, zh: '长期未就业青年', en: 'Young person long without work', citation },
  ];
}

function planTemplates(pack: Pack): LifecycleRules['plan']['templates'] {
  const { templates } = pack.values.servicePlan.value;
  const itemsOf = (track: Track) =>
    templates[track].map((item) => ({
      code: item.code,
      serviceTypes: item.serviceTypes,
      ...owedBy(item),
      basis: referenceOf(item.citation) satisfies CitationReference,
    }));
  return {
    employment: itemsOf('employment'),
    flexible: itemsOf('flexible'),
    'own-business': itemsOf('own-business'),
    unclear: itemsOf('unclear'),
  };
}

/**
 * Returns how often a service is owed: as often as the circular says, or once if it gives no number. In the second case the
 * person may decline with a reason (I-09). A service that counts when provided is never owed zero times.
 */
export const owedBy = ({
  minimum,
  counts,
}: Pick<PlanItem, 'minimum' | 'counts'>): Pick<PlanItemRule, 'minimum' | 'counts'> =>
  minimum > 0
    ? { minimum, counts }
    : { minimum: 1, counts: counts === 'offered' ? 'offered' : 'provided-or-declined' };

/** Returns a value that a region may leave out; undefined if it has. */
function optional<Key extends OptionalKey>(pack: Pack, key: Key): Resolved<PolicyValues[Key]> | undefined {
  const value = pack.values[key] as Resolved<PolicyValues[Key]> | { readonly status: 'open' | 'unstated' };
  return value.status === 'set' ? value : undefined;
}
