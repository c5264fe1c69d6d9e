import * as z from 'zod';
import { claimStatuses, paymentStatuses, recoveryStatuses } from '../../../lib/domain/case/claim/state.ts';
import { instantSchema, localDateSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { choiceSchema } from '../http/schemas.ts';
import { basisSchema } from '../views/basis-schema.ts';

/** A condition of a scheme, its verdict, and a sentence that says both. */
export const conditionSchema = z
  .strictObject({
    code: z.string(),
    verdict: z.enum(['met', 'not-met', 'unknown', 'open']),
    by: z.enum(['case', 'officer', 'nobody']).describe('Who gave the verdict.'),
    text: z.string(),
  })
  .meta({ id: 'ClaimCondition' });

const boundsSchema = z.strictObject({ leastFen: z.int(), mostFen: z.int() });

/** A scheme of the region, and what it offers a person. */
export const subsidySchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['claimable', 'information']),
  claimants: z.array(z.enum(['person', 'employer'])),
  open: z.boolean().describe('Whether a claim can be made today.'),
  opens: localDateSchema.optional(),
  closes: localDateSchema.optional(),
  amount: z
    .string()
    .describe('How much it pays, in words; if no source sets the amount, that it is still open.'),
  conditions: z.array(conditionSchema),
  asks: z.array(z.string()).describe('The facts that a claim has to state.'),
  documents: z.array(choiceSchema).describe('The only documents that may be asked for.'),
  payer: z.string().optional(),
  fund: z.string().optional(),
  note: z.string().optional(),
  basis: basisSchema,
});

const possibleDuplicateSchema = z.strictObject({
  applicationNumber: z.string(),
  district: z.string(),
  districtName: z.string(),
  sameScheme: z.boolean().describe('Whether a claim under the same scheme is held there.'),
});

/** What a claimant was asked to add. */
export const claimInformationSchema = z
  .strictObject({
    items: z.array(choiceSchema).describe('What is missing: facts, and papers that the scheme names.'),
    message: z.string().optional(),
    requestedAt: instantSchema,
    answeredAt: instantSchema.optional(),
    answer: z.string().optional(),
    open: z.boolean().describe('Whether it can still be answered.'),
  })
  .meta({ id: 'ClaimInformation' });

/** What a claim states, labelled as in its form. */
export const statedViewSchema = z.strictObject({
  text: z.string(),
  items: z.array(z.strictObject({ label: z.string(), value: z.string() })),
});

/** A claim in its current state. Amounts are in fen. */
export const claimViewSchema = z.strictObject({
  number: z.int(),
  status: z.enum(claimStatuses),
  statusText: z.string(),
  by: z.enum(['person', 'employer']),
  scheme: choiceSchema,
  madeAt: instantSchema,
  stated: z.array(statedViewSchema).describe('The facts that the claim states, in words.'),
  conditions: z.array(conditionSchema),
  openValues: z
    .array(z.string())
    .describe('Values of the scheme that no source sets. Nothing is approved until they are set.'),
  bounds: boundsSchema.optional().describe('The least and the most that may be approved.'),
  proposedFen: z.int().optional(),
  amountFen: z.int().optional(),
  account: z.string().optional().describe('The last digits of the account.'),
  informationRequest: claimInformationSchema.optional(),
  notice: z.strictObject({ from: localDateSchema, until: localDateSchema }).optional(),
  payment: z.strictObject({ status: z.enum(paymentStatuses), paidOn: localDateSchema.optional() }).optional(),
  review: z
    .enum(['open', 'upheld', 'dismissed'])
    .optional()
    .describe('The review of a refusal, which can be asked for once; absent until somebody does.'),
  remedies: z
    .array(z.string())
    .optional()
    .describe('How the claimant can challenge a decision against them, as the notice of it says.'),
  recoveries: z.array(
    z.strictObject({
      status: z.enum(recoveryStatuses),
      amountFen: z.int(),
      repaidFen: z.int(),
    }),
  ),
  possibleDuplicates: z
    .array(possibleDuplicateSchema)
    .optional()
    .describe('For staff: other cases of a person of the same name, birth date and telephone number.'),
  basis: basisSchema,
});
