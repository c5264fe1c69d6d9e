import * as z from 'zod';
import type { CaseState, LifecycleRules } from '../../../lib/domain/case/case.ts';
import { trackSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { factsToLearn } from '../../../lib/domain/case/ledger/completeness.ts';
import { isOneToOneOwed } from '../../../lib/domain/case/ledger/one-to-one.ts';
import { servicesForYouth } from '../../../lib/domain/case/ledger/youth.ts';
import { countingSchema, tierSchema, tiers } from '../../../lib/domain/case/service-plan/plans.ts';
import {
  offerChannels,
  type ServiceType,
  serviceTypes,
  unjudgedReason,
} from '../../../lib/domain/case/service-plan/services.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import { furtherGroups, lifecycleRules, owedBy } from '../../../lib/policy/lifecycle-rules.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { referenceOf } from '../../../lib/policy/registration-rules.ts';
import type { Citation } from '../../../lib/policy/types.ts';
import {
  offerMeansTexts,
  otherRefusalText,
  serviceTypeTexts,
  tierText,
} from '../../episodes/service-plan/plan-texts.ts';
import { choiceSchema } from '../http/schemas.ts';
import { basisSchema } from './basis-schema.ts';
import { textOf } from './registration-view.ts';

const citedSchema = choiceSchema.extend({ basis: basisSchema });

const templateItemSchema = citedSchema.extend({
  serviceTypes: z.array(z.string()).describe('The types of service that count towards it.'),
  minimum: z.int().describe('The minimum number of times; 1 if the circular gives no number.'),
  counts: countingSchema.describe(
    '`offered`: an offer with its outcome counts. `provided-or-declined`: the service counts, or the person’s declining it with a reason; this applies if the circular gives no number.',
  ),
});

/** All choices for recording a profile, making a plan or recording a service, in the region's words. */
export const planChoicesSchema = z
  .strictObject({
    packVersion: z.string(),
    tracks: z.array(citedSchema.extend({ code: trackSchema, template: z.array(templateItemSchema) })),
    tiers: z.array(choiceSchema.extend({ code: tierSchema })),
    tierGrounds: z.array(citedSchema),
    oneToOneOwed: z.boolean().describe('Only one-to-one service may be chosen for this person.'),
    oneToOneBasis: basisSchema,
    dueMonthsAfterPlan: z.int(),
    serviceTypes: z.array(choiceSchema),
    offerMeans: z.array(choiceSchema),
    refusalReasons: z.array(
      choiceSchema.extend({
        good: z.boolean().describe('Whether the reason is good cause.'),
        counts: z
          .boolean()
          .describe(
            'Whether the reason is not good cause, so that refusing a service of the plan counts towards a closure. A reason that is neither counts against nobody.',
          ),
      }),
    ),
    voluntaryServices: z.array(choiceSchema).describe('Voluntary services: declining one is not a refusal.'),
    consecutiveRefusals: z
      .strictObject({ limit: z.int(), closureReason: choiceSchema, basis: basisSchema })
      .describe('The number of consecutive refusals without good reason that leads to a closure proposal.'),
    internshipAges: z.strictObject({ minimum: z.int(), maximum: z.int(), basis: basisSchema }).optional(),
    profileFacts: z.array(choiceSchema),
    groups: z.array(citedSchema),
    groupsOpen: z.boolean().describe('Whether groups that are not listed may be recorded.'),
    addedServices: z
      .array(citedSchema)
      .describe(
        'The services added to the template of any track because the person belongs to a group (SX-2.5).',
      ),
  })
  .meta({ id: 'PlanChoices' });
export type PlanChoices = z.infer<typeof planChoicesSchema>;

/** Returns what the rules of a pack let an officer choose for a case. */
export function planChoices(state: CaseState, pack: Pack, language: Language): PlanChoices {
  const { values } = pack;
  const rules = lifecycleRules(pack);
  const cited = (each: Bilingual & { readonly code: string; readonly citation: Citation }) => ({
    code: each.code,
    text: each[language],
    basis: basisOf(each.citation),
  });
  const serviceChoice = (code: ServiceType) => ({ code, text: serviceTypeTexts[code][language] });
  const basisOf = (citation: Citation) => describeCitation(referenceOf(citation), language);
  const { templates, dueMonthsAfterPlan } = values.servicePlan.value;
  const { refusalClosure, youthInternship, tags, oneToOne } = values;
  const closure = values.closureReasons.value.find(({ code }) => code === 'refused-service');
  return {
    packVersion: pack.reference,
    tracks: values.intentionTracks.value
      .filter(({ code }) => rules.plan.tracks.includes(code))
      .map((track) => ({
        ...cited(track),
        code: track.code,
        template: templates[track.code].map((item) => ({
          ...cited(item),
          serviceTypes: [...item.serviceTypes],
          ...owedBy(item),
        })),
      })),
    // Somebody who is owed one-to-one service may not be given less.
    tiers: (isOneToOneOwed(state, rules) ? (['one-to-one'] as const) : tiers).map((code) => ({
      code,
      text: tierText(code, pack, language),
    })),
    tierGrounds: values.tierCriteria.value.map(cited),
    oneToOneOwed: isOneToOneOwed(state, rules),
    oneToOneBasis: basisOf(oneToOne.citation),
    dueMonthsAfterPlan,
    serviceTypes: serviceTypes.map(serviceChoice),
    offerMeans: offerChannels.map((code) => ({ code, text: offerMeansTexts[code][language] })),
    refusalReasons: [
      ...refusalClosure.value.goodReasons.map((reason) => ({
        code: reason.code,
        text: reason[language],
        good: true,
        counts: false,
      })),
      ...refusalClosure.value.badReasons.map((reason) => ({
        code: reason.code,
        text: reason[language],
        good: false,
        counts: true,
      })),
      { code: unjudgedReason, text: otherRefusalText[language], good: false, counts: false },
    ],
    voluntaryServices: refusalClosure.value.voluntaryServices.map(serviceChoice),
    consecutiveRefusals: {
      limit: refusalClosure.value.consecutiveRefusals,
      closureReason: { code: 'refused-service', text: closure?.[language] ?? 'refused-service' },
      basis: describeCitation(refusalClosure.citation, language, refusalClosure.basis),
    },
    ...(youthInternship.status === 'set' && {
      internshipAges: {
        minimum: youthInternship.value.minimumAge,
        maximum: youthInternship.value.maximumAge,
        basis: basisOf(youthInternship.citation),
      },
    }),
    profileFacts: profileFactsOf(pack, rules, language),
    groups: [...tags.value.groups, ...furtherGroups(pack)].map(cited),
    groupsOpen: tags.value.openList,
    addedServices: servicesForYouth(state, rules).map(({ code, basis }) => ({
      code,
      text: textOf(templates.unclear, language)(code),
      basis: describeCitation(basis, language),
    })),
  };
}

/** The facts that a person is asked for, in the region's words. */
function profileFactsOf(
  { values }: Pack,
  rules: LifecycleRules,
  language: Language,
): PlanChoices['profileFacts'] {
  const described = [
    ...values.profileFacts.value,
    ...values.ledgerCompleteness.value.flatMap(({ fields }) => fields),
  ];
  return factsToLearn(rules).map((code) => ({
    code,
    text: described.find((each) => each.code === code)?.[language] ?? code,
  }));
}
