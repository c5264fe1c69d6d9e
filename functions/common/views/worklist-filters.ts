import * as z from 'zod';
import { plausibleDateSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import { taskKindSchema } from '../../../lib/domain/case/case.ts';
import { channelSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { dueSpans } from '../../../lib/domain/case/worklist.ts';
import { agencySchema, districtSchema, severalOf, subjectSchema } from '../http/schemas.ts';

const yesOrNo = z.enum(['true', 'false']).optional();

/**
 * What tasks can be filtered by: the same for the worklist and for its counts, so that each count is the length of the list
 * that the same filter opens.
 */
export const worklistFilters = {
  district: districtSchema.optional().describe('Only this district; the whole jurisdiction if absent.'),
  kind: severalOf(taskKindSchema)
    .optional()
    .describe('Only tasks of these kinds: `kind=a&kind=b` or `kind=a,b`.'),
  officer: z
    .union([z.literal('me'), z.literal('none'), subjectSchema])
    .optional()
    .describe(
      'Whose tasks: by a subject, what that officer has to do today, for their own cases and for those of officers whose deputy they are; `none`, what nobody has; `me`, one’s own in this sense and also what nobody has. An application has no officer until it is decided; one that somebody has taken is on their list, and any other is on everybody’s, so that `me` never hides one that nobody sees to.',
    ),
  without: subjectSchema
    .optional()
    .describe(
      'As if this officer were away from today on: their work is on the list of the deputy who is entered for them, and where there is none nobody has it.',
    ),
  agency: agencySchema
    .optional()
    .describe('Only what an agency of the directory has: that it was applied for at, or was given since.'),
  channel: channelSchema.optional(),
  assisted: yesOrNo.describe(
    'Only tasks of cases that somebody else submitted for the person, or only of others. A task from before 2026-12 counts as not assisted until it next changes.',
  ),
  forSupervisor: yesOrNo.describe('Only tasks that a supervisor alone may end, or only the others.'),
  awaitingInformation: yesOrNo.describe(
    'Only tasks in which the person was asked for something and has not answered, or only the others.',
  ),
  overdue: yesOrNo.describe('Only overdue tasks, or only those that are not overdue.'),
  escalated: yesOrNo.describe('Only tasks that were escalated, or only those that were not.'),
  due: z
    .enum(dueSpans)
    .optional()
    .describe(
      'Only what is not overdue and is due today, or by the end of the third working day after today (today included).',
    ),
  dueBefore: plausibleDateSchema
    .optional()
    .describe('Only tasks whose last day lies before this Beijing day, the overdue ones included.'),
};
