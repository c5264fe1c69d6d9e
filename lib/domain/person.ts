import * as z from 'zod';
import { localDateSchema } from './case/kernel/vocabulary.ts';

/**
 * What a person states about themself when they apply. It is personal data: it lives encrypted in one place
 * and is never logged. No document is part of it (人社厅发〔2020〕79号).
 */
export const personSchema = z.strictObject({
  name: z.string(),
  identityNumber: z.string(),
  birthDate: localDateSchema,
  sex: z.enum(['male', 'female']),
  phone: z.string(),
  secondContact: z.strictObject({ name: z.string(), phone: z.string() }).optional(),
  originalStatutoryAge: z.union([z.literal(60), z.literal(55), z.literal(50)]).optional(),
  unemploymentReason: z.string(),
  unemploymentDate: localDateSchema,
  schoolLeavingDate: localDateSchema.optional(),
  lastEmployer: z.string().optional(),
  jobIntention: z.string().optional(),
  truthCommitment: z.literal(true),
});
export type Person = z.infer<typeof personSchema>;
