import { describe, expect, it } from 'vitest';
import { handle as endPublicPost } from '../../functions/api/public-posts/end-public-post/handler.ts';
import { beijingDate } from '../../lib/domain/calendar/local-date.ts';
import type { CaseEvent, CaseState } from '../../lib/domain/case/case.ts';
import type { Context } from '../../lib/domain/case/kernel/event.ts';
import { endPost } from '../../lib/domain/case/public-post/leave.ts';
import { decidePost, type PlacementFacts, proposePost } from '../../lib/domain/case/public-post/place.ts';
import { recordService } from '../../lib/domain/case/service-plan/record-service.ts';
import { transferRegistration } from '../../lib/domain/case/transfer/transfer.ts';
import type { PublicPost } from '../../lib/domain/public-post.ts';
import { countedPlacements } from '../../lib/store/post-guards.ts';
import { publicNoticesOn } from '../../lib/store/public-notices.ts';
import { findPost, newPost } from '../../lib/store/public-posts.ts';
import {
  beginningOf,
  calendar,
  day,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  supervisor,
} from '../domain/case/support/cases.ts';
import { possible } from '../domain/case/support/decisions.ts';
import { onNotice, recognised } from '../domain/case/support/hardship.ts';
import type { ToldCase } from '../domain/case/support/told.ts';
import { person } from './support/persons.ts';
import { recordsForFile, type TestRecords } from './support/records.ts';

const file = recordsForFile();

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
const who = person({ birthDate: '1985-03-07', sex: 'male' });
const facts: PlacementFacts = {
  person: { birthDate: who.birthDate, sex: 'male' },
  ofHousehold: false,
  placements: 0,
  inPost: false,
};

/** Somebody who is recognised, was offered work that came to nothing, and was placed for a year. */
const placed = (): ToldCase => {
  const life = recognised('chongqing').next((state, context) =>
    recordService(
      state,
      { type: 'job-match', outcome: 'offered', on: beijingDate(context.now) },
      who.birthDate,
      lifecycleOf('chongqing', context.now),
      calendar,
      context,
    ),
  );
  const term = { startsOn: beijingDate(life.now + day), endsOn: beijingDate(life.now + 365 * day) };
  const rules = lifecycleOf('chongqing', life.now);
  return life
    .next((state, context) => proposePost(state, post, term, facts, rules, calendar, context))
    .next(
      (state, context) => decidePost(state, 'decide-public-post-1', true, post, facts, rules, context),
      supervisor,
    );
};

async function stored({ cases }: TestRecords, { caseId, events: [first, ...others] }: ToldCase, whose = who) {
  await cases.create({ caseId, event: first?.event as CaseEvent<'application-submitted'>, person: whose });
  for (const { event } of others)
    await cases.change(caseId, () => ({ change: { event }, answer: undefined }));
}

/** Moves a registration to Kunming, and says in which case it goes on. */
async function moved({ cases }: TestRecords, caseId: string, context: Context): Promise<string> {
  const there = newCaseId();
  await cases.transfer(caseId, async ({ state }) => {
    const to = {
      caseId: there,
      region: 'yunnan',
      district: '530102',
      placeBasis: 'residence',
      applicationNumber: there,
    } as const;
    const beginning = beginningOf('yunnan', context.now);
    const decided = transferRegistration(state, { to, beginning }, calendar, context);
    if (!decided.ok) throw new Error(decided.failure.reason);
    return { transfer: { caseId: there, ...decided.value }, answer: undefined };
  });
  return there;
}

const ended = (state: CaseState, context: Context) =>
  endPost(
    state,
    { on: beijingDate(context.now), reason: 'found-work', after: 'in-work' },
    lifecycleOf(state.region, context.now),
    calendar,
    context,
  );

describe('The place of a post, and the person’s one place (C8, I-66)', () => {
  it('are taken with the placement, kept when the registration moves, and free again with the end that the old case records', async () => {
    const records = await file.fresh();
    const { table, cases, sealing } = records;
    const life = placed();
    await table.transact([newPost(table, post, { at: new Date(life.now).toISOString(), by: 'somebody' })]);
    await stored(records, life);
    const personId = await sealing.personId(who.identityNumber);
    const standing = async () => ({
      filled: (await findPost(table, post.district, post.postId))?.filled,
      ...(await countedPlacements(table, personId)),
    });
    expect(await standing()).toMatchObject({ filled: 1, placements: 1, inPost: true });

    const context = { now: life.now + 30 * day, actor: officer };
    const there = await moved(records, life.caseId, context);
    expect(await standing()).toMatchObject({ filled: 1, placements: 1, inPost: true });
    expect((await cases.load(there))?.state.publicPosts).toBeUndefined();

    const later = { now: life.now + 40 * day, actor: officer };
    const changed = await cases.change(life.caseId, ({ state }) => ({
      change: { event: possible(ended(state, later)) },
      answer: undefined,
    }));
    expect(changed?.loaded.state.publicPosts?.at(-1)?.status).toBe('ended');
    // It was one of the two that they can have.
    expect(await standing()).toMatchObject({ filled: 0, placements: 1, inPost: false });
  });
});

it('Nobody is offered to register again at the end of a post whose registration goes on at another place (I-69)', async () => {
  const records = await file.fresh();
  const life = placed();
  await records.table.transact([
    newPost(records.table, post, { at: new Date(life.now).toISOString(), by: 'somebody' }),
  ]);
  await stored(records, life, person());
  const there = await moved(records, life.caseId, { now: life.now + 30 * day, actor: officer });
  const now = life.now + 40 * day;
  await endPublicPost(records)({
    path: { caseId: life.caseId },
    body: { on: beijingDate(now), reason: 'dismissed', after: 'unemployed' },
    principal: { role: 'supervisor', subject: supervisor.subject, jurisdiction: '50' },
    language: 'zh',
    now,
    query: {},
    headers: {},
  } as never);
  const state = async (caseId: string) => (await records.cases.load(caseId))?.state;
  const old = await state(life.caseId);
  expect(old?.publicPosts?.at(-1)?.status).toBe('ended');
  expect(Object.keys(old?.tasks ?? {}).filter((id) => id.startsWith('offer-registration'))).toEqual([]);
  expect(old?.publicPosts?.at(-1)).not.toHaveProperty('offered');
  expect((await state(there))?.phase).toBe('registered');
});

describe('A registration that moves while it is on public notice (I-63)', () => {
  it('is shown to nobody any longer', async () => {
    const records = await file.fresh();
    const life = onNotice('shanxi');
    await stored(records, life, person());
    const shown = () => publicNoticesOn(records.table, life.state.district, beijingDate(life.now));
    expect(await shown()).toHaveLength(1);
    await moved(records, life.caseId, { now: life.now + hour, actor: officer });
    expect(await shown()).toEqual([]);
  });
});
