import * as z from 'zod';
import { deadlineKinds, type EventType, eventDataSchemas, eventTypes, noticeTemplateNames } from './case.ts';
import { episodes } from './episodes.ts';
import { recipientKinds } from './kernel/notice.ts';
import { instantSchema, localDateSchema, regionSchema } from './kernel/vocabulary.ts';
import { detailTypeOf, publishedBy } from './model/effects.ts';

const published = publishedBy(episodes);

/**
 * The messages published on the bus, by detail type: identifiers, dates and process codes, but no personal data. A consumer
 * with access fetches the rest from the API.
 */

const caseIdSchema = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  .describe('The case: a ULID.');
const place = {
  region: regionSchema,
  district: z
    .string()
    .regex(/^\d{6}$/)
    .describe('Six-digit code of the county or district (GB/T 2260).'),
};
const eventIdSchema = z
  .string()
  .describe('The same whenever the message is repeated: use it to process each message once.');

const caseMessage = (type: EventType) =>
  z
    .strictObject({
      eventId: eventIdSchema,
      caseId: caseIdSchema,
      sequence: z.int().positive().describe('The number of the event in the history of the case.'),
      at: instantSchema,
      ...place,
      data: z.strictObject(publicShapeOf(type)),
    })
    .describe(`The event \`${type}\` was recorded.`);

/** The parts of an event that its episode publishes. */
const publicShapeOf = (type: EventType): z.ZodRawShape => {
  const shape: z.ZodRawShape = eventDataSchemas[type]?.shape ?? {};
  return Object.fromEntries(
    (published.get(type) ?? []).flatMap((name) => {
      const schema = shape[name];
      return schema ? [[name, schema]] : [];
    }),
  );
};

const noticeIssuedSchema = z
  .strictObject({
    eventId: eventIdSchema,
    caseId: caseIdSchema,
    noticeId: z.string().describe('Fetch the message from the API with this and the case.'),
    at: instantSchema,
    ...place,
    template: z.enum(noticeTemplateNames),
    templateVersion: z.int().positive().describe('The version of the texts.'),
    recipient: z.enum(recipientKinds),
  })
  .describe('A notice to deliver: to the person, an officer, or the supervisors of the district.');

const countSchema = z.int().nonnegative();

const digestIssuedSchema = z
  .strictObject({
    eventId: eventIdSchema,
    ...place,
    date: localDateSchema.describe('The Beijing day of the digest.'),
    at: instantSchema,
    dueBy: localDateSchema.describe('The last day that is counted as due next: the next working day.'),
    overdue: countSchema,
    dueNext: countSchema,
    kinds: z.partialRecord(
      z.enum(deadlineKinds),
      z.strictObject({ overdue: countSchema, dueNext: countSchema }),
    ),
  })
  .describe('The daily digest of a district: how much is overdue and how much is due next, in counts.');

/** The schema of every message, by its detail type. */
export const messageSchemas: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(eventTypes.map((type) => [detailTypeOf(type), caseMessage(type)])),
  'Notice.Issued': noticeIssuedSchema,
  'Digest.Issued': digestIssuedSchema,
};
