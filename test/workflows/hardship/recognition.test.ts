import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, beijingDate, type LocalDate } from '../../../lib/domain/calendar/local-date.ts';
import { application, districts, identityNumber } from '../../support/applications.ts';
import { ClosureCases } from '../../support/closure-cases.ts';
import { executionOf } from '../../support/executions.ts';
import { System } from '../../support/system.ts';

let system: System;
let cases: ClosureCases;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
});
afterAll(() => system.close());

type Json = Readonly<Record<string, never>>;
const tasksOf = async (caseId: string, as: string) =>
  (await cases.tasks(caseId, as)).filter((task) => /hardship|assistance/.test(task));
const act = (caseId: string, taskId: string, path: string, as: string, body?: unknown) =>
  cases.post(`/cases/${caseId}/tasks/${taskId}/${path}`, as, body);
/** The recognitions on the public notices of a district today. */
const boardOf = async (district: string) => {
  const { body } = await system.call('GET', `/public-notices?district=${district}&kind=hardship`, {});
  return body.notices as unknown as readonly Json[];
};
const toldOf = async (caseId: string) =>
  (await system.call('GET', `/cases/${caseId}/notices`, { as: 'applicant' })).body
    .notices as unknown as readonly {
    template: string;
    paragraphs: readonly string[];
  }[];
const hardshipOf = async (caseId: string, as: string) =>
  ((await system.call('GET', `/cases/${caseId}`, { as })).body as { registration: { hardship: Json } })
    .registration.hardship as unknown as {
    recognisedSince?: string;
    recognitions: readonly {
      status: string;
      categories?: readonly unknown[];
      steps: readonly { by?: string }[];
    }[];
  };
/** A day, as notices write it. */
const inWords = (day: LocalDate): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
const ok = (answer: { readonly status: number; readonly body: unknown }) =>
  expect([answer.status, JSON.stringify(answer.body).slice(0, 200)]).toEqual([200, expect.any(String)]);

describe('In Shanxi, over the community, the public notice and the township to the county (SX-6.1)', () => {
  it('a person is recognised by different people, told in words, and helped at once', async () => {
    const today = beijingDate(system.runtime.clock.now());
    const caseId = await cases.registered('shanxi', {
      applicant: { name: '欧阳芳', identityNumber: identityNumber(), phone: '13800138000' },
    });
    const before = await system.call('GET', `/cases/${caseId}`, { as: 'applicant' });
    expect(before.body.possibleActions).toContain('apply-for-hardship');
    const asked = await cases.post(`/cases/${caseId}/hardship-recognitions`, 'applicant', {
      categories: ['older'],
    });
    ok(asked);
    expect(await tasksOf(caseId, 'officer-shanxi')).toEqual(['check-hardship-1']);
    ok(
      await act(caseId, 'check-hardship-1', 'hardship-check', 'officer-shanxi', {
        positive: true,
        statement: '入户核实属实。',
      }),
    );
    const put = (source?: string) =>
      act(caseId, 'publish-hardship-notice-1', 'hardship-notice', 'officer-shanxi', {
        until: addDays(today, 7),
        ...(source && { source }),
      });
    expect((await put()).body.code).toBe('notice-period-needs-source');
    ok(await put('市认定办法规定公示5个工作日'));
    expect(await boardOf(districts.shanxi)).toEqual([
      {
        kind: 'hardship',
        reference: expect.stringMatching(/^GS-[0-9A-Z]{8}$/),
        name: '某某',
        subject: '就业困难人员认定',
        from: today,
        until: addDays(today, 7),
      },
    ]);
    ok(
      await cases.post(`/cases/${caseId}/hardship-notice-objections`, 'officer-shanxi', {
        on: today,
        by: '居民',
        statement: '反映其在商店上班。',
      }),
    );
    const ended = () => act(caseId, 'record-hardship-notice-1', 'hardship-notice-end', 'officer-shanxi');
    expect((await ended()).body.code).toBe('hardship-notice-running');
    const recognisedOn = addDays(today, 10);
    await system.skipTo(`${recognisedOn}T08:30:00+08:00`);
    expect(await boardOf(districts.shanxi)).toEqual([]);
    expect((await ended()).body.code).toBe('hardship-objection-open');
    ok(
      await act(
        caseId,
        'answer-hardship-notice-objection-1-1',
        'hardship-notice-objection-answer',
        'officer-shanxi-2',
        { upheld: false, statement: '商店由其兄长经营。' },
      ),
    );
    ok(await ended());
    const review = (as: string) =>
      act(caseId, 'review-hardship-1', 'hardship-check', as, { positive: true, statement: '复审属实。' });
    expect((await review('officer-shanxi')).body.code).toBe('separation-of-duties');
    ok(await review('officer-shanxi-2'));
    ok(
      await act(caseId, 'decide-hardship-1', 'hardship-decision', 'supervisor-shanxi', {
        outcome: 'recognise',
        categories: ['older'],
        explanation: '符合认定条件。',
      }),
    );
    const seen = await hardshipOf(caseId, 'officer-shanxi');
    expect(seen).toMatchObject({
      recognisedSince: recognisedOn,
      recognitions: [{ status: 'recognised', categories: [{ code: 'older', text: '大龄失业人员' }] }],
    });
    expect(seen.recognitions[0]?.steps.map(({ by }) => by)).toEqual([
      'officer-shanxi',
      'officer-shanxi',
      'officer-shanxi-2',
      'supervisor-shanxi',
    ]);
    const own = await hardshipOf(caseId, 'applicant');
    expect(own.recognitions[0]?.steps.every(({ by }) => by === undefined)).toBe(true);
    const result = (await toldOf(caseId)).find(({ template }) => template === 'hardship-recognised');
    expect(result?.paragraphs.join('')).toContain(
      `自${inWords(recognisedOn)}起认定您为就业困难人员，认定类别：大龄失业人员`,
    );
    ok(
      await act(caseId, 'make-assistance-plan-1', 'assistance-plan', 'officer-shanxi', {
        contact: 'me',
        assistance: 'officer-shanxi-2',
        measures: '每周推送三个岗位。',
      }),
    );
    expect(await tasksOf(caseId, 'officer-shanxi')).toEqual([]);
    const { status, states } = await executionOf(system, caseId, 'hardship');
    expect(status).toBe('SUCCEEDED');
    expect(states.at(-1)).toBe('The person is recognised');
  });
});

describe('In Chongqing (CQ-6.1)', () => {
  it('a low-income household that a file names is put forward the next morning, once, and told in neutral words', async () => {
    const number = identityNumber();
    const today = beijingDate(system.runtime.clock.now());
    const caseId = await cases.registered('chongqing', {
      applicant: { name: '张伟', identityNumber: number, phone: '13800138000' },
    });
    const load = () =>
      cases.post('/comparison-sources/civil-affairs/records', 'administrator', {
        asOf: today,
        records: [{ identityNumber: number, fact: 'minimum-living-guarantee' }],
      });
    expect((await load()).status).toBe(200);
    await system.skipTo(`${addDays(today, 1)}T08:00:00+08:00`);
    expect(await tasksOf(caseId, 'officer-chongqing')).toEqual(['look-at-hardship-candidate-1']);
    const told = (await toldOf(caseId)).find(({ template }) => template === 'hardship-candidate');
    expect(told?.paragraphs.join('')).not.toMatch(/困难|低保/);
    ok(
      await act(caseId, 'look-at-hardship-candidate-1', 'hardship-candidate-answer', 'officer-chongqing', {
        answer: 'declined',
        statement: '本人暂不申请。',
      }),
    );
    await load();
    await system.skipTo(`${addDays(today, 3)}T08:00:00+08:00`);
    expect(await tasksOf(caseId, 'officer-chongqing')).toEqual([]);
  });

  it('whoever is refused has a second supervisor look again, and begins another round', async () => {
    const caseId = await cases.registered('chongqing');
    await cases.post(`/cases/${caseId}/hardship-recognitions`, 'applicant', { categories: ['disabled'] });
    ok(
      await act(caseId, 'check-hardship-1', 'hardship-check', 'officer-chongqing', {
        positive: false,
        statement: '未见相应情形。',
      }),
    );
    const decide = (outcome: string, more: object) =>
      act(caseId, 'decide-hardship-1', 'hardship-decision', 'supervisor-chongqing', {
        outcome,
        explanation: '经核实不符合。',
        ...more,
      });
    expect((await decide('recognise', { categories: ['disabled'] })).body.code).toBe(
      'hardship-chain-incomplete',
    );
    expect((await decide('refuse', {})).body.code).toBe('hardship-reason-missing');
    ok(await decide('refuse', { reason: 'criterion-not-met' }));
    expect((await executionOf(system, caseId, 'hardship')).states.at(-1)).toBe(
      'The person is not recognised',
    );
    ok(await cases.post(`/cases/${caseId}/hardship-objection`, 'applicant', { statement: '我有残疾人证。' }));
    const review = (as: string) =>
      act(caseId, 'decide-hardship-objection-1-refusal', 'hardship-objection-decision', as, {
        uphold: true,
        explanation: '应当重新核实。',
      });
    expect((await review('supervisor-chongqing')).body.code).toBe('separation-of-duties');
    ok(await review('supervisor-chongqing-2'));
    expect(await tasksOf(caseId, 'officer-chongqing')).toEqual(['check-hardship-1-round-2']);
    ok(await cases.post(`/cases/${caseId}/hardship-withdrawal`, 'applicant'));
    expect((await executionOf(system, caseId, 'hardship', '1-round-2')).states.at(-1)).toBe(
      'The request was taken back',
    );
  });
});

describe('In Yunnan, in one form with the registration (YN-5.1.1)', () => {
  it('it begins with the approval and is decided apart', async () => {
    const wrong = await cases.post(
      '/applications',
      'applicant',
      application({ district: districts.yunnan, hardship: { categories: ['nobody'] } }),
    );
    expect(wrong.body.code).toBe('unknown-hardship-category');
    const caseId = await cases.registered('yunnan', { hardship: { categories: ['long-term'] } });
    expect(await tasksOf(caseId, 'officer-yunnan')).toEqual(['check-hardship-1']);
    expect((await hardshipOf(caseId, 'officer-yunnan')).recognitions[0]).toMatchObject({
      status: 'checking',
      originText: '与失业登记一并申请',
    });
  });
});
