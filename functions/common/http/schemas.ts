import * as z from 'zod';
import { actions, deadlineKindSchema, taskKindSchema } from '../../../lib/domain/case/case.ts';
import {
  channelSchema,
  escalationLevelSchema,
  instantSchema,
  localDateSchema,
  localMonthSchema,
  phaseSchema,
  placeBasisSchema,
  regionSchema,
  roleSchema,
} from '../../../lib/domain/case/kernel/vocabulary.ts';
import { deliveryChannelSchema, deliveryStatusSchema } from '../../../lib/domain/case/notices/delivery.ts';
import { basisSchema } from '../views/basis-schema.ts';
import { registrationSchema } from '../views/registration-schema.ts';

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

export const districtSchema = z
  .string()
  .regex(/^\d{6}$/)
  .describe('Six-digit code of a county or district (GB/T 2260).');

export const localMonthParameter = localMonthSchema.describe('A calendar month in Beijing, `YYYY-MM`.');

export const subjectSchema = z
  .string()
  .regex(/^[^\s#/]{1,255}$/)
  .describe('An officer, by the subject of their sign-in.');

const placeSchema = z.strictObject({ code: z.string(), name: z.string() });

export const countdownSchema = z.strictObject({
  deadlineId: z.string(),
  kind: deadlineKindSchema,
  dueDate: localDateSchema.describe('The last Beijing day on which it is in time.'),
  dueAt: instantSchema.describe('The first instant at which it is overdue.'),
  overdue: z.boolean(),
  workingDaysLeft: z.int().describe('Working days from today to the due date; negative when overdue.'),
  provisional: z
    .boolean()
    .describe('True while the due date crosses a year whose holidays the State Council has not announced.'),
  basis: basisSchema,
  warnings: z.array(
    z.strictObject({ name: z.string(), at: instantSchema, carriedOut: z.boolean(), basis: basisSchema }),
  ),
});

const historyEntrySchema = z.strictObject({
  sequence: z.int(),
  at: instantSchema,
  type: z.string(),
  text: z.string(),
  by: z.enum([...roleSchema.options, 'system']),
  freeText: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('What was written in somebody’s own words.'),
});

export const resultSchema = z.strictObject({
  outcome: z.enum(['approved', 'refused', 'withdrawn']),
  at: instantSchema,
  text: z.string(),
  refusal: z
    .strictObject({
      reason: z.string(),
      text: z.string(),
      law: z.string(),
      remedy: z.string(),
      explanation: z.string().optional(),
      furtherRemedies: z.array(z.string()),
    })
    .optional(),
  jobSeekerRegistrationOffered: z.boolean(),
});

export const caseSchema = z
  .strictObject({
    caseId: caseIdSchema,
    applicationNumber: z.string(),
    version: z.int(),
    phase: phaseSchema,
    phaseText: z.string(),
    region: placeSchema.extend({ code: regionSchema }),
    district: placeSchema,
    channel: channelSchema,
    placeBasis: placeBasisSchema,
    assisted: z.boolean().describe('Submitted by somebody else for the person.'),
    packVersion: z.string().describe('The version of the policy pack that the case is pinned to.'),
    submittedAt: instantSchema,
    applicant: z.strictObject({ name: z.string(), identityNumber: z.string(), phone: z.string() }),
    countdowns: z.array(countdownSchema),
    metDeadlines: z.array(
      z.strictObject({
        deadlineId: z.string(),
        dueAt: instantSchema,
        metAt: instantSchema,
        late: z.boolean(),
      }),
    ),
    informationRequest: z
      .strictObject({
        items: z.array(z.strictObject({ code: z.string(), text: z.string() })),
        message: z.string().optional(),
        requestedAt: instantSchema,
        answeredAt: instantSchema.optional(),
      })
      .optional(),
    result: resultSchema.optional(),
    registration: registrationSchema
      .optional()
      .describe('Everything after the decision, for a case that was registered.'),
    possibleActions: z
      .array(z.enum(actions))
      .describe('What whoever asks can do now, by the name of the operation, besides the tasks.'),
    executions: z
      .array(z.string())
      .describe('Names of the workflow executions of the case, for administrators.'),
    history: z.array(historyEntrySchema),
  })
  .meta({ id: 'Case' });
export type CaseAnswer = z.infer<typeof caseSchema>;

export const worklistEntrySchema = z.strictObject({
  caseId: caseIdSchema,
  taskId: z.string(),
  kind: taskKindSchema,
  kindText: z.string(),
  applicationNumber: z.string(),
  applicant: z.string().describe('The name, masked.'),
  district: placeSchema,
  channel: channelSchema,
  openedAt: instantSchema,
  dueAt: instantSchema,
  dueDate: localDateSchema,
  overdue: z.boolean(),
  workingDaysLeft: z.int(),
  escalatedTo: escalationLevelSchema.optional(),
  awaitingInformation: z.boolean(),
  forSupervisor: z.boolean().optional().describe('Only a supervisor may end it.'),
  officer: z.string().optional().describe('Who answers for the case, once it is registered.'),
  basis: basisSchema,
});

export const noticeIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}-[a-z-]{1,60}$/)
  .describe('The notice: the number of its event in the case, and its template.');

export const noticePathSchema = z.strictObject({ caseId: caseIdSchema, noticeId: noticeIdSchema });

/** How a notice stands. Sent is not delivered. */
export const deliverySchema = z
  .strictObject({
    status: deliveryStatusSchema,
    attempts: z.int().nonnegative().describe('How often it was sent.'),
    channel: deliveryChannelSchema.optional(),
    sentAt: instantSchema.optional(),
    failedAt: instantSchema.optional(),
    deliveredAt: instantSchema.optional(),
    lapsed: z
      .literal(true)
      .optional()
      .describe('No longer to be sent: the registration was closed, and the person need not be told of it.'),
  })
  .meta({ id: 'Delivery' });
