import * as z from 'zod';
import {
  contactMeans,
  districtCodeSchema,
  localDateSchema,
  localMonthSchema,
} from '../../../lib/domain/case/kernel/vocabulary.ts';
/** Parts that several operations share. What is described here is what the OpenAPI document says. */

export const caseIdSchema = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  .describe('The case: a ULID.');

export const casePathSchema = z.strictObject({ caseId: caseIdSchema });

export const taskPathSchema = z.strictObject({
  caseId: caseIdSchema,
  taskId: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .describe('The task, as the worklist names it.'),
});

export const districtSchema = districtCodeSchema.describe(
  'Six-digit code of a county or district (GB/T 2260).',
);

export const districtPathSchema = z.strictObject({ district: districtSchema });

/** No day that anybody has to enter lies before this one, or after the last that a calendar of four digits can shift. */
const [firstYear, lastYear] = ['1900', '2999'];

/** A day that somebody enters: one that exists, and that a living person can have seen. */
export const enteredDateSchema = localDateSchema.refine(
  (date) => date >= firstYear && date <= `${lastYear}~`,
  {
    error: 'date-implausible',
  },
);

export const localMonthParameter = localMonthSchema
  .refine((month) => month >= firstYear && month <= `${lastYear}~`, { error: 'date-implausible' })
  .describe('A calendar month in Beijing, `YYYY-MM`.');

export const subjectSchema = z
  .string()
  .regex(/^[^\s#/]{1,255}$/)
  .describe('An officer, by the subject of their sign-in.');

/** Something that can be chosen or was chosen: its code, and what people read. */
export const choiceSchema = z.strictObject({ code: z.string(), text: z.string() });

/** A division by its code and name. */
export const placeSchema = z.strictObject({ code: z.string(), name: z.string() });

/** What somebody writes in their own words. */
export const freeTextSchema = (maxLength = 2000) => z.string().trim().min(1).max(maxLength);

/** How a person is contacted: the same words wherever a request or an answer names it. */
export const contactMeansSchema = z.enum(contactMeans);

/** The parameters for reading a list page by page. */
export const pageQuery = ({ limit, maxLimit }: { readonly limit: number; readonly maxLimit: number }) => ({
  limit: z.coerce.number().int().min(1).max(maxLimit).default(limit),
  after: z.string().max(200).optional().describe('The `next` of the page before.'),
});

/** Where the next page of a list begins. */
export const nextPageSchema = z
  .string()
  .optional()
  .describe('Send this as `after` to get the next page; absent on the last page.');
