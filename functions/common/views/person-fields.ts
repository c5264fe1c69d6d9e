import * as z from 'zod';
import { plausibleDateSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import { nations } from '../../../lib/domain/codes/nation.ts';
import { freeTextSchema } from '../http/schemas.ts';

/** What a person states about who they are and how to reach them, in every kind of application. */
export const applicantFields = {
  name: z.string().max(200),
  identityNumber: z
    .string()
    .max(60)
    .describe('The number of the identity document: 18 characters by GB 11643, or that of a travel permit.'),
  birthDate: plausibleDateSchema
    .optional()
    .describe('Only with a travel permit, whose number does not show it.'),
  sex: z.enum(['male', 'female']).optional().describe('Only with a travel permit.'),
  phone: z.string().max(60),
  address: freeTextSchema(200).optional().describe('Where the person lives; stored encrypted.'),
  nation: z
    .string()
    .refine((code) => nations.has(code))
    .optional()
    .describe('GB/T 3304; stored encrypted, as is what follows (人社厅发〔2020〕3号, 附件1).'),
  household: z.enum(['urban', 'rural']).optional(),
  disabilityGrade: z
    .enum(['1', '2', '3', '4'])
    .optional()
    .describe('The grade on the certificate, as stated: nobody is asked for the certificate.'),
  secondContact: z.strictObject({ name: z.string().max(200), phone: z.string().max(60) }).optional(),
};
