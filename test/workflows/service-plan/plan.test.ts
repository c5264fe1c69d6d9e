import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as readCase } from '../../../functions/api/cases/read-case/operation.ts';
import { operation as readTask } from '../../../functions/api/worklist/read-task/operation.ts';
import { type CaseEvent, type CaseRefusal, type CaseState, openTask } from '../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../../lib/domain/case/closure/propose.ts';
import type { Result } from '../../../lib/domain/result.ts';
import { calendar, friday, lifecycleOf, officer } from '../../domain/case/support/cases.ts';
import { bodyOf } from '../../support/answers.ts';
import { identityNumber } from '../../support/applications.ts';
import { loadRule } from '../../support/rules.ts';
import { SystemStore } from '../../support/store.ts';
import { System } from '../../support/system.ts';
import { type Region, register, servicePlanOf, tasksOf } from './registered.ts';

let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
});
afterAll(() => system.close());

const post = (caseId: string, path: string, body: object, region: Region = 'chongqing') =>
  system.call('POST', `/cases/${caseId}/${path}`, { as: `officer-${region}`, body });
const contact = (caseId: string, reached = true, region: Region = 'chongqing') =>
  post(caseId, 'tasks/make-first-contact-1/contact', { means: 'phone', reached }, region);
const plan = (caseId: string, change: object = {}, region: Region = 'chongqing') =>
  post(
    caseId,
    'tasks/make-service-plan-1/plan',
    { track: 'employment', tier: 'general', tierGrounds: ['need'], ...change },
    region,
  );
const service = (caseId: string, change: object, region: Region = 'chongqing') =>
  post(caseId, 'services', { type: 'job-match', on: '2026-11-20', outcome: 'taken', ...change }, region);
const kindsOf = async (caseId: string) =>
  (await tasksOf(system, 'chongqing')).filter((task) => task.caseId === caseId).map(({ kind }) => kind);

describe('The service-plan episode', () => {
  it('leads from the first contact through the profile and the plan to the last service', async () => {
    const caseId = await register(system);
    expect(await kindsOf(caseId)).toEqual(['make-first-contact']);
    // No officer has been entered, so the one who approved is responsible for the case.
    expect((await tasksOf(system, 'chongqing', '&officer=me')).map((task) => task.caseId)).toContain(caseId);
    expect((await contact(caseId, false)).status).toBe(200);
    expect(await kindsOf(caseId)).toEqual(['make-first-contact']);
    await contact(caseId);
    expect(await kindsOf(caseId)).toEqual(['make-service-plan']);

    const profile = await post(caseId, 'profile', {
      facts: [
        {
          code: 'skill-level',
          value: 'intermediate',
          source: 'person',
          on: '2026-11-20',
          statement: '中级电工证',
        },
        { code: 'employment-intention', value: 'employment', source: 'person', on: '2026-11-20' },
      ],
      tags: [{ group: 'out-of-poverty', applies: false, source: 'comparison', on: '2026-11-20' }],
      note: '希望离家近',
    });
    expect(profile.status).toBe(200);
    const made = await plan(caseId, { note: '优先推荐渝中区岗位' });
    expect(made.status).toBe(200);
    expect(await servicePlanOf(system, caseId)).toMatchObject({
      status: 'SUCCEEDED',
      states: [
        'Name an officer and wait for the first contact',
        'Was the person contacted?',
        'Wait for the service plan',
        'Was the plan made?',
        'The service plan is made',
      ],
    });
    expect(await kindsOf(caseId)).toEqual(['complete-ledger', 'carry-out-plan']);

    const freeText = { offered: '电工岗位', where: '渝中区', employer: '某某物业' };
    for (const change of [
      { type: 'job-search-coaching' },
      {
        type: 'recruitment-event',
        outcome: 'refused',
        refusalReason: 'distance',
        means: 'phone',
        freeText,
      },
      {},
      { outcome: 'offered' },
    ])
      expect((await service(caseId, change)).status).toBe(200);
    expect(await kindsOf(caseId)).toEqual(['complete-ledger', 'carry-out-plan']);
    const last = await service(caseId, { type: 'gig-match' });
    expect(await kindsOf(caseId)).toEqual(['complete-ledger']);
    expect(last.body.metDeadlines).toContainEqual(
      expect.objectContaining({ deadlineId: 'plan-items-1', late: false }),
    );

    // Only the agency can read what was written.
    const read = async (as: string) =>
      JSON.stringify((await system.call('GET', `/cases/${caseId}`, { as })).body);
    for (const said of ['中级电工证', '希望离家近', '优先推荐渝中区岗位', '电工岗位', '某某物业']) {
      expect(await read('officer-chongqing')).toContain(said);
      for (const as of ['applicant', 'administrator']) expect(await read(as)).not.toContain(said);
    }
  });

  it('can change to a plan of another track and keeps what was done', async () => {
    const caseId = await register(system);
    await contact(caseId);
    await plan(caseId, { track: 'unclear' });
    await service(caseId, { type: 'start-up-service' });
    expect(await kindsOf(caseId)).toEqual(['complete-ledger', 'carry-out-plan']);
    const body = { track: 'own-business', tier: 'general', tierGrounds: ['ability'] };
    const adjusted = await post(caseId, 'plan-adjustments', body);
    expect(adjusted.status).toBe(200);
    expect(await kindsOf(caseId)).toEqual(['complete-ledger']);
    const again = await post(caseId, 'plan-adjustments', body);
    expect([again.status, again.body.code]).toEqual([422, 'same-track']);
  });

  it('asks for a one-to-one plan when the person is found to have employment difficulty (CQ-6.2)', async () => {
    const caseId = await register(system);
    await contact(caseId);
    await plan(caseId);
    const mark = { group: 'employment-difficulty', applies: true, source: 'officer', on: '2026-11-20' };
    for (const _time of [1, 2]) expect((await post(caseId, 'profile', { tags: [mark] })).status).toBe(200);
    const open = (await tasksOf(system, 'chongqing')).filter((task) => task.caseId === caseId);
    expect(open.map(({ kind }) => kind).sort()).toEqual(['adjust-plan', 'carry-out-plan', 'complete-ledger']);
    const task = open.find(({ kind }) => kind === 'adjust-plan');
    expect(task).toMatchObject({ dueDate: '2026-11-27', basis: { clause: 'I-13' } });
    const { body } = await system.call('GET', `/cases/${caseId}/tasks/${task?.taskId}`, {
      as: 'officer-chongqing',
    });
    expect(body.planChoices).toMatchObject({ oneToOneOwed: true });
    const adjusted = await post(caseId, 'plan-adjustments', {
      track: 'employment',
      tier: 'one-to-one',
      tierGrounds: ['need'],
    });
    expect(adjusted.status).toBe(200);
    expect(await kindsOf(caseId)).toEqual(['complete-ledger', 'carry-out-plan']);
  });

  it('puts forward whom a source that was entered means, in words, and adds the services once confirmed (SX-2.5)', async () => {
    const contacted = async () => {
      const caseId = await register(system, 'shanxi');
      await contact(caseId, true, 'shanxi');
      return caseId;
    };
    const taskOf = async (caseId: string) => {
      const path = `/cases/${caseId}/tasks/make-service-plan-1`;
      return bodyOf(readTask, await system.call('GET', path, { as: 'officer-shanxi', language: 'zh' }));
    };
    const first = await contacted();
    expect((await taskOf(first)).proposedGroups).toEqual([]);
    const body = {
      id: 'shanxi-long-unemployed-youth',
      layer: 'shanxi',
      key: 'longUnemployedYouth',
      value: { minimumAge: 16, maximumAge: 40, monthsWithoutWork: 1 },
      citation: { document: '试验文件', article: '一', clause: 'SX-2.5' },
      basis: 'reading',
      from: '2026-11-20',
      note: '试验口径',
    };
    const loaded = await loadRule(system, { path: `/policy-amendments/${body.id}`, body });
    expect(loaded.status).toBe(200);
    expect((await taskOf(first)).proposedGroups).toMatchObject([
      { code: 'long-unemployed-youth', text: '长期未就业青年', since: '2026-11-15' },
    ]);
    const mark = { group: 'long-unemployed-youth', applies: true, source: 'officer', on: '2026-11-20' };
    const marked = await post(first, 'profile', { tags: [mark] }, 'shanxi');
    expect(bodyOf(readCase, marked).registration?.ledger?.tags).toMatchObject([
      { code: 'long-unemployed-youth', text: '长期未就业青年', applies: true },
    ]);
    const after = await taskOf(first);
    expect(after.proposedGroups).toEqual([]);
    expect(after.planChoices?.addedServices.map(({ text }) => text)).toEqual([
      '职业指导',
      '职业规划',
      '心理疏导',
      '职业体验、就业见习等就业准备活动（有意愿的）',
    ]);
    const made = await plan(first, { track: 'flexible' }, 'shanxi');
    expect(bodyOf(readCase, made).registration?.plan?.items.map(({ text }) => text)).toEqual([
      '零工信息',
      ...(after.planChoices?.addedServices ?? []).map(({ text }) => text),
    ]);
  });

  it('keeps who helped with a contact and a service for the agency alone, and refuses what is no help (CQ-1.3)', async () => {
    const caseId = await register(system);
    const worker = { kind: 'grass-roots-worker', name: '周敏' };
    const at = 'tasks/make-first-contact-1/contact';
    const visit = { means: 'visit', reached: true };
    const broker = await post(caseId, at, { ...visit, helper: { kind: 'labour-broker', name: '吴勇' } });
    expect([broker.status, broker.body.code]).toEqual([422, 'helper-needs-agreement']);
    expect((await post(caseId, at, { ...visit, helper: worker })).status).toBe(200);
    const planned = bodyOf(readCase, await plan(caseId)).registration?.plan?.items;
    // Numbers are those of the circular alone (CQ-2.2, I-09).
    expect(planned?.map(({ code, numberText }) => [code, numberText])).toEqual([
      ['job-search-coaching', '至少1次'],
      ['recruitment-event', undefined],
      ['job-match', '至少3条'],
    ]);
    const helper = { kind: 'labour-broker', name: '吴勇', agreementOn: '2026-11-02' };
    const served = bodyOf(readCase, await service(caseId, { helper }));
    expect(served.history.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['已完成首次联系（由基层就业工作人员协助）', '已接受服务（由劳务经纪人协助）']),
    );
    expect(served.registration?.services[0]?.helper).toEqual({
      kind: 'labour-broker',
      agreementOn: '2026-11-02',
    });
    const read = async (as: string) =>
      JSON.stringify((await system.call('GET', `/cases/${caseId}`, { as })).body);
    for (const name of ['周敏', '吴勇']) {
      expect(await read('officer-chongqing')).toContain(name);
      for (const as of ['applicant', 'administrator']) expect(await read(as)).not.toContain(name);
    }
    const elsewhere = await register(system, 'yunnan');
    const refused = await post(elsewhere, at, { ...visit, helper: worker }, 'yunnan');
    expect([refused.status, refused.body.code]).toEqual([422, 'helper-not-provided-for']);
  });

  it('shows the key groups of a person with every task about them, and lists those of a group alone (YN-1.2.2)', async () => {
    const [graduate, other] = [await register(system, 'yunnan'), await register(system, 'yunnan')];
    const groups = ['employment-difficulty', 'graduate-without-work', 'out-of-poverty'];
    for (const caseId of [graduate, other]) {
      const tags = groups.map((group) => ({
        group,
        applies: caseId === graduate && group === 'graduate-without-work',
        source: 'person',
        on: '2026-11-20',
      }));
      expect((await post(caseId, 'profile', { tags }, 'yunnan')).status).toBe(200);
    }
    const all = (await tasksOf(system, 'yunnan')).filter((task) => [graduate, other].includes(task.caseId));
    expect(all.map((task) => [task.caseId === graduate, task.groups.map(({ text }) => text)])).toEqual(
      expect.arrayContaining([
        [true, ['离校未就业高校毕业生']],
        [false, []],
      ]),
    );
    const listed = await tasksOf(system, 'yunnan', '&group=graduate-without-work');
    expect(new Set(listed.map(({ caseId }) => caseId))).toEqual(new Set([graduate]));
    expect(await tasksOf(system, 'yunnan', '&group=out-of-poverty')).toEqual([]);
  });

  it('sends the third refusal in a row to the supervisor (I-17)', async () => {
    const caseId = await register(system);
    await contact(caseId);
    await plan(caseId);
    for (const type of ['job-search-coaching', 'recruitment-event', 'job-match']) {
      expect(await kindsOf(caseId)).toEqual(['complete-ledger', 'carry-out-plan']);
      const refused = { type, outcome: 'refused', refusalReason: 'not-interested' };
      const offered = { ...refused, freeText: { offered: `服务：${type}` } };
      expect((await service(caseId, offered)).status).toBe(200);
    }
    const [task] = (await tasksOf(system, 'chongqing', '&kind=decide-closure')).filter(
      (each) => each.caseId === caseId,
    );
    expect(task).toMatchObject({ forSupervisor: true });
  });
});

describe('The choices of a plan task', () => {
  const contacted = async (region: Region) => {
    const caseId = await register(system, region);
    await contact(caseId, true, region);
    return caseId;
  };
  const choicesOf = async (caseId: string, region: Region, language = 'zh') => {
    const answer = await system.call('GET', `/cases/${caseId}/tasks/make-service-plan-1`, {
      as: `officer-${region}`,
      language,
    });
    return bodyOf(readTask, answer).planChoices;
  };

  it('include the minimum numbers of Chongqing, each with its clause, in both languages', async () => {
    const caseId = await contacted('chongqing');
    const choices = await choicesOf(caseId, 'chongqing');
    expect(choices?.tracks.map(({ code }) => code)).toEqual([
      'employment',
      'flexible',
      'own-business',
      'unclear',
    ]);
    expect(choices?.tracks[0]).toMatchObject({
      text: '有就业意愿',
      template: [
        { code: 'job-search-coaching', minimum: 1, basis: { clause: 'CQ-2.2' } },
        { code: 'recruitment-event', minimum: 1, counts: 'offered', basis: { clause: 'I-09' } },
        {
          code: 'job-match',
          text: '匹配岗位信息或零工信息',
          minimum: 3,
          serviceTypes: ['job-match', 'gig-match'],
        },
      ],
    });
    expect(choices).toMatchObject({
      oneToOneOwed: false,
      groupsOpen: false,
      consecutiveRefusals: { limit: 3, closureReason: { code: 'refused-service' } },
      refusalReasons: expect.arrayContaining([
        { code: 'health', text: '健康原因', good: true, counts: false },
        { code: 'not-interested', text: '不愿参加', good: false, counts: true },
        { code: 'other', text: '其他原因（请说明）', good: false, counts: false },
      ]),
      voluntaryServices: expect.arrayContaining([{ code: 'counselling', text: '心理疏导' }]),
    });
    expect(choices?.internshipAges).toBeUndefined();
    const english = await choicesOf(caseId, 'chongqing', 'en');
    expect(english?.tracks[0]?.text).toBe('Willing to take a job');
    // The official documents are in Chinese, so their titles and quotations stay as they are.
    const texts = JSON.stringify(english, (key, value) => (/basis/i.test(key) ? undefined : value));
    expect(texts).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('include what Qinghai owes to everybody (QH-2.1) and the internship of Weihai (WH-4.4)', async () => {
    expect(await choicesOf(await contacted('qinghai'), 'qinghai')).toMatchObject({ oneToOneOwed: true });
    expect(await choicesOf(await contacted('weihai'), 'weihai')).toMatchObject({
      oneToOneOwed: false,
      internshipAges: { minimum: 16, maximum: 24, basis: { clause: 'WH-4.4' } },
    });
  });

  it('are binding: any other choice is refused', async () => {
    const caseId = await contacted('qinghai');
    const general = await plan(caseId, { tierGrounds: ['intention'] }, 'qinghai');
    expect([general.status, general.body.code]).toEqual([422, 'one-to-one-owed']);
    const made = await plan(caseId, { tier: 'one-to-one', tierGrounds: ['intention'] }, 'qinghai');
    expect(made.status).toBe(200);
  });
});

describe('The internship of Weihai (WH-4.4)', () => {
  it.each([
    ['2001-11-21', 200, undefined],
    ['2001-11-20', 422, 'age-outside-internship'],
  ])('for a person born on %s is answered on 20 November 2026 with %s', async (birthDate, status, code) => {
    const applicant = {
      name: '张伟',
      identityNumber: identityNumber(birthDate, '371002'),
      phone: '13800138000',
    };
    const caseId = await register(system, 'weihai', { applicant });
    await contact(caseId, true, 'weihai');
    await plan(caseId, { track: 'unclear' }, 'weihai');
    const answer = await service(caseId, { type: 'preparation-activity', internship: true }, 'weihai');
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('A registered case', () => {
  // One case for all refused requests, which do not change it.
  let unchanged: string;
  beforeAll(async () => {
    unchanged = await register(system);
  });
  const fact = { code: 'skill-level', value: 'high', source: 'person', on: '2026-11-20' };
  const tag = { group: 'out-of-poverty', applies: true, source: 'officer', on: '2026-11-20' };
  it.each([
    [
      'a profile with the same fact twice',
      'profile',
      { facts: [fact, fact], tags: [] },
      400,
      'invalid-field',
    ],
    ['an empty profile', 'profile', { tags: [] }, 422, 'nothing-recorded'],
    [
      'a carried-over fact that was entered by hand',
      'profile',
      { facts: [{ ...fact, source: 'carried-over' }], tags: [] },
      400,
      'invalid-field',
    ],
    [
      'a fact dated 29 February 2027',
      'profile',
      { facts: [{ ...fact, on: '2027-02-29' }], tags: [] },
      422,
      'date-does-not-exist',
    ],
    ['a group dated tomorrow', 'profile', { tags: [{ ...tag, on: '2026-11-21' }] }, 422, 'date-in-future'],
    [
      'a group that Chongqing does not list',
      'profile',
      { tags: [{ ...tag, group: 'veteran' }] },
      422,
      'unknown-tag',
    ],
    [
      'an unknown fact',
      'profile',
      { facts: [{ ...fact, code: 'blood-group' }], tags: [] },
      422,
      'unknown-profile-fact',
    ],
    [
      'a service before the plan',
      'services',
      { type: 'job-match', on: '2026-11-20', outcome: 'taken' },
      409,
      'no-plan',
    ],
    [
      'an adjustment before the plan',
      'plan-adjustments',
      { track: 'unclear', tier: 'general', tierGrounds: ['need'] },
      409,
      'no-plan',
    ],
  ])('rejects %s', async (_what, path, body, status, code) => {
    const answer = await post(unchanged, path, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    const after = await system.call('GET', `/cases/${unchanged}`, { as: 'officer-chongqing' });
    expect(bodyOf(readCase, after).history.map(({ type }) => type)).not.toContain('profile-recorded');
  });

  it('rejects the second of two plans that are made at once', async () => {
    const caseId = await register(system);
    await contact(caseId);
    const answers = await Promise.all([plan(caseId), plan(caseId, { track: 'flexible' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('A registration that ends before there is a plan', () => {
  /** Writes to the records directly, because no operation tested here ends a registration. */
  const close = async (caseId: string) => {
    const store = await SystemStore.of(system);
    const rules = lifecycleOf('chongqing');
    const context = { now: friday, actor: officer };
    const change = async (
      decide: (state: CaseState) => Result<CaseEvent, CaseRefusal> | CaseEvent | undefined,
    ): Promise<void> => {
      await store.cases.change(caseId, ({ state }) => {
        const decided = decide(state);
        const event = decided && 'ok' in decided ? (decided.ok ? decided.value : undefined) : decided;
        return { change: event && { event }, answer: undefined };
      });
      await system.runtime.settle();
    };
    const evidence = [{ kind: 'employment-record', source: 'officer', on: '2026-11-20' }];
    await change((state) => proposeClosure(state, 'employed', evidence, rules, calendar, context));
    await change((state) => openTask(state, 'decide-closure-1', 'decide-closure', context));
    const { now } = context;
    const second = { now, actor: { role: 'officer', subject: 'officer-chongqing-2' } } as const;
    await change((state) => decideClosure(state, 'decide-closure-1', { close: true }, rules, second));
    store.close();
  };

  it.each([
    ['the first contact', false],
    ['the plan', true],
  ])('ends the workflow that waits for %s', async (_what, reached) => {
    const caseId = await register(system);
    if (reached) await contact(caseId);
    await close(caseId);
    const { status, states } = await servicePlanOf(system, caseId);
    expect([status, states.at(-1)]).toEqual(['SUCCEEDED', 'The registration ended before there was a plan']);
    expect(await kindsOf(caseId)).toEqual([]);
    const late = reached ? await plan(caseId) : await contact(caseId);
    expect([late.status, late.body.code]).toEqual([409, 'task-already-decided']);
    const offered = await service(caseId, {});
    expect([offered.status, offered.body.code]).toEqual([409, 'not-possible-now']);
  });
});
