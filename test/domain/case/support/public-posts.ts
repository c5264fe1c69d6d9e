import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { endPost } from '../../../../lib/domain/case/public-post/leave.ts';
import {
  decidePost,
  type PlacementFacts,
  proposePost,
} from '../../../../lib/domain/case/public-post/place.ts';
import type { PublicPost } from '../../../../lib/domain/public-post.ts';
import { at, calendar, friday, hour, lifecycleOf, officer, supervisor } from './cases.ts';
import { by, having } from './decisions.ts';
import { confirmed } from './households.ts';
import { planned, served } from './registered.ts';

export const failureOf = (result: {
  readonly ok: boolean;
  readonly failure?: { readonly reason: string };
}) => (result.ok ? 'done' : result.failure?.reason);

export const post: PublicPost = {
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
export const man = { birthDate: '1985-03-07', sex: 'male' } as const;
export const fresh: PlacementFacts = { person: man, ofHousehold: false, placements: 0, inPost: false };
export const term = { startsOn: '2026-12-01', endsOn: '2029-12-01' };
export const rules = lifecycleOf('chongqing');

/** Somebody whose household is recognised, and who was offered a job without success. */
export const entitled = (region = 'chongqing'): CaseState =>
  confirmed(served(planned(region), [{ type: 'job-match', outcome: 'offered' }]));

export const proposing = (
  state: CaseState,
  change: { post?: Partial<PublicPost>; term?: Partial<typeof term>; facts?: Partial<PlacementFacts> } = {},
  now = friday + 4 * hour,
) =>
  proposePost(
    state,
    { ...post, ...change.post },
    { ...term, ...change.term },
    { ...fresh, ...change.facts },
    lifecycleOf(state.region, now),
    calendar,
    by(officer, now),
  );
export const deciding = (
  state: CaseState,
  change: { place?: boolean; post?: Partial<PublicPost>; facts?: Partial<PlacementFacts> } = {},
  actor = supervisor,
  now = friday + 5 * hour,
) =>
  decidePost(
    state,
    'decide-public-post-1',
    change.place ?? true,
    { ...post, ...change.post },
    { ...fresh, ...change.facts },
    lifecycleOf(state.region, now),
    by(actor, now),
  );
export const placed = (region = 'chongqing'): CaseState => {
  const waiting = having(entitled(region), proposing(entitled(region)));
  return having(waiting, deciding(waiting));
};
export const leaving = (
  state: CaseState,
  change: Partial<Parameters<typeof endPost>[1]> = {},
  now = at('2027-06-01T10:00:00+08:00'),
) =>
  endPost(
    state,
    { on: '2027-05-31', reason: 'resigned', after: 'unemployed', ...change },
    lifecycleOf(state.region, friday),
    calendar,
    by(officer, now),
  );
