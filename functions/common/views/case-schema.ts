import * as z from 'zod';
import { bookedMeans } from '../../../lib/domain/case/appointment/events.ts';
import { actions, deadlineKindSchema } from '../../../lib/domain/case/case.ts';
import { objectionStateSchema } from '../../../lib/domain/case/closure/state.ts';
import {
  channelSchema,
  escalationLevelSchema,
  identityBasisSchema,
  instantSchema,
  localDateSchema,
  localMonthSchema,
  phaseSchema,
  placeBasisSchema,
  regionSchema,
  roleSchema,
} from '../../../lib/domain/case/kernel/vocabulary.ts';
import { caseIdSchema, choiceSchema, mandateIdSchema, placeSchema } from '../http/schemas.ts';
import { householdViewSchema, placementViewSchema } from './assistance-schema.ts';
import { basisSchema } from './basis-schema.ts';
import { openTaskSchema } from './open-task-schema.ts';
import { outwardShape } from './outward-view.ts';
import { ledgerViewSchema, registrationSchema } from './registration-schema.ts';

const countdownSchema = z.strictObject({
  deadlineId: z.string(),
  kind: deadlineKindSchema,
  dueDate: localDateSchema.describe('The last Beijing day on which it is on time.'),
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

export const historyEntrySchema = z.strictObject({
  sequence: z.int(),
  at: instantSchema,
  type: z.string(),
  text: z.string(),
  by: z.enum([...roleSchema.options, 'system']),
  freeText: z.record(z.string(), z.unknown()).optional().describe('What somebody wrote in their own words.'),
  taskId: z.string().optional().describe('The task that it is about, by its id in `openTasks`.'),
  deadlineId: z.string().optional().describe('The deadline that it is about, by its id in `countdowns`.'),
  month: localMonthSchema.optional().describe('The month of follow-ups that it is about.'),
  level: escalationLevelSchema.optional().describe('The level to which an overdue task was escalated.'),
  noticeIds: z
    .array(z.string())
    .optional()
    .describe('The notices that it caused and the caller may read with `list-notices`.'),
  execution: z
    .string()
    .optional()
    .describe('The name of the workflow execution that it started; for administrators.'),
});

const resultSchema = z.strictObject({
  outcome: z.enum(['approved', 'refused', 'withdrawn', 'ended']),
  at: instantSchema,
  text: z.string(),
  refusal: z
    .strictObject({
      reason: z.string(),
      text: z.string(),
      law: z.string(),
      basis: basisSchema,
      remedy: z.string(),
      explanation: z.string().optional(),
      furtherRemedies: z.array(z.string()),
      objection: objectionStateSchema.shape.status.optional().describe('The state of an objection to it.'),
    })
    .optional(),
  jobSeekerRegistrationOffered: z.boolean(),
});

const mandateViewSchema = z.strictObject({
  mandateId: mandateIdSchema,
  representative: z.string().describe('The sign-in of the representative.'),
  from: localDateSchema,
  until: localDateSchema,
  grantedAt: instantSchema,
  revokedAt: instantSchema.optional(),
  inForce: z.boolean().describe('Whether it is in force today.'),
});

const certificateNoteViewSchema = z.strictObject({
  noteId: z.string(),
  measure: choiceSchema,
  ground: choiceSchema.optional().describe('For the person and the agency.'),
  number: z.string().optional().describe('The number of the certificate, for the person and the agency.'),
  beginsOn: localDateSchema,
  notedAt: instantSchema,
  withdrawnAt: instantSchema.optional(),
});

export const caseSchema = z
  .strictObject({
    caseId: caseIdSchema,
    applicationNumber: z.string(),
    version: z.int(),
    asOf: instantSchema.describe(
      'When the answer was made, by the clock of the service: what is overdue, and the days left, are as of then.',
    ),
    phase: phaseSchema,
    phaseText: z.string(),
    region: placeSchema.extend({ code: regionSchema }),
    district: placeSchema,
    channel: channelSchema,
    placeBasis: placeBasisSchema
      .optional()
      .describe('Which of the four possible places of registration it is; absent for a job-seeker.'),
    assisted: z.boolean().describe('Submitted by somebody else for the person.'),
    packVersion: z.string().describe('The version of the policy pack that the case is pinned to.'),
    submittedAt: instantSchema,
    applicant: z
      .strictObject({ name: z.string(), identityNumber: z.string(), phone: z.string() })
      .describe('In full for the person, masked for everybody else: `reveal-personal-data` shows more.'),
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
        items: z.array(choiceSchema),
        message: z.string().optional(),
        requestedAt: instantSchema,
        answeredAt: instantSchema.optional(),
        handlingTime: z
          .strictObject({ workingDays: z.int(), netWorkingDays: z.int() })
          .describe(
            'Working days until the decision, or until now: by the legal clock, which requests for information do not stop, and net of the days spent waiting for the person.',
          ),
      })
      .optional(),
    result: resultSchema.optional(),
    registration: registrationSchema
      .optional()
      .describe('Everything after the decision, for a case that was registered.'),
    agency: choiceSchema
      .optional()
      .describe('The agency of the directory that has the case, if it is not the district’s own.'),
    identity: identityBasisSchema
      .optional()
      .describe('How we know whose case it is; absent in cases from before 2026-12.'),
    identityProof: z
      .strictObject({
        on: localDateSchema,
        by: z.string().optional().describe('The member of staff; shown to staff only.'),
        seen: choiceSchema.optional().describe('The document that was seen.'),
      })
      .optional()
      .describe(
        'When the identity was proven (Beijing day), and by which document; absent until then (QH-1.3 实名).',
      ),
    mandates: z.array(mandateViewSchema).optional().describe('Who acts, or has acted, for the person.'),
    certificateNotes: z
      .array(certificateNoteViewSchema)
      .optional()
      .describe('The tax measures that were noted on the employment certificate.'),
    dataNotice: z.string().optional().describe('The version of the notice on personal data that was shown.'),
    dataNoticeToShow: z
      .string()
      .optional()
      .describe(
        'The version in force, if the person of an open case has not been shown it. Show it, and record that with `show-data-notice`.',
      ),
    restriction: z
      .strictObject({ since: instantSchema })
      .optional()
      .describe(
        'The person has restricted processing: nothing beyond the legal duty is done (PIPL art. 44).',
      ),
    death: z
      .strictObject({
        recordedAt: instantSchema,
        evidence: z
          .strictObject({ kind: choiceSchema, on: localDateSchema })
          .optional()
          .describe('On what the record rests.'),
      })
      .optional()
      .describe('The record, made after the end of the case, that the person has died (I-92); for staff.'),
    contactPerson: z
      .strictObject({ name: z.string().optional(), workPhone: z.string().optional() })
      .optional()
      .describe('The officer who answers for the case, and how to reach them.'),
    contact: z
      .strictObject({
        agency: z.string(),
        phone: z
          .string()
          .describe('The number of the officer or the agency if known; otherwise the hotline 12333.'),
        hours: z
          .strictObject({ opens: z.string(), closes: z.string(), basis: basisSchema })
          .describe('The office hours on working days; the basis says who set them.'),
        officerName: z.string().optional(),
      })
      .describe('Whom the person can contact, and when.'),
    appointment: z
      .strictObject({ start: instantSchema, end: instantSchema, means: z.enum(bookedMeans) })
      .optional()
      .describe('The booked contact, if any. It moves no time limit.'),
    ...outwardShape,
    openTasks: z.array(openTaskSchema).optional().describe('The open tasks, soonest due first; for staff.'),
    jobSeeker: z
      .strictObject({
        since: instantSchema,
        ended: choiceSchema.optional(),
        services: registrationSchema.shape.services,
      })
      .optional()
      .describe('The registration as a job-seeker.'),
    household: householdViewSchema.optional().describe('The household without work, if the case has one.'),
    publicPosts: z.array(placementViewSchema).optional().describe('The placements in public-welfare posts.'),
    ledger: ledgerViewSchema
      .optional()
      .describe('What is known about the person, in a case that is not registered as unemployed.'),
    related: z
      .literal(true)
      .optional()
      .describe(
        'Present if the caller has an interest, declared by them or by a supervisor: they take no step in the case.',
      ),
    possibleActions: z
      .array(z.enum(actions))
      .describe(
        'What the caller can do now besides the tasks, by operation name. Rights that exist at any time, such as to a correction or a copy, are not listed.',
      ),
    executions: z
      .array(z.string())
      .describe('Names of the workflow executions of the case, for administrators.'),
    history: z
      .array(historyEntrySchema)
      .describe(
        'The newest entries; `list-history` reads all of them. Services, months and signals also show the newest only.',
      ),
    totals: z
      .strictObject({ history: z.int(), services: z.int(), months: z.int(), signals: z.int() })
      .describe('How many entries each list has, of which only the newest may be shown here.'),
  })
  .meta({ id: 'Case' });
export type CaseAnswer = z.infer<typeof caseSchema>;
