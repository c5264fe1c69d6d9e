import type { CaseState } from '../domain/case/case.ts';
import type { AnyEvent } from '../domain/case/kernel/event.ts';
import { activePlacement, placementsOf } from '../domain/case/public-post/state.ts';
import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

/*
 * A person is in one public-welfare post at a time, and was placed no more often than the rules allow, in all their cases
 * together: one item per person counts and names that. A post has no more persons than places: its item counts them. Both are
 * written in the transaction of the placement, and of its end. Where one of them is in the way, somebody was faster: it is decided again
 * by what is there now.
 */

const guardOf = (personId: string) => ({ PK: keys.personPartition(personId), SK: keys.placements });
const postOf = (district: string, postId: string) => ({ PK: keys.posts(district), SK: keys.post(postId) });

/** The content of a person's item about their placements. */
export interface CountedPlacements {
  readonly placements: number;
  readonly inPost: boolean;
  /** The Beijing day of the first approval. */
  readonly approvedFirst?: string;
}

/** Reads consistently how often a person was placed, since when, and whether they are in a post now. */
export async function countedPlacements(table: Table, personId: string): Promise<CountedPlacements> {
  const guard = await table.get(keys.personPartition(personId), keys.placements);
  return {
    placements: Number(guard?.placements ?? 0),
    inPost: guard?.postCaseId !== undefined,
    ...(typeof guard?.approvedFirst === 'string' && { approvedFirst: guard.approvedFirst }),
  };
}

/**
 * The writes to the counts of a person and of a post when a case changes: none unless a placement begins or ends, or the person
 * of a case turns out to be another one.
 * @param owner the person of the case before and after
 */
export function placementWrites(
  table: Table,
  owner: { readonly before: string; readonly after: string },
  event: AnyEvent,
  before: CaseState,
  after: CaseState,
): readonly Write[] {
  if (owner.before !== owner.after) return movedCounts(table, owner, before);
  const [left, taken] = [activePlacement(before), activePlacement(after)];
  if (left?.number === taken?.number) return [];
  const { caseId } = after;
  const ends = left
    ? [
        table.updateItem(
          guardOf(owner.after),
          'REMOVE postCaseId',
          { ':case': caseId },
          'postCaseId = :case',
        ),
        table.updateItem(
          postOf(left.district, left.postId),
          'SET filled = filled - :one',
          { ':one': 1 },
          'filled >= :one',
        ),
      ]
    : [];
  if (!taken) return ends;
  return [
    ...ends,
    table.updateItem(
      guardOf(owner.after),
      'SET postCaseId = :case, approvedFirst = if_not_exists(approvedFirst, :on) ADD placements :one',
      { ':case': caseId, ':one': 1, ':on': taken.placedOn, ':most': Number(event.data.atMost) },
      'attribute_not_exists(postCaseId) AND (attribute_not_exists(placements) OR placements < :most)',
    ),
    table.updateItem(
      postOf(taken.district, taken.postId),
      'SET filled = filled + :one',
      { ':one': 1, ':open': 'open' },
      'filled < vacancies AND postStatus = :open',
    ),
  ];
}

/** The count of a person moves to their corrected number. */
function movedCounts(
  table: Table,
  owner: { readonly before: string; readonly after: string },
  state: CaseState,
): readonly Write[] {
  const placements = placementsOf(state);
  if (placements === 0) return [];
  const active = activePlacement(state);
  const first = state.publicPosts?.map(({ placedOn }) => placedOn ?? '').find((day) => day !== '');
  return [
    table.updateItem(guardOf(owner.before), `${active ? 'REMOVE postCaseId ' : ''}ADD placements :fewer`, {
      ':fewer': -placements,
    }),
    table.updateItem(
      guardOf(owner.after),
      `SET approvedFirst = if_not_exists(approvedFirst, :on)${active ? ', postCaseId = :case' : ''} ADD placements :more`,
      { ':more': placements, ':on': first ?? '', ...(active && { ':case': state.caseId }) },
    ),
  ];
}
