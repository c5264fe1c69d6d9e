import { handle as changePost } from '../../../../functions/api/public-posts/change-public-post/handler.ts';
import { handle as decidePost } from '../../../../functions/api/public-posts/decide-public-post/handler.ts';
import { handle as endPost } from '../../../../functions/api/public-posts/end-public-post/handler.ts';
import { handle as proposePost } from '../../../../functions/api/public-posts/propose-public-post/handler.ts';
import { handle as recordAttendance } from '../../../../functions/api/public-posts/record-post-attendance/handler.ts';
import { handle as recordProspect } from '../../../../functions/api/public-posts/record-post-prospect/handler.ts';
import { handle as recordPost } from '../../../../functions/api/public-posts/record-public-post/handler.ts';
import { handle as recordOffer } from '../../../../functions/api/public-posts/record-registration-offer/handler.ts';
import { handle as reviewPost } from '../../../../functions/api/public-posts/review-public-post/handler.ts';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { recordService } from '../../../../lib/domain/case/service-plan/record-service.ts';
import type { RegionId } from '../../../../lib/policy/regions/registry.ts';
import { calendar, lifecycleOf } from '../../../domain/case/support/cases.ts';
import { recognised } from '../../../domain/case/support/hardship.ts';
import type { ToldCase } from '../../../domain/case/support/told.ts';
import { person } from '../../../store/support/persons.ts';
import type { TestRecords } from '../../../store/support/records.ts';
import { districtOf } from '../../../support/applications.ts';
import { type Act, type Make, type Scene, scenesOf, stored, sweeping } from './scenes.ts';

const region: RegionId = 'chongqing';
const district = districtOf(region);
const place = { jurisdiction: '50', districts: ['50'] };
const officer = { ...place, role: 'officer', subject: 'officer-chongqing' };
const recorder = { ...place, role: 'officer', subject: 'officer-chongqing-2' };
const supervisor = { ...place, role: 'supervisor', subject: 'supervisor-chongqing' };

const who = { birthDate: '1985-03-07', sex: 'male' } as const;

/** Somebody who is recognised as in difficulty, and was offered work without success. */
const entitled = (): ToldCase =>
  recognised(region).next((state, context) =>
    recordService(
      state,
      { type: 'job-match', outcome: 'offered', on: beijingDate(context.now) },
      who.birthDate,
      lifecycleOf(region, context.now),
      calendar,
      context,
    ),
  );

type Ids = Scene['ids'];
const of = (whose: string, task = '') => ({
  path: (ids: Ids) => ({ caseId: ids[whose], ...(task && { taskId: task }) }),
});
const act = (make: unknown, by: object, body: NonNullable<Act['body']>, more: Partial<Act>): Act => ({
  make: make as Make,
  by,
  body,
  ...more,
});
const onPost = (make: unknown, by: object, body: object): Act => ({
  ...act(make, by, body, { path: ({ postId }) => ({ district, postId }) }),
  ofTable: true,
});
const proposed = (whose: string): Act =>
  act(
    proposePost,
    officer,
    ({ postId }) => ({ postId, startsOn: '2026-12-25', endsOn: '2027-01-31', statement: '多次推荐未成功。' }),
    of(whose),
  );
const decided = (whose: string, placed: boolean): Act =>
  act(decidePost, supervisor, { place: placed, explanation: '经审核。' }, of(whose, 'decide-public-post-1'));
const ended = (whose: string, reason: string, on: string): Act =>
  act(endPost, officer, { on, reason, after: 'unemployed' }, of(whose));
const attended = (days: number): Act =>
  act(recordAttendance, officer, { month: '2026-12', days }, of('caseId'));

/** The acts on a post with one place, and two persons proposed for it. */
export const postActs: Readonly<Record<string, Act>> = {
  'record a post': {
    ...act(
      recordPost,
      recorder,
      {
        ...{ employer: '某街道办事处', title: '社区保洁员', content: '负责社区公共区域的日常清扫保洁。' },
        ...{ residence: 'urban', vacancies: 1 },
      },
      { path: { district }, names: ({ postId }: { postId: string }) => ({ postId }) },
    ),
    ofTable: true,
  },
  'record one to be reviewed': {
    ...act(
      recordPost,
      recorder,
      {
        ...{ employer: '某街道办事处', title: '办公室主任', content: '负责办公室管理工作。' },
        ...{ residence: 'urban', vacancies: 1 },
      },
      { path: { district }, names: ({ postId }: { postId: string }) => ({ postId }) },
    ),
    ofTable: true,
  },
  'find it suitable': onPost(reviewPost, supervisor, { suitable: true }),
  'find it unsuitable': onPost(reviewPost, supervisor, { suitable: false }),
  'close the post': onPost(changePost, officer, { vacancies: 1, closed: true }),
  'give it two places': onPost(changePost, officer, { vacancies: 2, closed: false }),
  'give it one place': onPost(changePost, officer, { vacancies: 1, closed: false }),
  'propose the one': proposed('caseId'),
  'propose the other': proposed('otherId'),
  'place the one': decided('caseId', true),
  'place the other': decided('otherId', true),
  'do not place the one': decided('caseId', false),
  'end the post of the one': ended('caseId', 'found-work', '2026-12-26'),
  'say that it expired': ended('caseId', 'expired', '2027-01-31'),
  'count 20 days': attended(20),
  'count 21 days': attended(21),
  'find what comes after': act(
    recordProspect,
    officer,
    { prospect: 'work-on-the-market', statement: '已推荐两家用人单位。' },
    of('caseId', 'plan-after-post-1'),
  ),
  'offer to register again': act(
    recordOffer,
    officer,
    { outcome: 'registers-again' },
    of('caseId', 'offer-registration-1'),
  ),
  sweep: { ...sweeping, doesMany: true },
};

/** The scenes of a post: proposed to two, filled, at its end. */
export async function postScenes(fresh: () => Promise<TestRecords>): Promise<Scene[]> {
  const story = async (...steps: Parameters<typeof scenesOf>[3]) => {
    const records = await fresh();
    const [one, other] = [entitled(), entitled()];
    await stored(records, one, person(who));
    await stored(records, other, person(who));
    const ids = { caseId: one.caseId, otherId: other.caseId };
    return scenesOf(records, postActs, { ids, now: one.now }, steps);
  };
  const day = 86_400_000;
  const ofPost = ['close the post', 'give it two places', 'give it one place'];
  const ends = ['end the post of the one', 'count 20 days', 'sweep'];
  const stories = [
    await story('record one to be reviewed', {
      scene: 'a post to be reviewed',
      acts: ['find it suitable', 'find it unsuitable', ...ofPost],
    }),
    await story(
      'record a post',
      { scene: 'a post', acts: ['propose the one', 'propose the other', ...ofPost] },
      'propose the one',
      'propose the other',
      {
        scene: 'a post for two',
        acts: ['place the one', 'place the other', 'do not place the one', 'propose the one', ...ofPost],
      },
      'place the one',
      { scene: 'a post that is filled', acts: ['place the other', 'propose the other', ...ofPost] },
      { waits: 7 * day },
      { scene: 'somebody in a post', acts: [...ends, 'count 21 days', 'close the post', 'place the other'] },
      { waits: 30 * day },
      { scene: 'a post about to end', acts: ends },
      'sweep',
      { scene: 'a post whose end is near', acts: [...ends, 'find what comes after'] },
      { waits: 10 * day },
      {
        scene: 'a post that is over',
        acts: [...ends, 'say that it expired', 'find what comes after'],
      },
      'sweep',
      { scene: 'a post whose end is asked for', acts: [...ends, 'say that it expired', 'place the other'] },
    ),
  ];
  return stories.flat();
}
