import * as z from 'zod';
import { plausibleDateSchema } from '../../domain/calendar/plausible-date.ts';
import { loanKinds } from '../../domain/case/guaranteed-loan/tasks.ts';
import { handOverItemSchema } from '../../domain/case/hand-over/hand-over.ts';
import { codeSchema } from '../../domain/case/kernel/vocabulary.ts';
import type { Stated } from '../types.ts';
import type {
  CounterGuaranteeRule,
  HandOverItems,
  HandOverRecords,
  HandOverTimes,
  LoanBank,
  LoanGroup,
  LoanKindRule,
  LoanReliefScheme,
  PhaseOutRule,
  ReferralRule,
} from '../values/outward.ts';
import type { SourceSchemas } from './value-schemas.ts';

/* Schemas of the values for everything that leaves the agency. Each is made on demand. */

const textSchema = () => z.string().trim().min(1).max(300);
const bilingualSchema = () => z.strictObject({ zh: textSchema(), en: textSchema() });
const described = () => ({ code: codeSchema, zh: textSchema(), en: textSchema() });
const describedSchema = () => z.strictObject(described());
const fenSchema = () => z.int().min(1).max(1_000_000_000_000);
const daysSchema = () => z.int().min(1).max(60);
const once = <Member extends { readonly code: string }>(members: readonly Member[]): boolean =>
  new Set(members.map(({ code }) => code)).size === members.length;

export const referralSchema = (source: SourceSchemas): z.ZodType<ReferralRule> =>
  z.strictObject({
    bodies: z
      .array(
        z.strictObject({
          ...described(),
          code: z.enum(['civil-affairs', 'charity', 'unemployment-insurance']),
          insured: z.boolean().exactOptional(),
          handedOverBy: z.enum(['statutory-duty', 'consent']),
          grounds: z.array(describedSchema()).min(1).max(10),
          reliefs: z.array(describedSchema()).min(1).max(20),
          contact: bilingualSchema().exactOptional(),
          ...source,
        }),
      )
      .min(1)
      .max(3)
      .refine(once, { error: 'has a body twice' }),
  });

const itemsSchema = () =>
  z
    .array(handOverItemSchema)
    .min(1)
    .max(handOverItemSchema.options.length)
    .refine((items) => new Set(items).size === items.length, { error: 'has an item twice' });

export const handOverItemsSchema = (): z.ZodType<HandOverItems> =>
  z.strictObject({ relief: itemsSchema(), benefits: itemsSchema(), loan: itemsSchema() });

export const handOverTimesSchema = (): z.ZodType<HandOverTimes> =>
  z.strictObject({
    answerRequestWorkingDays: daysSchema(),
    handOverWorkingDays: daysSchema(),
    receiptWorkingDays: daysSchema(),
    referralAnswerWorkingDays: daysSchema(),
    checkLoanWorkingDays: daysSchema(),
    loanAnswerWorkingDays: daysSchema(),
    loanPaymentWorkingDays: daysSchema(),
  });

/** The law requires at least three years. */
export const handOverRecordsSchema = (): z.ZodType<HandOverRecords> =>
  z.strictObject({ years: z.int().min(3).max(100) });

export const phaseOutSchema = (): z.ZodType<PhaseOutRule> =>
  z.strictObject({ phaseOutMonths: z.int().min(1).max(60) });

export const loanKindSchema = (): z.ZodType<LoanKindRule> => z.strictObject({ maximumFen: fenSchema() });

export const loanGroupsSchema = (
  source: SourceSchemas,
): z.ZodType<{ readonly groups: readonly Stated<LoanGroup>[] }> =>
  z.strictObject({
    groups: z
      .array(z.strictObject({ ...described(), ...source }))
      .min(1)
      .max(30)
      .refine(once, { error: 'has a group twice' }),
  });

export const counterGuaranteeSchema = (): z.ZodType<CounterGuaranteeRule> =>
  z.strictObject({ upToFen: fenSchema(), kinds: z.array(z.enum(loanKinds)).min(1).max(loanKinds.length) });

export const loanReliefSchema = (
  source: SourceSchemas,
): z.ZodType<{ readonly schemes: readonly Stated<LoanReliefScheme>[] }> =>
  z.strictObject({
    schemes: z
      .array(
        z.strictObject({
          ...described(),
          loans: z.enum(['guaranteed', 'operating']),
          dueFrom: plausibleDateSchema.exactOptional(),
          dueUntil: plausibleDateSchema.exactOptional(),
          maximumMonths: z.int().min(1).max(60).exactOptional(),
          repaidBy: plausibleDateSchema.exactOptional(),
          penaltyInterest: z.literal('waived').exactOptional(),
          closed: z.boolean(),
          ...source,
        }),
      )
      .min(1)
      .max(20)
      .refine(once, { error: 'has a scheme twice' }),
  });

export const loanBanksSchema = (
  source: SourceSchemas,
): z.ZodType<{ readonly banks: readonly Stated<LoanBank>[] }> =>
  z.strictObject({
    banks: z
      .array(z.strictObject({ ...described(), contact: bilingualSchema().exactOptional(), ...source }))
      .min(1)
      .max(50)
      .refine(once, { error: 'has a bank twice' }),
  });
