import { dayOf } from '../../texts/dates.ts';
import type { ActId, CaseBody, OpenTask } from './use-case.ts';

/** A possible act, for a task or without one. */
export interface NumberedAct {
  readonly number: number;
  readonly act: ActId;
  readonly task: OpenTask | undefined;
}

/**
 * Acts that staff may do although the case does not list them: rights that a person always has, and notes for them. Acts that
 * the data on the screen rule out are left out.
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

/** Whether a mandate can still be withdrawn: it has not been withdrawn, and its last day is not over. */
export const isRevocable = (
  { revokedAt, until }: NonNullable<CaseBody['mandates']>[number],
  asOf: string,
): boolean => revokedAt === undefined && until >= dayOf(new Date(asOf));

/** Whether a note on the certificate is still valid. */
export const isNoted = ({ withdrawnAt }: NonNullable<CaseBody['certificateNotes']>[number]): boolean =>
  withdrawnAt === undefined;

/** Acts that are part of another act's form: the follow-up is one form, whether the person was reached or not. */
const within: ReadonlySet<ActId> = new Set<ActId>(['attempt-follow-up']);

/** The possible acts on a case, numbered like the keys 1–9: the tasks first, soonest due first. */
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
