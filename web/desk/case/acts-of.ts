import { dayOf } from '../../texts/dates.ts';
import type { ActId, CaseBody, OpenTask } from './use-case.ts';

/** Something that can be done now: for a task, or besides the tasks. */
export interface NumberedAct {
  readonly number: number;
  readonly act: ActId;
  readonly task: OpenTask | undefined;
}

/**
 * What staff may do although the case does not list it: what is a right of the person at any time, and what is noted for them
 * at any time. What cannot be with what is on the screen is left out.
 */
const unlisted = ({
  related,
  phase,
  asOf,
  restriction,
  dataNoticeToShow,
  mandates = [],
  certificateNotes = [],
}: Unlisted): readonly ActId[] =>
  related
    ? []
    : [
        'correct-person',
        ...(phase === 'withdrawn' ? [] : (['declare-interest', 'grant-mandate'] as const)),
        ...(mandates.some((each) => isRevocable(each, asOf)) ? (['revoke-mandate'] as const) : []),
        ...(phase === 'registered' || phase === 'closed' ? (['note-certificate'] as const) : []),
        ...(certificateNotes.some(isNoted) ? (['withdraw-certificate-note'] as const) : []),
        'copy-record',
        ...(dataNoticeToShow === undefined ? [] : (['show-data-notice'] as const)),
        restriction ? 'lift-restriction' : 'restrict-processing',
        'request-deletion',
      ];

type Unlisted = Pick<
  CaseBody,
  'related' | 'phase' | 'asOf' | 'restriction' | 'dataNoticeToShow' | 'mandates' | 'certificateNotes'
>;

/** Whether a mandate can still be taken back: it has neither been, nor is its last day over. */
export const isRevocable = (
  { revokedAt, until }: NonNullable<CaseBody['mandates']>[number],
  asOf: string,
): boolean => revokedAt === undefined && until >= dayOf(new Date(asOf));

/** Whether a note on the certificate still counts. */
export const isNoted = ({ withdrawnAt }: NonNullable<CaseBody['certificateNotes']>[number]): boolean =>
  withdrawnAt === undefined;

/** Acts that another one shows together with itself: the follow-up is one form, reached or not. */
const within: ReadonlySet<ActId> = new Set<ActId>(['attempt-follow-up']);

/** What can be done with a case now, numbered as the keys 1–9 do it: the tasks first, soonest due first. */
export function actsOf(body: Pick<CaseBody, 'openTasks' | 'possibleActions'> & Unlisted): {
  tasks: readonly { task: OpenTask; acts: readonly NumberedAct[] }[];
  others: readonly NumberedAct[];
} {
  let number = 0;
  const count = () => {
    number += 1;
    return number;
  };
  const tasks = (body.openTasks ?? []).map((task) => ({
    task,
    acts: task.operations
      .filter((act) => !(within.has(act) && task.operations.includes('complete-follow-up')))
      .map((act) => ({ number: count(), act, task })),
  }));
  const listed = new Set<ActId>(tasks.flatMap(({ acts }) => acts.map(({ act }) => act)));
  const others = [...body.possibleActions, ...unlisted(body)]
    .filter((act) => !listed.has(act))
    .map((act) => ({ number: count(), act, task: undefined }));
  return { tasks, others };
}
