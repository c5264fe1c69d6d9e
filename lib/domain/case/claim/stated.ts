import * as z from 'zod';
import { monthOf } from '../../calendar/local-date.ts';
import { plausibleDateSchema, plausibleMonthSchema } from '../../calendar/plausible-date.ts';
import { codeSchema } from '../kernel/vocabulary.ts';
import { type AskedFact, employerSizeSchema, type SchemeTerms } from './scheme.ts';

const shortText = z.string().trim().min(1).max(100);
const creditCodeSchema = z
  .string()
  .overwrite((text) => text.trim().toUpperCase())
  .regex(/^[0-9A-Z]{18}$/);

/** The facts that a claim states, as its scheme asks for them. Sealed; no document is part of them. */
export const statedFactsSchema = z.strictObject({
  /** A labour contract, with first and last day; open-ended without a last day. */
  contract: z.strictObject({ from: plausibleDateSchema, until: plausibleDateSchema.optional() }).optional(),
  /** The employer who has hired the person. */
  employer: z
    .strictObject({
      creditCode: creditCodeSchema,
      name: shortText,
      /** As stated by the employer; an officer verifies it (I-20). */
      size: employerSizeSchema.optional(),
    })
    .optional(),
  /** The months that the claim is for. */
  months: z.array(plausibleMonthSchema).min(1).max(36).optional(),
  year: z.int().min(2000).max(2100).optional(),
  business: z
    .strictObject({ creditCode: creditCodeSchema, name: shortText, openedOn: plausibleDateSchema })
    .optional(),
  training: z
    .strictObject({
      course: shortText,
      occupation: shortText,
      institution: shortText,
      completedOn: plausibleDateSchema,
    })
    .optional(),
  /** The number of class hours of the training. */
  classHours: z.int().positive().max(5_000).optional(),
  certificate: z
    .strictObject({
      number: z.string().regex(/^[0-9A-Za-z-]{4,40}$/),
      occupation: shortText,
      level: codeSchema.optional(),
      issuedOn: plausibleDateSchema,
    })
    .optional(),
  /** The amount spent, in fen: rent, contributions, fees, interest. */
  spent: z.int().positive().max(1_000_000_00).optional(),
  loan: z.strictObject({ reference: z.string().regex(/^[0-9A-Za-z-]{4,40}$/) }).optional(),
});
export type StatedFacts = z.infer<typeof statedFactsSchema>;

/** The facts that a scheme asks for and a claim omits, and those that it states unasked. */
export function factsFault(
  { asks }: Pick<SchemeTerms, 'asks'>,
  stated: StatedFacts,
): { readonly missing: readonly AskedFact[]; readonly unasked: readonly AskedFact[] } {
  const given = Object.entries(stated).flatMap(([name, value]) =>
    value === undefined ? [] : [name as AskedFact],
  );
  return {
    missing: asks.filter((each) => !given.includes(each)),
    unasked: given.filter((each) => !asks.includes(each)),
  };
}

/** The months that a claim is for, without duplicates and in order. */
export const claimedMonths = ({ months = [] }: StatedFacts): readonly string[] => [...new Set(months)].sort();

/** The stated days that must be in the past: nobody claims for what has not happened. */
export const statedDays = ({ contract, business, training, certificate }: StatedFacts): readonly string[] => [
  ...(contract ? [contract.from] : []),
  ...(business ? [business.openedOn] : []),
  ...(training ? [training.completedOn] : []),
  ...(certificate ? [certificate.issuedOn] : []),
];

/**
 * The stated facts that contradict each other; undefined if none do. A contract that ends before it begins is none, and nothing is
 * due for months before or after the contract, or for a year before the business was opened.
 */
export function contradictionIn({
  contract,
  business,
  months,
  year,
}: StatedFacts): readonly AskedFact[] | undefined {
  if (contract?.until !== undefined && contract.until < contract.from) return ['contract'];
  const isOutside = (month: string): boolean =>
    contract !== undefined &&
    (month < monthOf(contract.from) || (contract.until !== undefined && month > monthOf(contract.until)));
  if (claimedMonths({ months }).some(isOutside)) return ['contract', 'months'];
  if (business && year !== undefined && year < Number(business.openedOn.slice(0, 4)))
    return ['business', 'year'];
  return undefined;
}

/** The occupation that a claim is about, as stated. */
export const occupationOf = ({ certificate, training }: StatedFacts): string | undefined =>
  certificate?.occupation ?? training?.occupation;
