import * as z from 'zod';
import { plausibleMonthSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import {
  codeSchema,
  contactMeans,
  districtCodeSchema,
  instantSchema,
} from '../../../lib/domain/case/kernel/vocabulary.ts';
import { hasUnreadable, saysSomething } from '../../../lib/domain/text.ts';
/** Parts that several operations share. What is described here is what the OpenAPI document says. */

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
    .describe('The task, as the worklist names it.'),
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
    .refine((text) => saysSomething(text) && !hasUnreadable(text), { error: 'text-says-nothing' });

/** The same, where nothing need be written. */
export const optionalTextSchema = (maxLength = 2000) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .refine((text) => text === '' || (saysSomething(text) && !hasUnreadable(text)), {
      error: 'text-says-nothing',
    });

/** How a person is contacted: the same words wherever a request or an answer names it. */
export const contactMeansSchema = z.enum(contactMeans);

/** A number as people write it: neither `0x10` nor `1e2`, no sign, no leading zero. */
const decimal = (value: unknown): unknown =>
  typeof value === 'string' && !/^[1-9]\d{0,5}$/.test(value) ? Number.NaN : value;

/** The parts of a parameter that names several: the gateway joins those of a parameter that is repeated with commas. */
const parts = (value: unknown): unknown => (typeof value === 'string' ? value.split(',') : value);

/** A parameter that may be given several times, or once with its values between commas. */
export const severalOf = <Value extends z.ZodType>(value: Value) =>
  z.preprocess(parts, z.array(value).min(1).max(50));

/** Where a page of a list ended, as its `next` says: the instant that the list is sorted by, and what tells entries apart. */
export const cursorSchema = z
  .string()
  .max(200)
  .regex(/^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z(#[\w:.-]{1,100}){1,4}$/, {
    error: 'invalid-cursor',
  })
  .describe('The `next` of the page before.');

/** Where a page of numbered entries ended: the number of its last one. */
export const numberCursorSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, { error: 'invalid-cursor' })
  .describe('The `next` of the page before.');

/** The parameters for reading a list page by page. */
export const pageQuery = ({ limit, maxLimit }: { readonly limit: number; readonly maxLimit: number }) => ({
  limit: z
    .preprocess(decimal, z.coerce.number().int().min(1).max(maxLimit).default(limit))
    .describe('A decimal number.'),
  after: cursorSchema.optional(),
});

/** The time of the service by which an answer was made. */
export const asOfSchema = instantSchema.describe(
  'The time of the service by which it was made: what is overdue, and how long is left, is as of then. It does not count for the entity tag.',
);

/** Where the next page of a list begins. */
export const nextPageSchema = z
  .string()
  .optional()
  .describe('Send this as `after` to get the next page; absent on the last page.');
