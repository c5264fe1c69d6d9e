import * as z from 'zod';
import { plausibleDateSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import { taskKindSchema } from '../../../lib/domain/case/case.ts';
import { channelSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { dueSpans } from '../../../lib/domain/case/worklist.ts';
import { agencySchema, districtSchema, severalOf, subjectSchema } from '../http/schemas.ts';

const yesOrNo = z.enum(['true', 'false']).optional();

/**
 * The filters for tasks. The worklist and its counts share them, so that each count is the length of the list that the same
 * filter opens.
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
      'Whose tasks. A subject: what that officer has to do today, for their own cases and for those of officers for whom they stand in. `none`: tasks that nobody has, and those whose officer cannot do them today: away without a deputy who is there, or no longer in the district. `me`: the caller’s own tasks in this sense, and those that nobody has. An application has no officer until it is decided. If somebody has taken it, it is on their list, otherwise on everybody’s, so `me` never hides one that nobody works on.',
    ),
  without: subjectSchema
    .optional()
    .describe(
      'Shows the list as if this officer were away from today: their tasks are on the list of their deputy, or on nobody’s if no deputy is entered, as they will be once the absence is.',
    ),
  agency: agencySchema
    .optional()
    .describe(
      'Only tasks of an agency of the directory: of cases that were applied for there, or handed to it since.',
    ),
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
      'Only tasks that are not overdue and are due today, or by the end of the third working day after today (today included).',
    ),
  dueBefore: plausibleDateSchema
    .optional()
    .describe('Only tasks whose last day is before this Beijing day, including overdue ones.'),
};
