import * as z from 'zod';
import { claimStatuses } from '../../../lib/domain/case/claim/state.ts';
import { instantSchema, localDateSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { grantStatuses } from '../../../lib/domain/case/proactive/state.ts';
import { claimInformationSchema, conditionSchema } from '../claims/claim-schema.ts';
import { choiceSchema } from '../http/schemas.ts';
import { basisSchema } from '../views/basis-schema.ts';

/** The id of a claim of an employer, or of a grant that was found for it. It reveals nothing about a case or a person. */
export const entryIdSchema = z
  .string()
  .regex(/^(19|20|21)\d{15}-[0-9a-f]{24}$/)
  .describe('The id of a claim of the employer, or of a grant that was found for it.');
export const employerClaimPathSchema = z.strictObject({ claimId: entryIdSchema });
export const employerGrantPathSchema = z.strictObject({ grantId: entryIdSchema });

/** What an employer may do with its claim now. */
const employerActs = ['provide-information', 'withdraw', 'give-account', 'ask-for-review'] as const;

/** A claim as its employer sees it. Amounts are in fen. */
export const employerClaimSchema = z
  .strictObject({
    claimId: entryIdSchema,
    scheme: choiceSchema,
    person: z.string().describe('The person who was hired, masked.'),
    contractFrom: localDateSchema.optional(),
    contractUntil: localDateSchema.optional(),
    madeAt: instantSchema,
    status: z.enum(claimStatuses),
    statusText: z.string(),
    nextStep: z.string().describe('What comes next, in a sentence.'),
    appeal: z
      .string()
      .optional()
      .describe(
        'If the last decision is against the employer: the body that can review it, the time limits, and the court.',
      ),
    conditions: z
      .array(conditionSchema)
      .describe(
        'The conditions about the employer and its contract. Facts about the person are not disclosed, but a refused claim names the condition that was not met.',
      ),
    informationRequest: claimInformationSchema.optional(),
    amountFen: z.int().optional(),
    paidOn: localDateSchema.optional(),
    account: z.string().optional().describe('The last digits of the account.'),
    found: z.boolean().describe('Whether it confirms a grant that was found for the employer.'),
    acts: z.array(z.enum(employerActs)),
    basis: basisSchema,
  })
  .meta({ id: 'EmployerClaim' });

/** A grant that was found for an employer. */
export const employerGrantSchema = z
  .strictObject({
    grantId: entryIdSchema,
    scheme: choiceSchema,
    person: z.string().describe('The person who was hired, masked.'),
    foundAt: instantSchema,
    until: localDateSchema.optional().describe('The last day on which it can be confirmed.'),
    status: z.enum(grantStatuses),
    statusText: z.string(),
    conditions: z.array(conditionSchema),
    asks: z
      .array(z.string())
      .describe('The facts that the data do not have, so that the confirmation has to state them.'),
    amount: z.string(),
    basis: basisSchema,
  })
  .meta({ id: 'EmployerGrant' });
