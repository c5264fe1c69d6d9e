import * as z from 'zod';
import { instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { caseIdSchema, choiceSchema } from '../http/schemas.ts';
import { basisSchema } from './basis-schema.ts';
import { closureReasonSchema } from './closure-view.ts';
import { planChoicesSchema } from './plan-choices.ts';

/** A ground on which the law allows refusing an application, and what the person is told. */
const refusalReasonSchema = choiceSchema.extend({
  law: z.string(),
  remedy: z.string(),
  jobSeekerRegistrationOffered: z.boolean(),
});

/**
 * The information that may be requested, the documents that may not, and the grounds of refusal, by the rules of the region.
 */
export const decisionChoicesShape = {
  refusalReasons: z.array(refusalReasonSchema),
  informationItems: z.array(choiceSchema),
  forbiddenDocuments: z.array(choiceSchema.extend({ basis: basisSchema })),
};

const plan = planChoicesSchema.shape;

/**
 * The lists that the fields of forms name (`x-options`). The entries of each have at least a code and a text, and the name of a
 * list never changes: functions/README.md lists them.
 */
const choiceListsSchema = z.strictObject({
  ...decisionChoicesShape,
  closureReasons: z.array(closureReasonSchema),
  closureEvidence: z.array(choiceSchema),
  tracks: plan.tracks,
  tiers: plan.tiers,
  tierGrounds: plan.tierGrounds,
  planServices: z
    .array(choiceSchema)
    .describe('The services of the templates; a plan can promise more of each.'),
  serviceTypes: plan.serviceTypes,
  serviceOutcomes: z.array(choiceSchema),
  serviceRefusalReasons: plan.refusalReasons,
  offerMeans: plan.offerMeans,
  openOffers: z.array(choiceSchema).describe('The unanswered offers, by number.'),
  contactMeans: z.array(choiceSchema),
  attemptMeans: z.array(choiceSchema),
  profileFacts: plan.profileFacts,
  groups: plan.groups,
  changeKinds: z.array(choiceSchema).describe('What can be reported with `report-change`.'),
  ownChanges: z.array(choiceSchema).describe('The reports of the person that can be taken back, by number.'),
  identityDocuments: z.array(choiceSchema),
  placeBases: z.array(choiceSchema),
  revealFields: z.array(choiceSchema),
  revealReasons: z.array(choiceSchema),
  placementFindings: z.array(choiceSchema),
  publicPosts: z.array(choiceSchema).describe('The public-welfare posts of the district with places left.'),
  hardshipCategories: z.array(choiceSchema).describe('The groups that the region recognises.'),
  hardshipExitReasons: z.array(choiceSchema).describe('Why a recognition ends in the region.'),
  referralBodies: z
    .array(choiceSchema.extend({ grounds: z.array(choiceSchema), reliefs: z.array(choiceSchema) }))
    .describe(
      'The bodies to which the region refers people, each with the grounds and the relief or benefits.',
    ),
  reliefs: z.array(choiceSchema),
  referrals: z.array(choiceSchema).describe('The referrals of the case, by number.'),
  loanKinds: z.array(choiceSchema),
  loanGroups: z.array(choiceSchema),
  loanBanks: z.array(choiceSchema).describe('Empty until the region has entered its banks.'),
  loanReliefSchemes: z.array(choiceSchema),
  loans: z.array(choiceSchema).describe('The loans of the case, by number.'),
  householdMembers: z.array(choiceSchema).describe('The members of the household, by number.'),
  evidenceSources: z.array(choiceSchema).describe('Where evidence comes from; other codes can be sent too.'),
  subsidies: z.array(choiceSchema).describe('The schemes of the region under which a claim can be made.'),
  excludingSubsidies: z
    .array(choiceSchema)
    .describe('Schemes, here and elsewhere, that can exclude one another.'),
  claims: z.array(choiceSchema).describe('The claims of the case, by number.'),
  foundGrants: z.array(choiceSchema).describe('The grants that were found for the case, by number.'),
  claimFacts: z.array(choiceSchema).describe('The facts that the schemes of undecided claims ask for.'),
  claimDocuments: z.array(choiceSchema).describe('The documents that the schemes of undecided claims name.'),
  claimCriteria: z.array(choiceSchema).describe('The conditions of undecided claims.'),
});

/** All choices that the forms of a case offer, and the plan's rules that come with them. */
export const caseChoicesSchema = z
  .strictObject({
    caseId: caseIdSchema,
    asOf: instantSchema,
    packVersion: z.string(),
    lists: choiceListsSchema,
    followUp: z
      .strictObject({ days: z.int(), differentMeans: z.int(), basis: basisSchema })
      .describe(
        'The attempts that excuse a month in which the person was not reached: the number of days, and of different means.',
      ),
    plan: planChoicesSchema.pick({
      oneToOneOwed: true,
      oneToOneBasis: true,
      dueMonthsAfterPlan: true,
      voluntaryServices: true,
      consecutiveRefusals: true,
      internshipAges: true,
      groupsOpen: true,
      addedServices: true,
    }),
  })
  .meta({ id: 'CaseChoices' });
export type CaseChoices = z.infer<typeof caseChoicesSchema>;
