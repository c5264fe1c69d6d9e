import * as z from 'zod';
import { acts, taskKindSchema } from '../../../lib/domain/case/case.ts';
import {
  escalationLevelSchema,
  instantSchema,
  localDateSchema,
} from '../../../lib/domain/case/kernel/vocabulary.ts';
import { takerFields } from './officer-view.ts';

/** An open task of a case, for staff. */
export const openTaskSchema = z.strictObject({
  taskId: z.string(),
  kind: taskKindSchema,
  kindText: z.string(),
  openedAt: instantSchema,
  deadlineId: z.string().optional().describe('The countdown that applies to it.'),
  dueDate: localDateSchema.optional().describe('The last Beijing day on which it is on time.'),
  overdue: z.boolean(),
  provisional: z
    .boolean()
    .describe('True while the due date crosses a year whose holidays have not been announced.'),
  officer: z.string().optional().describe('Who answers for the case, by the subject of their sign-in.'),
  officerName: z.string().optional(),
  ...takerFields,
  forSupervisor: z.boolean().describe('Only a supervisor may end it.'),
  colleagueNeeded: z
    .literal(true)
    .optional()
    .describe('The caller had a part in the matter, so a colleague has to decide it.'),
  awaitingInformation: z.boolean(),
  escalatedTo: escalationLevelSchema.optional(),
  operations: z
    .array(z.enum(acts))
    .describe('The ids of the operations with which the caller can handle it; empty if they may not.'),
});
