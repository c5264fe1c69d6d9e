import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as noteOpening } from '../../functions/api/cases/note-opening/operation.ts';
import { operation as readCase } from '../../functions/api/cases/read-case/operation.ts';
import { operation as submitApplication } from '../../functions/api/registration/submit-application/operation.ts';
import { operation as listWorklist } from '../../functions/api/worklist/list-worklist/operation.ts';
import { bodyOf } from '../support/answers.ts';
import { application } from '../support/applications.ts';
import { ClosureCases } from '../support/closure-cases.ts';
import { System } from '../support/system.ts';

let system: System;
let caseId: string;
let listed: Awaited<ReturnType<typeof listSeven>>;
beforeAll(async () => {
  system = await System.start('2026-11-17T09:00:00+08:00');
  listed = await listSeven();
  const answer = await system.call('POST', '/applications', { as: 'applicant', body: application() });
  caseId = bodyOf(submitApplication, answer).caseId;
});
afterAll(() => system.close());

/** Seven applications in two districts, over the days until 2026-11-20, and the worklist before there were any. */
async function listSeven() {
  for (let count = 0; count < 7; count++) {
    const district = count % 2 ? '500106' : '500103';
    await system.call('POST', '/applications', { as: 'applicant', body: application({ district }) });
    if (count % 3 === 0) await system.skipTo(`2026-11-${18 + count / 3}T0${count}:00:00+08:00`);
  }
  const list = async (query: string, as: string) =>
    bodyOf(listWorklist, await system.call('GET', `/worklist${query}`, { as }));
  const pages = [];
  for (let after: string | undefined = ''; after !== undefined; after = pages.at(-1)?.next)
    pages.push(
      await list(`?limit=2${after && `&after=${encodeURIComponent(after)}`}`, 'supervisor-chongqing'),
    );
  return { pages, own: await list('', 'officer-chongqing') };
}

const taskPath = () => `/cases/${caseId}/tasks/decide-application-1`;

describe('A case', () => {
  it.each([
    ['applicant', 200, undefined],
    ['applicant-2', 404, 'case-not-found'],
    ['officer-chongqing', 200, undefined],
    ['officer-yunnan', 403, 'outside-jurisdiction'],
    ['supervisor-chongqing', 200, undefined],
    ['supervisor-shanxi', 403, 'outside-jurisdiction'],
    ['administrator', 200, undefined],
  ])('is read by %s with the answer %i', async (as, status, code) => {
    const answer = await system.call('GET', `/cases/${caseId}`, { as });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('hides the identity of the applicant from an administrator', async () => {
    const { body } = await system.call('GET', `/cases/${caseId}`, { as: 'administrator' });
    expect(body.applicant).toEqual({
      name: '张*',
      identityNumber: expect.stringContaining('***'),
      phone: expect.stringContaining('***'),
    });
  });

  it('gives everybody the same answer when its number is unknown or malformed', async () => {
    for (const as of ['applicant', 'officer-chongqing', 'administrator']) {
      const answer = await system.call('GET', '/cases/01ARZ3NDEKTSV4RRFFQ69G5FAV', { as });
      expect([answer.status, answer.body.code]).toEqual([404, 'case-not-found']);
    }
    expect((await system.call('GET', '/cases/DROP', { as: 'applicant' })).status).toBe(400);
  });
});

describe('The list of possible actions', () => {
  const offeredTo = async (id: string) =>
    Promise.all(
      ['applicant', 'officer-chongqing', 'supervisor-chongqing', 'administrator'].map(
        async (as) => (await system.call('GET', `/cases/${id}`, { as })).body.possibleActions,
      ),
    );

  it('offers a report of a change and an objection to a closure only to those who may make them', async () => {
    const cases = new ClosureCases(system);
    const id = await cases.registered();
    const offers = async (action: string) =>
      (await offeredTo(id)).map((offered) => (offered as string[]).includes(action));
    expect(await offers('report-change')).toEqual([true, true, true, false]);
    expect((await cases.report(id, 'moved')).status).toBe(200);
    await cases.propose(id);
    await cases.decide(id);
    expect(await offers('report-change')).toEqual([false, false, false, false]);
    expect(await offers('raise-objection')).toEqual([true, true, false, false]);
    expect((await cases.object(id)).status).toBe(200);
    expect(await offers('raise-objection')).toEqual([false, false, false, false]);
  });
});

describe('Restricted access', () => {
  it.each([
    ['officer-yunnan', 403, 'outside-jurisdiction'],
    ['supervisor-shanxi', 403, 'outside-jurisdiction'],
    ['applicant', 403, 'role-not-allowed'],
    ['administrator', 403, 'role-not-allowed'],
  ])('keeps %s from deciding the application', async (as, status, code) => {
    const answer = await system.call('POST', `${taskPath()}/decision`, { as, body: { outcome: 'approve' } });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    const { body } = await system.call('GET', `/cases/${caseId}`, { as: 'applicant' });
    expect(body.phase).toBe('applied');
  });

  it("answers an applicant who withdraws another person's application as if it did not exist", async () => {
    const answer = await system.call('POST', `/cases/${caseId}/withdrawal`, { as: 'applicant-2' });
    expect([answer.status, answer.body.code]).toEqual([404, 'case-not-found']);
  });

  it('keeps an officer from a worklist outside their jurisdiction', async () => {
    const answer = await system.call('GET', '/worklist?district=530102', { as: 'officer-chongqing' });
    expect([answer.status, answer.body.code]).toEqual([403, 'outside-jurisdiction']);
  });

  it('keeps an officer from entering a counter application for another district', async () => {
    const answer = await system.call('POST', '/applications', {
      as: 'officer-chongqing',
      body: application({ channel: 'counter', district: '530102' }),
    });
    expect([answer.status, answer.body.code]).toEqual([403, 'outside-jurisdiction']);
  });
});

describe('The worklist', () => {
  it('shows an application that an officer has taken on their list, with their name, and to colleagues (I-56)', async () => {
    const take = (officer: string, as = 'officer-chongqing') =>
      system.call('POST', `/cases/${caseId}/officer`, { as, body: { officer } });
    const listed = async (officer: string) => {
      const answer = await system.call('GET', `/worklist?officer=${officer}`, { as: 'supervisor-chongqing' });
      return bodyOf(listWorklist, answer).tasks.find((task) => task.caseId === caseId);
    };
    expect(await listed('none')).toBeDefined();
    const taken = bodyOf(readCase, await take('me'));
    expect(taken.openTasks?.[0]).toMatchObject({ takenBy: 'officer-chongqing' });
    expect(taken.contactPerson).toBeUndefined();
    expect(await listed('none')).toBeUndefined();
    expect(await listed('officer-chongqing')).toMatchObject({ takenBy: 'officer-chongqing' });
    expect((await take('me', 'officer-chongqing-2')).body).toMatchObject({ code: 'application-taken' });
    await take('none');
    expect(await listed('none')).toBeDefined();
  });

  it('lists the tasks of all districts by due date, page by page, without gaps or repetitions', () => {
    const { pages, own } = listed;
    for (const { tasks } of pages) expect(tasks.length).toBeLessThanOrEqual(2);
    const all = pages.flatMap(({ tasks }) => tasks);
    expect(new Set(all.map((task) => task.caseId)).size).toBe(7);
    expect(all.map((task) => task.dueAt)).toEqual(all.map((task) => task.dueAt).toSorted());
    const districts = own.tasks.map((task) => task.district.code);
    expect(new Set(districts)).toEqual(new Set(['500103']));
  });
});

describe('That a case is open on somebody’s screen', () => {
  const open = async (as: string) => {
    const answer = await system.call('PUT', `/cases/${caseId}/opening`, { as });
    return [answer.status, answer.body.colleagues ?? answer.body.code];
  };
  const later = (minutes: number) =>
    system.to(new Date(system.runtime.clock.now() + minutes * 60_000).toISOString());
  const names = async (as: string) => {
    const answer = await system.call('PUT', `/cases/${caseId}/opening`, { as });
    return bodyOf(noteOpening, answer).colleagues.map(({ subject }) => subject);
  };

  it('is shown to colleagues who open it too, for two minutes, and changes nothing of the case', async () => {
    await later(3);
    const before = await system.call('GET', `/cases/${caseId}`, { as: 'officer-chongqing' });
    expect(await names('officer-chongqing')).toEqual([]);
    expect(await names('officer-chongqing')).toEqual([]);
    expect(await names('officer-chongqing-2')).toEqual(['officer-chongqing']);
    expect(await names('supervisor-chongqing')).toEqual(['officer-chongqing', 'officer-chongqing-2']);
    await later(1);
    expect(await names('officer-chongqing')).toEqual(['officer-chongqing-2', 'supervisor-chongqing']);
    await later(1);
    // The first officer has repeated the request in the meantime.
    expect(await names('officer-chongqing-2')).toEqual(['officer-chongqing']);
    const after = await system.call('GET', `/cases/${caseId}`, { as: 'officer-chongqing' });
    expect(after.body.version).toBe(before.body.version);
    expect(after.body.history).toEqual(before.body.history);
  });

  it('is shown in the worklist of others, as long as it is open', async () => {
    await later(3);
    const listed = async (as: string) => {
      const answer = await system.call('GET', '/worklist?limit=100', { as });
      const { tasks } = bodyOf(listWorklist, answer);
      return tasks.filter((task) => task.caseId === caseId).map(({ openedBy }) => openedBy);
    };
    const since = new Date(system.runtime.clock.now()).toISOString();
    await open('officer-chongqing-2');
    expect(await listed('officer-chongqing')).toEqual([
      [{ subject: 'officer-chongqing-2', name: expect.any(String), since }],
    ]);
    expect(await listed('officer-chongqing-2')).toEqual([[]]);
    await later(2);
    expect(await listed('officer-chongqing')).toEqual([[]]);
  });

  it('is noted for all who open it at the same moment', async () => {
    const staff = ['officer-chongqing', 'officer-chongqing-2', 'supervisor-chongqing'];
    await Promise.all(staff.map(open));
    const seen = await Promise.all(staff.map(names));
    expect(seen.map((colleagues) => colleagues.toSorted())).toEqual(
      staff.map((self) => staff.filter((each) => each !== self)),
    );
  });

  it('is not recorded if nothing is left to be done', async () => {
    const made = await system.call('POST', '/applications', { as: 'applicant-2', body: application() });
    const of = `/cases/${bodyOf(submitApplication, made).caseId}`;
    await system.call('POST', `${of}/withdrawal`, { as: 'applicant-2' });
    for (const as of ['officer-chongqing', 'officer-chongqing-2'])
      expect((await system.call('PUT', `${of}/opening`, { as })).body).toEqual({ colleagues: [] });
  });

  it('is nobody else’s business', async () => {
    expect(await open('officer-yunnan')).toEqual([403, 'outside-jurisdiction']);
    expect(await open('applicant')).toEqual([403, 'role-not-allowed']);
    expect(await open('administrator')).toEqual([403, 'role-not-allowed']);
  });
});
