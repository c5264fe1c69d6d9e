import * as z from 'zod';
import { type Actor, codeSchema, instantSchema, isForPerson, localDateSchema } from '../kernel/vocabulary.ts';
import {
  assessmentSchema,
  bounceReasons,
  claimantSchema,
  findingSchema,
  payeeSchema,
  recoveryGrounds,
} from './events.ts';
import { askedFactSchema, claimantKinds, schemeTermsSchema } from './scheme.ts';
import { statedFactsSchema } from './stated.ts';

/**
 * The status of a claim. `made`: to be checked; `checked`: to be decided, or on public notice until then; `revoked`: the
 * approval was withdrawn before anything was paid. A claim that is `refused`, `withdrawn`, `revoked` or `recovered` holds no
 * guards; every other claim does.
 */
export const claimStatuses = [
  'made',
  'checked',
  'approved',
  'refused',
  'withdrawn',
  'revoked',
  'recovered',
] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

export const paymentStatuses = ['queued', 'in-run', 'paid', 'bounced'] as const;

const noticeSchema = z.strictObject({
  from: localDateSchema,
  until: localDateSchema,
  /** The notice comes down at this instant, or when the claim ends, if that is earlier. */
  endsAt: instantSchema,
  objections: z.array(
    z.strictObject({
      taskId: z.string(),
      at: instantSchema,
      status: z.enum(['open', 'upheld', 'dismissed']),
    }),
  ),
});

/** What the bank has said of a payment: the day, and the reference by which it identifies the payment or its return. */
const bankAnswerSchema = z.strictObject({ on: localDateSchema, reference: z.string() });
export type BankAnswer = z.infer<typeof bankAnswerSchema>;

const paymentSchema = z.strictObject({
  status: z.enum(paymentStatuses),
  queuedAt: instantSchema,
  /** The number of times that it was sent. */
  attempt: z.int().nonnegative(),
  runId: z.string().optional(),
  paidOn: localDateSchema.optional(),
  reference: z.string().optional(),
  bouncedFor: z.enum(bounceReasons).optional(),
});

/** `revoked`: nothing had been paid, so nothing is owed; `void`: a part was owed, and the payment came back in full. */
export const recoveryStatuses = ['proposed', 'declined', 'owed', 'repaid', 'revoked', 'void'] as const;

const recoverySchema = z.strictObject({
  number: z.int().positive(),
  status: z.enum(recoveryStatuses),
  ground: z.enum(recoveryGrounds),
  amountFen: z.int().positive(),
  repaidFen: z.int().nonnegative(),
  /** The vouchers of what was repaid. Older records lack those from before 2 December 2026. */
  vouchers: z.array(z.string()).optional(),
  /** The task of deciding it. */
  taskId: z.string(),
  proposedBy: z.string().optional(),
  decidedBy: z.string().optional(),
});

const claimSchema = z.strictObject({
  number: z.int().positive(),
  status: z.enum(claimStatuses),
  madeAt: instantSchema,
  by: z.enum(claimantKinds),
  /** Sealed, like everything that reveals what the claim is for, whose it is, and how much it is. */
  claimant: claimantSchema,
  terms: schemeTermsSchema,
  stated: statedFactsSchema,
  assessment: assessmentSchema,
  findings: z.array(findingSchema),
  payee: payeeSchema.optional(),
  mostMonths: z.int().positive().optional(),
  /** It also holds its subject under the name by which it is compared (`guards.ts`). */
  comparedNames: z.literal(true).optional(),
  proposal: z.enum(['approve', 'refuse']).optional(),
  proposedFen: z.int().positive().optional(),
  amountFen: z.int().positive().optional(),
  /** The rules under which it was made; `decidedByPack` has those under which it was decided. */
  packVersion: z.string(),
  /** The number of the grant found from data, if the claim confirms one. */
  found: z.int().positive().optional(),
  /** The number of the recognition whose individual plan it comes from. */
  plan: z.int().positive().optional(),
  decidedByPack: z.string().optional(),
  decidedAt: instantSchema.optional(),
  forSupervisor: z.boolean().optional(),
  /** The members of staff who entered, checked and decided it, by the subjects of their sign-ins. */
  enteredBy: z.string().optional(),
  checkedBy: z.string().optional(),
  decidedBy: z.string().optional(),
  /** The number of the check, from 1. The decider, or an upheld review, sends a claim back for another one. */
  round: z.int().positive(),
  review: z.enum(['open', 'upheld', 'dismissed']).optional(),
  /** What the claimant was asked to add, once, and when they did. */
  information: z
    .strictObject({
      taskId: z.string(),
      facts: z.array(askedFactSchema),
      documents: z.array(codeSchema),
      requestedAt: instantSchema,
      answeredAt: instantSchema.optional(),
    })
    .optional(),
  notice: noticeSchema.optional(),
  payment: paymentSchema.optional(),
  /**
   * Each attempt: its account, which may have been corrected since, and what the bank has said of it. Older records lack all of
   * it, or what the bank has said.
   */
  sentTo: z
    .array(
      z.strictObject({
        attempt: z.int().positive(),
        payee: payeeSchema,
        paidAs: bankAnswerSchema.optional(),
        returnedAs: bankAnswerSchema.optional(),
      }),
    )
    .optional(),
  /** Approved although the budget of the fund did not cover it. */
  overBudget: z.literal(true).optional(),
  recoveries: z.array(recoverySchema),
  /** How many times its payment was questioned, and whether a question is open. */
  questions: z.int().nonnegative(),
  question: z.literal('open').optional(),
});
/** A claim in its present state. */
export interface Claim extends z.infer<typeof claimSchema> {}

/** Absent in a case in which nobody has claimed. */
const shape = { claims: z.array(claimSchema).optional() };

/** The fields of a case that belong to this episode, and their values in a new case. */
export const claimSlice = { shape, initial: {} };

export interface ClaimSlice {
  readonly claims?: readonly Claim[] | undefined;
}

/** The claims of a case, in the order in which they were made. */
export const claimsOf = ({ claims = [] }: ClaimSlice): readonly Claim[] => claims;

/** A claim by its number. */
export const claimOf = (state: ClaimSlice, number: number): Claim | undefined =>
  claimsOf(state).find((each) => each.number === number);

/** Returns a case with one of its claims changed. */
export const withClaim = <State extends ClaimSlice>(
  state: State,
  number: number,
  change: (claim: Claim) => Claim,
): State => ({
  ...state,
  claims: claimsOf(state).map((each) => (each.number === number ? change(each) : each)),
});

/**
 * Finds a claim by its number, if the role may act in it: the person of the case acts in their own claims and not in an
 * employer's, and an employer in those of employers. Its credit code says which of those are its own.
 */
export function ownClaim(
  state: ClaimSlice,
  number: number,
  { role }: Pick<Actor, 'role'>,
): Claim | undefined {
  const claim = claimOf(state, number);
  if (!claim || (isForPerson(role) && claim.by !== 'person')) return undefined;
  return role === 'employer' && claim.by !== 'employer' ? undefined : claim;
}

/** Whether a claim waits for its check or its decision. */
export const isUndecided = ({ status }: Pick<Claim, 'status'>): boolean =>
  status === 'made' || status === 'checked';

/** Whether a claim was approved and its money is not on its way: its account can be given or corrected. */
export const isToBeSent = ({ payment }: Pick<Claim, 'payment'>): boolean =>
  payment?.status === 'queued' || payment?.status === 'bounced';

/** Whether a claim holds its guards: until it is refused, withdrawn, revoked, or fully repaid. */
export const isHolding = ({ status }: Pick<Claim, 'status'>): boolean =>
  isUndecided({ status }) || status === 'approved';

/** Whether two people had claimed back a part of a payment, still to be sent again, before the money came back. */
export const wasFoundUndue = ({ payment, recoveries }: Pick<Claim, 'payment' | 'recoveries'>): boolean =>
  payment?.status !== 'paid' && recoveries.some(({ status }) => status === 'void');
