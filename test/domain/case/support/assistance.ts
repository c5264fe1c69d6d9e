import { type CaseEvent, type CaseState, openTask } from '../../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../../../lib/domain/case/closure/propose.ts';
import { compareHousehold } from '../../../../lib/domain/case/household/compare.ts';
import { householdEvent } from '../../../../lib/domain/case/household/events.ts';
import { withdrawHousehold } from '../../../../lib/domain/case/household/recognise.ts';
import {
  endPost,
  recordAttendance,
  recordOffer,
  recordProspect,
} from '../../../../lib/domain/case/public-post/leave.ts';
import { decidePost, proposePost } from '../../../../lib/domain/case/public-post/place.ts';
import type { PublicPost } from '../../../../lib/domain/public-post.ts';
import { success } from '../../../../lib/domain/result.ts';
import {
  applicant,
  at,
  calendar,
  day,
  hour,
  lifecycleOf,
  officer,
  secondOfficer,
  supervisor,
  system,
} from './cases.ts';
import { Life, rulesAt } from './followed.ts';
import { applying, checking, deciding, ending, lookedUp, reopening } from './households.ts';

const post: PublicPost = {
  postId: '01KB0000000000000000000000',
  district: '500103',
  employer: '某街道办事处',
  title: '社区保洁员',
  content: '负责社区公共区域的日常清扫保洁。',
  residence: 'urban',
  vacancies: 1,
  filled: 0,
  status: 'open',
  readsLike: [],
};

/** A whole story: the case and its events, from the beginning. */
interface Told {
  readonly caseId: string;
  readonly events: readonly CaseEvent[];
}

const begin = at('2026-11-20T09:00:00+08:00');
const toldOf = ({ state, events }: Life): Told => ({ caseId: state.caseId, events });

function opens(
  life: Life,
  kind: 'check-household' | 'decide-household' | 'decide-closure',
  now: number,
): void {
  const task = openTask(life.state, `${kind}-1`, kind, { now, actor: system });
  if (task) life.add(task);
}

function applied(region: string): Life {
  const life = Life.registered(region, begin);
  life.does((state) => applying(state, undefined, begin + hour), begin + hour, applicant);
  opens(life, 'check-household', begin + hour);
  return life;
}

/** The state of a case with a recognised household. */
function recognised(region: string): Life {
  const life = applied(region);
  const context = { now: begin + 2 * hour, actor: system };
  const found = compareHousehold(life.state, new Map(), lifecycleOf(region), '2026-11-20', context);
  if (found) life.add(found);
  life.does((state) => checking(state, lookedUp(), begin + 2 * hour), begin + 2 * hour);
  opens(life, 'decide-household', begin + 2 * hour);
  life.does((state) => deciding(state, { confirmed: true }, begin + 3 * hour), begin + 3 * hour);
  return life;
}

/** A post after a household was recognised: proposed, decided, and ended three years later without consequences. */
function placedLife(): Life {
  const life = recognised('weihai');
  const facts = {
    person: { birthDate: '1985-03-07', sex: 'male' },
    ofHousehold: false,
    placements: 0,
    inPost: false,
  } as const;
  const tried = { offered: 1, taken: 0, declined: 1 };
  // The market efforts are in the plan; here it is enough that there are some.
  const withOffer = (state: CaseState): CaseState => ({
    ...state,
    plan: {
      ...state.plan,
      services: [{ number: 1, type: 'job-match', on: '2026-11-20', outcome: 'offered' }],
    },
  });
  const term = { startsOn: '2026-12-01', endsOn: '2029-12-01' };
  const now = begin + 5 * hour;
  life.does(
    (state, context) => {
      const rules = rulesAt(state.region, now);
      const proposed = proposePost(withOffer(state), post, term, facts, rules, calendar, context);
      if (!proposed.ok) return proposed;
      const { data } = proposed.value;
      return success({ ...proposed.value, data: { ...data, proposal: { ...data.proposal, market: tried } } });
    },
    now,
    officer,
  );
  life.does(
    (state, context) =>
      decidePost(state, 'decide-public-post-1', true, post, facts, rulesAt(state.region, now), context),
    now + hour,
    supervisor,
  );
  return life;
}

const closes = (life: Life, now: number): void => {
  const rules = rulesAt(life.state.region, now);
  const evidence = [{ kind: 'employment-record', source: 'register', on: '2026-12-02' }];
  life.does((state, context) => proposeClosure(state, 'employed', evidence, rules, calendar, context), now);
  opens(life, 'decide-closure', now);
  life.does(
    (state, context) => decideClosure(state, 'decide-closure-1', { close: true }, rules, context),
    now + hour,
    secondOfficer,
  );
};

/** Households and posts from their beginning to their end: each event of both episodes happens in one of them. */
export function assistanceStories(): readonly Told[] {
  const refused = applied('chongqing');
  refused.does((state) => checking(state, lookedUp(), begin + 2 * hour), begin + 2 * hour);
  opens(refused, 'decide-household', begin + 2 * hour);
  refused.does(
    (state) => deciding(state, { confirmed: false, reason: 'not-one-household' }, begin + 3 * hour),
    begin + 3 * hour,
  );

  const withdrawn = applied('qinghai');
  withdrawn.does((state, context) => withdrawHousehold(state, context), begin + 2 * hour, applicant);
  const membership = { caseId: '01J00000000000000000000099', on: '2026-11-21' };
  for (const type of ['household-membership-begun', 'household-membership-ended'] as const)
    withdrawn.add(householdEvent({ now: begin + day, actor: officer }, type, membership));

  const reopened = recognised('yunnan');
  reopened.does((state) => ending(state, {}, begin + day), begin + day);
  reopened.does((state) => reopening(state, begin + 90 * day), begin + 90 * day);

  const placed = placedLife();
  closes(placed, at('2026-12-03T09:00:00+08:00'));
  placed.does(
    (state, context) => recordAttendance(state, { month: '2026-12', days: 20 }, context),
    at('2027-01-05T09:00:00+08:00'),
  );
  placed.sweep('2029-09-01T01:00:00+08:00');
  placed.does(
    (state, context) => recordProspect(state, 'plan-after-public-post-1', 'registers-again', context),
    at('2029-09-03T09:00:00+08:00'),
  );
  placed.sweep('2029-12-02T01:00:00+08:00');
  const over = at('2029-12-03T09:00:00+08:00');
  placed.does(
    (state, context) =>
      endPost(
        state,
        { on: '2029-12-01', reason: 'expired', after: 'unemployed' },
        rulesAt(state.region, over),
        calendar,
        context,
      ),
    over,
  );
  placed.does(
    (state, context) => recordOffer(state, 'offer-registration-again-1', 'registers-again', context),
    over + day,
  );

  return [refused, withdrawn, reopened, placed].map(toldOf);
}
