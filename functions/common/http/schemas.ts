import * as z from 'zod';
import { plausibleMonthSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import {
  codeSchema,
  contactMeans,
  districtCodeSchema,
  instantSchema,
} from '../../../lib/domain/case/kernel/vocabulary.ts';
import { hasUnreadable, saysSomething } from '../../../lib/domain/text.ts';
/** Parts that several operations share. The OpenAPI document takes its descriptions from here. */

export const caseIdSchema = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  .describe('The case: a ULID.');

export const casePathSchema = z.strictObject({ caseId: caseIdSchema });

export const mandateIdSchema = z.string().regex(/^mandate-[1-9]\d{0,3}$/);

export const taskPathSchema = z.strictObject({
  caseId: caseIdSchema,
  taskId: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .describe('The id of the task, from the worklist.'),
});

export const districtSchema = districtCodeSchema.describe(
  'Six-digit code of a county or district (GB/T 2260).',
);

export const agencySchema = codeSchema.describe(
  'An agency of the region’s directory, by the id that the service catalogue lists.',
);

export const districtPathSchema = z.strictObject({ district: districtSchema });

export const localMonthParameter = plausibleMonthSchema.describe('A calendar month in Beijing, `YYYY-MM`.');

export const subjectSchema = z
  .string()
  .regex(/^[^\s#/]{1,255}$/)
  .describe('An officer, by the subject of their sign-in.');

/** A possible or actual choice: its code, and its text. */
export const choiceSchema = z.strictObject({ code: z.string(), text: z.string() });

/** A division: its code and name. */
export const placeSchema = z.strictObject({ code: z.string(), name: z.string() });

/** What somebody writes in their own words. It must have readable content, so that nobody is given an empty reason. */
export const freeTextSchema = (maxLength = 2000) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine((text) => !hasUnreadable(text), { error: 'invalid-characters', abort: true })
    .refine(saysSomething, { error: 'text-says-nothing' });

/** The same, but may be empty. */
export const optionalTextSchema = (maxLength = 2000) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .refine((text) => !hasUnreadable(text), { error: 'invalid-characters', abort: true })
    .refine((text) => text === '' || saysSomething(text), { error: 'text-says-nothing' });

/** How a person is contacted: the same codes in all requests and answers. */
export const contactMeansSchema = z.enum(contactMeans);

/** A number as people write it: neither `0x10` nor `1e2`, no sign, no leading zero. */
const decimal = (value: unknown): unknown =>
  typeof value === 'string' && !/^[1-9]\d{0,5}$/.test(value) ? Number.NaN : value;

/** Splits a parameter with several values: the gateway joins the values of a repeated parameter with commas. */
const parts = (value: unknown): unknown => (typeof value === 'string' ? value.split(',') : value);

/** A parameter that may be repeated, or given once with values separated by commas. */
export const severalOf = <Value extends z.ZodType>(value: Value) =>
  z.preprocess(parts, z.array(value).min(1).max(50));

/** The end of a page, as its `next` has it: the instant by which the list is sorted, and what tells its entries apart. */
export const cursorSchema = z
  .string()
  .max(200)
  .regex(/^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z(#[\w:.-]{1,100}){1,4}$/)
  .describe('The `next` of the page before.');

/** The end of a page of numbered entries: the number of its last one. */
export const numberCursorSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .describe('The `next` of the page before.');

/** The parameters that page through a list. */
export const pageQuery = ({ limit, maxLimit }: { readonly limit: number; readonly maxLimit: number }) => ({
  limit: z
    .preprocess(decimal, z.coerce.number().int().min(1).max(maxLimit).default(limit))
    .describe('A decimal number.'),
  after: cursorSchema.optional(),
});

/** The time of the service when an answer was made. */
export const asOfSchema = instantSchema.describe(
  'The time of the service when the answer was made: what is overdue, and how much time is left, is as of then. It does not affect the entity tag.',
);

/** The position of the next page of a list. */
export const nextPageSchema = z
  .string()
  .optional()
  .describe('Send this as `after` to get the next page; absent on the last page.');
