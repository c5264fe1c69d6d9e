import * as z from 'zod';
import { plausibleDateSchema, plausibleMonthSchema } from '../../calendar/plausible-date.ts';
import { codeSchema } from '../kernel/vocabulary.ts';
import { type AskedFact, employerSizeSchema, type SchemeTerms } from './scheme.ts';

const shortText = z.string().trim().min(1).max(100);
const creditCodeSchema = z
  .string()
  .overwrite((text) => text.trim().toUpperCase())
  .regex(/^[0-9A-Z]{18}$/);

/** What a claim states, as far as its scheme asks for it. Sealed; no document is part of it. */
export const statedFactsSchema = z.strictObject({
  /** A labour contract: first and last day; without a last day it is open-ended. */
  contract: z.strictObject({ from: plausibleDateSchema, until: plausibleDateSchema.optional() }).optional(),
  /** Who has hired the person. */
  employer: z
    .strictObject({
      creditCode: creditCodeSchema,
      name: shortText,
      /** As the employer says; a human finds it (I-20). */
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
  /** How many class hours the training had. */
  classHours: z.int().positive().max(5_000).optional(),
  certificate: z
    .strictObject({
      number: z.string().regex(/^[0-9A-Za-z-]{4,40}$/),
      occupation: shortText,
      level: codeSchema.optional(),
      issuedOn: plausibleDateSchema,
    })
    .optional(),
  /** What was spent on it, in fen: rent, contributions, fees, interest. */
  spent: z.int().positive().max(1_000_000_00).optional(),
  loan: z.strictObject({ reference: z.string().regex(/^[0-9A-Za-z-]{4,40}$/) }).optional(),
});
export type StatedFacts = z.infer<typeof statedFactsSchema>;

/** The facts that a scheme asks for and that a claim leaves out, and those that it states unasked. */
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

/** The months that a claim is for, each once and in order. */
export const claimedMonths = ({ months = [] }: StatedFacts): readonly string[] => [...new Set(months)].sort();

/** Days that a claim states and that are past: nobody claims for what has not been. */
export const statedDays = ({ contract, business, training, certificate }: StatedFacts): readonly string[] => [
  ...(contract ? [contract.from] : []),
  ...(business ? [business.openedOn] : []),
  ...(training ? [training.completedOn] : []),
  ...(certificate ? [certificate.issuedOn] : []),
];

/** The occupation that a claim is about, as it was stated. */
export const occupationOf = ({ certificate, training }: StatedFacts): string | undefined =>
  certificate?.occupation ?? training?.occupation;
