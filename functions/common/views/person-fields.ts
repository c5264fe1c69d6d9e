import * as z from 'zod';

/** What a person states about who they are and how to reach them, in every kind of application. */
export const applicantFields = {
  name: z.string().max(200),
  identityNumber: z
    .string()
    .max(60)
    .describe('The number of the identity document: 18 characters by GB 11643, as on the card.'),
  phone: z.string().max(60),
  address: z.string().trim().min(1).max(200).optional().describe('Where the person lives; stored encrypted.'),
  secondContact: z.strictObject({ name: z.string().max(200), phone: z.string().max(60) }).optional(),
};
