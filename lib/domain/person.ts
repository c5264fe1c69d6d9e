import * as z from 'zod';
import { localDateSchema } from './case/kernel/vocabulary.ts';

/**
 * What a person states about themselves when they apply. It is personal data: it is stored encrypted in one place and never
 * logged. No document is part of it (人社厅发〔2020〕79号).
 */
export const personSchema = z.strictObject({
  name: z.string(),
  identityNumber: z.string(),
  birthDate: localDateSchema,
  sex: z.enum(['male', 'female']),
  phone: z.string(),
  secondContact: z.strictObject({ name: z.string(), phone: z.string() }).optional(),
  originalStatutoryAge: z.union([z.literal(60), z.literal(55), z.literal(50)]).optional(),
  /** Where they live, if they have said so. */
  address: z.string().optional(),
  /** Stated by everybody who applies for registration as unemployed; a job-seeker states neither. */
  unemploymentReason: z.string().optional(),
  unemploymentDate: localDateSchema.optional(),
  schoolLeavingDate: localDateSchema.optional(),
  lastEmployer: z.string().optional(),
  jobIntention: z.string().optional(),
  /** The nation by GB/T 3304, as in the form of 人社厅发〔2020〕3号. */
  nation: z.string().optional(),
  household: z.enum(['urban', 'rural']).optional(),
  /** The grade on the certificate of a disabled person, GB/T 26341. */
  disabilityGrade: z.enum(['1', '2', '3', '4']).optional(),
  truthCommitment: z.literal(true),
});
export type Person = z.infer<typeof personSchema>;
