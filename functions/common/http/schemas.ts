import * as z from 'zod';
import {
  contactMeans,
  districtCodeSchema,
  localMonthSchema,
} from '../../../lib/domain/case/kernel/vocabulary.ts';
import { hasUnreadable, saysSomething } from '../../../lib/domain/text.ts';
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

export const localMonthParameter = localMonthSchema.describe('A calendar month in Beijing, `YYYY-MM`.');

export const subjectSchema = z
  .string()
  .regex(/^[^\s#/]{1,255}$/)
  .describe('An officer, by the subject of their sign-in.');

/** Something that can be chosen or was chosen: its code, and what people read. */
export const choiceSchema = z.strictObject({ code: z.string(), text: z.string() });

/** A division by its code and name. */
export const placeSchema = z.strictObject({ code: z.string(), name: z.string() });

/** What somebody writes in their own words. It says something, so that nobody is told a reason of nothing. */
export const freeTextSchema = (maxLength = 2000) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine((text) => saysSomething(text) && !hasUnreadable(text));

/** The same, where nothing need be written. */
export const optionalTextSchema = (maxLength = 2000) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .refine((text) => text === '' || (saysSomething(text) && !hasUnreadable(text)));

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
