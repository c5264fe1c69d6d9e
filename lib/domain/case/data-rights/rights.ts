import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { type Channel, type IdentityDocument, toInstant } from '../kernel/vocabulary.ts';
import { type DataRightsEvent, type DeletionGround, dataRightsEvent, grantGrounds } from './events.ts';
import type { DataRightsRefusal } from './refusals.ts';
import { destructionActionId, isStillNeeded, keptUntil } from './retention.ts';
import { type DataRightsRules, decideDeletionTask } from './tasks.ts';

type Needs = Parameters<typeof keptUntil>[0];

/** How the person came to the agency, and the document that an officer has seen. */
export interface Appearance {
  readonly channel: Channel;
  readonly seen?: IdentityDocument | undefined;
}

/** At the counter the person shows their identity document, and nothing else; online the sign-in shows who they are. */
const isPerson = ({ channel, seen }: Appearance, { actor }: Context): boolean =>
  channel === 'online' ? actor.role === 'applicant' : seen !== undefined;

const documentNeeded = { reason: 'identity-document-needed' } as const;

const appearanceOf = ({ channel, seen }: Appearance) => ({ channel, ...(seen && { seen }) });

/** Gives the person a copy of all their data (PIPL art. 45), at any time, online or at the counter. */
export const copyRecord = (
  appearance: Appearance,
  context: Context,
): Result<DataRightsEvent<'record-copied'>, DataRightsRefusal> =>
  isPerson(appearance, context)
    ? success(dataRightsEvent(context, 'record-copied', appearanceOf(appearance)))
    : refused(documentNeeded);

/**
 * Records that the person was shown the notice on personal data again after it had changed, online or by an officer (PIPL art.
 * 17).
 * @param version the version in force
 */
export function showDataNotice(
  { dataNotice }: Needs,
  version: string,
  context: Context,
): Result<DataRightsEvent<'data-notice-shown'>, DataRightsRefusal> {
  if (dataNotice === version) return refused({ reason: 'data-notice-shown-already' });
  const channel = context.actor.role === 'applicant' ? 'online' : 'counter';
  return success(dataRightsEvent(context, 'data-notice-shown', { version, channel }));
}

/**
 * Restricts the processing of the person's data at their request (PIPL art. 44). The agency's statutory duties continue (arts
 * 13 and 34): deadlines, follow-ups and results. Anything beyond them stops.
 */
export function restrictProcessing(
  { restriction }: Needs,
  appearance: Appearance,
  context: Context,
): Result<DataRightsEvent<'processing-restricted'>, DataRightsRefusal> {
  if (!isPerson(appearance, context)) return refused(documentNeeded);
  if (restriction) return refused({ reason: 'already-restricted' });
  return success(dataRightsEvent(context, 'processing-restricted', appearanceOf(appearance)));
}

/** Lifts the restriction at the person's request. */
export function liftRestriction(
  { restriction }: Needs,
  appearance: Appearance,
  context: Context,
): Result<DataRightsEvent<'restriction-lifted'>, DataRightsRefusal> {
  if (!isPerson(appearance, context)) return refused(documentNeeded);
  if (!restriction) return refused({ reason: 'not-restricted' });
  return success(dataRightsEvent(context, 'restriction-lifted', appearanceOf(appearance)));
}

/** Requests the deletion of the person's data (PIPL art. 47). A supervisor decides, with a reason. */
export function requestDeletion(
  state: Needs,
  appearance: Appearance,
  rules: DataRightsRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<DataRightsEvent<'deletion-requested'>, DataRightsRefusal> {
  if (!isPerson(appearance, context)) return refused(documentNeeded);
  const { deletion } = state;
  const isOpen = deletion !== undefined && deletion.ground === undefined;
  if (isOpen || destructionActionId in state.scheduledActions)
    return refused({ reason: 'deletion-requested-already' });
  const number = (deletion?.number ?? 0) + 1;
  const deadline = taskDeadline(decideDeletionTask, { number }, rules, calendar, context.now);
  return success(
    dataRightsEvent(context, 'deletion-requested', {
      taskId: deadline.taskId,
      deadline,
      ...appearanceOf(appearance),
    }),
  );
}

export const isGrant = (ground: DeletionGround): boolean => grantGrounds.some((each) => each === ground);

/**
 * Decides on a request for deletion. While the duty continues, or work is pending, nothing can be deleted; a ground that refers
 * to the retention period must agree with it. After a refusal in an ended case, the data are only stored (art. 47 paragraph 2).
 * Whoever entered the request at the counter does not decide it.
 * @param neededElsewhere whether another case of the person that builds on this one is still needed
 */
export function decideDeletion(
  state: Needs,
  taskId: string,
  ground: DeletionGround,
  rules: DataRightsRules,
  context: Context,
  neededElsewhere = false,
): Result<DataRightsEvent<'deletion-decided'>, DataRightsRefusal> {
  const notOpen = taskRefusal(state, taskId, [decideDeletionTask]);
  if (notOpen) return refused(notOpen);
  if (context.actor.role !== 'supervisor') return refused({ reason: 'supervisor-needed' });
  if (state.deletion?.enteredBy === context.actor.subject)
    return refused({ reason: 'separation-of-duties', because: 'entered' });
  const until = keptUntil(state, rules);
  const isOver = until !== undefined && beijingDate(context.now) >= until;
  const isNeeded = neededElsewhere || isStillNeeded(state);
  if (isGrant(ground) && isNeeded) return refused({ reason: 'records-still-needed' });
  if (ground === 'needed-for-duty' && !isNeeded) return refused({ reason: 'duty-has-ended' });
  if (ground === 'retention-over' && until !== undefined && !isOver)
    return refused({ reason: 'retention-not-over', keptUntil: until });
  if (ground === 'retention-not-over' && until !== undefined && isOver)
    return refused({ reason: 'retention-is-over', keptUntil: until });
  const destroyAt = context.now + rules.destroyAfterGrantDays * 24 * 60 * 60 * 1000;
  return success(
    dataRightsEvent(context, 'deletion-decided', {
      taskId,
      ground,
      ...(isGrant(ground) && { destruction: { kind: 'destroy-records', at: toInstant(destroyAt) } }),
      ...(!isGrant(ground) && state.endedAt !== undefined && { restricts: true }),
    }),
  );
}
