import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { addMonths, beijingDate, endOfDay, parseLocalDate, startOfDay } from '../../calendar/local-date.ts';
import { type PublicPost, placesLeft } from '../../public-post.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Retiring } from '../../retirement-age.ts';
import { type Involved, separationRefusal } from '../assignment/separation.ts';
import type { HardshipSlice } from '../hardship/state.ts';
import type { HouseholdSlice } from '../household/state.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { toInstant } from '../kernel/vocabulary.ts';
import type { PlanSlice } from '../service-plan/state.ts';
import { groundsOn, marketEfforts, secondGroundsOn } from './entitlement.ts';
import { type PostEvent, postEvent } from './events.ts';
import type { PostRefusal } from './refusals.ts';
import { lastPlacement, type PublicPostSlice } from './state.ts';
import { decidePostTask, type PublicPostRules } from './tasks.ts';
import { latestEnd } from './term.ts';

type Needs = KernelState & HardshipSlice & HouseholdSlice & PlanSlice & PublicPostSlice;

/** What is known of the person outside this case, from their other cases and the guards. */
export interface PlacementFacts {
  readonly person: Retiring & { readonly disabilityGrade?: string | undefined };
  /** Whether a household recognised in another member's case includes them. */
  readonly ofHousehold: boolean;
  /** The number of their placements in all their cases, the day of the first approval, and whether they are in a post now. */
  readonly placements: number;
  readonly approvedFirst?: string | undefined;
  readonly inPost: boolean;
}

/** The proposed first and last day in the post. */
export interface ProposedTerm {
  readonly startsOn: string;
  readonly endsOn: string;
}

/**
 * Proposes a placement; an officer does so for a recognised person whom, according to the case, the market could not place,
 * within the limits of the sources. A supervisor decides.
 */
export function proposePost(
  state: Needs,
  post: PublicPost,
  { startsOn, endsOn }: ProposedTerm,
  facts: PlacementFacts,
  rules: PublicPostRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<PostEvent<'public-post-proposed'>, PostRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  if (lastPlacement(state)?.status === 'proposed') return refused({ reason: 'public-post-under-way' });
  const today = beijingDate(context.now);
  const grounds = groundsOn(state, facts.ofHousehold, today);
  if (grounds.length === 0) return refused({ reason: 'public-post-not-entitled' });
  const market = marketEfforts(state);
  if (market.offered === 0) return refused({ reason: 'market-not-tried' });
  const again = secondGroundsOn(
    state,
    { ofHousehold: facts.ofHousehold, disabilityGrade: facts.person.disabilityGrade },
    rules.publicPost.secondFor,
    today,
  );
  const notAgain = againRefusal(facts, again.length, rules);
  if (notAgain) return refused(notAgain);
  if (post.status !== 'open') return refused({ reason: 'public-post-not-open' });
  if (placesLeft(post) === 0) return refused({ reason: 'public-post-full' });
  if (startsOn < today) return refused({ reason: 'public-post-begins-in-the-past' });
  if (endsOn < startsOn) return refused({ reason: 'public-post-ends-before-it-begins' });
  const latest = latestEnd(startsOn, facts.approvedFirst ?? today, facts.person, rules);
  if (endsOn > latest.on) return refused({ reason: 'public-post-term-too-long', latest: latest.on });
  const number = (state.publicPosts?.length ?? 0) + 1;
  return success(
    postEvent(context, 'public-post-proposed', {
      proposal: {
        number,
        postId: post.postId,
        district: post.district,
        startsOn,
        endsOn,
        ...(latest.toRetirement && endsOn === latest.on && { toRetirement: true }),
        grounds: [...grounds],
        before: facts.placements,
        again: facts.placements > 0 ? [...again] : [],
        market,
        basis: rules.publicPost.marketFirst,
      },
      decision: taskDeadline(decidePostTask, { number }, rules, calendar, context.now),
    }),
  );
}

/** Why somebody cannot be placed, or placed again, given their earlier placements. */
function againRefusal(
  { placements, inPost }: Pick<PlacementFacts, 'placements' | 'inPost'>,
  again: number,
  { publicPost: { maximumPlacements } }: PublicPostRules,
): PostRefusal | undefined {
  if (inPost) return { reason: 'public-post-elsewhere' };
  if (placements >= maximumPlacements) return { reason: 'public-post-placed-often', most: maximumPlacements };
  return placements > 0 && again === 0 ? { reason: 'public-post-not-again' } : undefined;
}

/**
 * Decides a placement, by the facts of this day. The transaction of the event also takes the post's vacancy and the person's
 * only place.
 */
export function decidePost(
  state: Needs & Involved,
  taskId: string,
  place: boolean,
  post: PublicPost | undefined,
  facts: PlacementFacts,
  rules: PublicPostRules,
  context: Context,
): Result<PostEvent<'public-post-placed' | 'public-post-declined'>, PostRefusal> {
  const notOpen = taskRefusal(state, taskId, [decidePostTask]);
  if (notOpen) return refused(notOpen);
  const last = lastPlacement(state);
  if (last?.status !== 'proposed') return refused({ reason: 'task-not-found' });
  const barred = separationRefusal(state, 'decide-public-post', context);
  if (barred) return refused(barred);
  if (!place) return success(postEvent(context, 'public-post-declined', { taskId }));
  const today = beijingDate(context.now);
  if (groundsOn(state, facts.ofHousehold, today).length === 0)
    return refused({ reason: 'public-post-not-entitled' });
  const again = secondGroundsOn(
    state,
    { ofHousehold: facts.ofHousehold, disabilityGrade: facts.person.disabilityGrade },
    rules.publicPost.secondFor,
    today,
  );
  const notAgain = againRefusal(facts, again.length, rules);
  if (notAgain) return refused(notAgain);
  if (post?.status !== 'open') return refused({ reason: 'public-post-not-open' });
  if (placesLeft(post) === 0) return refused({ reason: 'public-post-full' });
  const endsOn = parseLocalDate(last.endsOn);
  // Nobody is placed for a time that is over, such as until a retirement that came before the decision.
  if (endsOn < today) return refused({ reason: 'public-post-term-over', endedOn: endsOn });
  const notice = startOfDay(addMonths(endsOn, -rules.publicPost.noticeMonths));
  return success(
    postEvent(context, 'public-post-placed', {
      taskId,
      number: last.number,
      atMost: rules.publicPost.maximumPlacements,
      // For a placement shorter than the notice period, the person is told at once.
      noticeAt: toInstant(Math.max(notice, context.now)),
      endsAt: toInstant(endOfDay(endsOn)),
      ...(rules.publicPost.countsAttendance && { countsAttendance: true }),
    }),
  );
}
