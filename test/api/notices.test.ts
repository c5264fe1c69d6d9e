import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { operation as listNotices } from '../../functions/api/notices/list-notices/operation.ts';
import { operation as listOutbox } from '../../functions/api/notices/list-outbox/operation.ts';
import { operation as submitApplication } from '../../functions/api/registration/submit-application/operation.ts';
import type { CaseEvent, CaseRefusal, CaseState } from '../../lib/domain/case/case.ts';
import { decideClosure } from '../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../lib/domain/case/closure/propose.ts';
import type { Context } from '../../lib/domain/case/kernel/event.ts';
import { messageSchemas } from '../../lib/domain/case/messages.ts';
import { makePlan } from '../../lib/domain/case/service-plan/make-plan.ts';
import type { Result } from '../../lib/domain/result.ts';
import { calendar, lifecycleOf, secondOfficer } from '../domain/case/support/cases.ts';
import { bodyOf } from '../support/answers.ts';
import { application, identityNumber } from '../support/applications.ts';
import { SystemStore } from '../support/store.ts';
import { System } from '../support/system.ts';
import { misfit } from './support/document.ts';

const applicant = { name: '欧阳慧敏', identityNumber: identityNumber('1987-11-23'), phone: '13912345678' };
const secrets = [applicant.name, applicant.identityNumber, applicant.phone, '1987-11-23'];
const start = '2026-11-20T10:00:00+08:00';

let folder: string;
let system: System;
let store: SystemStore;

/** Calls the API and checks each answer against the OpenAPI document. */
const ask = async (as: string, method: string, path: string, body?: unknown, language = 'zh') => {
  const answer = await system.call(method, path, { as, language, ...(body !== undefined && { body }) });
  expect(misfit(method, path, answer)).toBeUndefined();
  return answer;
};
const outbox = async (as = 'delivery-chongqing', query = '') =>
  bodyOf(listOutbox, await ask(as, 'GET', `/outbox?limit=100${query}`)).notices;
/** The notices of a case that are in the outbox; each test has its own case. */
const outboxOf = async (caseId: string) => (await outbox()).filter((notice) => notice.caseId === caseId);
const noticesOf = async (caseId: string, as = 'applicant', language = 'zh') =>
  bodyOf(listNotices, await ask(as, 'GET', `/cases/${caseId}/notices`, undefined, language)).notices;
const fetchMessage = (as: string, caseId: string, noticeId: string) =>
  ask(as, 'GET', `/cases/${caseId}/notices/${noticeId}/message`);
const deliver = (caseId: string, noticeId: string, body: object, as = 'delivery-chongqing') =>
  ask(as, 'POST', `/cases/${caseId}/notices/${noticeId}/delivery`, body);

async function submitted(): Promise<string> {
  const body = application({ applicant: { ...applicant, identityNumber: identityNumber('1987-11-23') } });
  return bodyOf(submitApplication, await ask('applicant', 'POST', '/applications', body)).caseId;
}
const decide = (caseId: string, body: object) =>
  ask('officer-chongqing', 'POST', `/cases/${caseId}/tasks/decide-application-1/decision`, body);

/** A withdrawn application and its only notice in the outbox. */
async function withdrawn(): Promise<{ readonly caseId: string; readonly noticeId: string }> {
  const caseId = await submitted();
  await ask('applicant', 'POST', `/cases/${caseId}/withdrawal`);
  const [notice] = await outboxOf(caseId);
  return { caseId, noticeId: notice?.noticeId ?? '' };
}

/** Does what a future operation will do: adds one event under today's rules. */
async function act(
  caseId: string,
  decide: (state: CaseState, context: Context) => Result<CaseEvent, CaseRefusal>,
) {
  const context = {
    now: Date.parse(start),
    actor: { role: 'officer', subject: 'officer-chongqing' },
  } as const;
  await store.cases.change(caseId, ({ state }) => {
    const decided = decide(state, context);
    if (!decided.ok) throw new Error(decided.failure.reason);
    return { change: { event: decided.value }, answer: undefined };
  });
  await system.runtime.settle();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'notices-'));
  system = await System.start(start, folder);
  store = await SystemStore.of(system);
});
afterAll(async () => {
  store.close();
  await system.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A case from application to closure, with none of its notices delivered. */
async function lived(): Promise<string> {
  const caseId = await submitted();
  await decide(caseId, {
    outcome: 'ask-for-information',
    items: ['unemployment-date'],
    message: '请说明何时离开原单位',
  });
  await ask('applicant', 'POST', `/cases/${caseId}/information`, { answer: '十月中旬' });
  await decide(caseId, { outcome: 'approve' });
  await ask('officer-chongqing', 'POST', `/cases/${caseId}/tasks/make-first-contact-1/contact`, {
    means: 'phone',
    reached: true,
  });
  const rules = lifecycleOf('chongqing', Date.parse(start));
  const tierGrounds = rules.plan.tierGrounds.slice(0, 1);
  await act(caseId, (state, context) =>
    makePlan(
      state,
      'make-service-plan-1',
      { track: 'employment', tier: 'general', tierGrounds },
      rules,
      calendar,
      context,
    ),
  );
  const evidence = [{ kind: 'employment-record', source: 'employment-register', on: '2026-11-20' }];
  await act(caseId, (state, context) =>
    proposeClosure(state, 'employed', evidence, rules, calendar, context),
  );
  await act(caseId, (state, { now }) =>
    decideClosure(state, 'decide-closure-1', { close: true }, rules, { now, actor: secondOfficer }),
  );
  return caseId;
}

describe('A case from application to closure', () => {
  let caseId: string;
  beforeAll(async () => {
    caseId = await lived();
  });

  it('sends no notice while the application has only been received', async () => {
    expect(await outboxOf(await submitted())).toEqual([]);
  });

  it('sends a notice of each step, stores its version and keeps it in the outbox until it is delivered', async () => {
    const listed = await outboxOf(caseId);
    expect(listed.map(({ template, recipient }) => `${template} to ${recipient}`)).toEqual(
      expect.arrayContaining([
        'information-requested to person',
        'registration-approved to person',
        'officer-assigned to person',
        'case-assigned to officer',
        'plan-made to person',
        'registration-closed to person',
      ]),
    );
    expect(listed).toHaveLength(6);
    expect(listed.every(({ delivery }) => delivery.status === 'issued')).toBe(true);
    expect(await outbox('delivery-yunnan')).toEqual([]);
    expect(await outbox('delivery-chongqing', '&district=500106')).toEqual([]);
  });

  it('shows the person their notices in full and in both languages', async () => {
    const told = await noticesOf(caseId);
    // Two workflows send the notices of the result and of the officer, in either order.
    const byTemplate = new Map<string, (typeof told)[number]>(
      told.map((notice) => [notice.template, notice]),
    );
    expect([...byTemplate.keys()].sort()).toEqual([
      'information-requested',
      'officer-assigned',
      'plan-made',
      'registration-approved',
      'registration-closed',
    ]);
    expect(told.every(({ to, templateVersion }) => to === 'person' && templateVersion === 1)).toBe(true);
    const full = (template: string) => byTemplate.get(template)?.paragraphs.join('\n');
    expect(full('information-requested')).toContain('请说明何时离开原单位');
    expect(full('plan-made')).toMatch(/求职技巧指导（至少1次）[\s\S]*2026年12月/);
    expect(full('registration-closed')).toMatch(/被各类用人单位录用或招聘[\s\S]*提出异议[\s\S]*行政复议/);
    const inEnglish = await noticesOf(caseId, 'applicant', 'en');
    expect(inEnglish.at(-1)).toMatchObject({ title: 'Your registration has ended' });
  });

  it('also shows the agency the notices to its officers, and shows nobody else any of them', async () => {
    const seen = await noticesOf(caseId, 'officer-chongqing');
    expect(seen).toHaveLength(6);
    const answers = await Promise.all(
      ['applicant-2', 'officer-yunnan', 'supervisor-shanxi', 'administrator', 'delivery-chongqing'].map(
        async (as) => {
          const { status, body } = await ask(as, 'GET', `/cases/${caseId}/notices`);
          return [as, status, body.code];
        },
      ),
    );
    expect(answers).toEqual([
      ['applicant-2', 404, 'case-not-found'],
      ['officer-yunnan', 403, 'outside-jurisdiction'],
      ['supervisor-shanxi', 403, 'outside-jurisdiction'],
      ['administrator', 403, 'role-not-allowed'],
      ['delivery-chongqing', 403, 'role-not-allowed'],
    ]);
  });

  it('gives the delivery adapter the text and the address and nothing about the person (I-34)', async () => {
    for (const { noticeId, recipient } of await outboxOf(caseId)) {
      const { body } = await fetchMessage('delivery-chongqing', caseId, noticeId);
      expect(body.text).toMatch(/重庆市渝中区公共就业服务机构|请登录工作平台/);
      expect(body.text).not.toMatch(/失业|注销|就业困难|欧阳|通过/);
      expect(body.to).toEqual(
        recipient === 'person'
          ? { kind: 'person', phone: `+86${applicant.phone}` }
          : { kind: 'officer', subject: 'officer-chongqing' },
      );
      const others = await Promise.all(
        ['delivery-yunnan', 'administrator', 'officer-chongqing', 'applicant'].map(
          async (as) => (await fetchMessage(as, caseId, noticeId)).body.code,
        ),
      );
      expect(others).toEqual([
        'outside-jurisdiction',
        'role-not-allowed',
        'role-not-allowed',
        'role-not-allowed',
      ]);
    }
  });

  it('announces each notice once on the bus, as documented and without anything about the person', async () => {
    const { EventBuses } = (await system.aws('events', 'ListEventBuses', {})) as {
      EventBuses: { Name: string }[];
    };
    const events = EventBuses.flatMap(({ Name }) =>
      system.runtime.events.recent({ bus: Name, limit: 1000 }).map(({ event }) => event),
    );
    const ids = events
      .filter((event) => event['detail-type'] === 'Notice.Issued')
      .map(({ detail }) => detail as { caseId: string; noticeId: string })
      .flatMap((detail) => (detail.caseId === caseId ? [detail.noticeId] : []));
    expect(new Set(ids).size).toBe(6);
    expect(ids).toHaveLength(6);
    for (const event of events)
      expect(messageSchemas[String(event['detail-type'])]?.safeParse(event.detail).error).toBeUndefined();
    for (const secret of [...secrets, '请说明何时', 'employed'])
      expect(JSON.stringify(events)).not.toContain(secret);
  });

  it('removes a delivered notice from the outbox and no longer gives out its message', async () => {
    const registered = await submitted();
    await decide(registered, { outcome: 'approve' });
    const issued = await outboxOf(registered);
    expect(new Set(issued.map(({ recipient }) => recipient))).toEqual(new Set(['person', 'officer']));
    for (const { noticeId, recipient } of issued) {
      const channel = recipient === 'person' ? 'sms' : 'work-message';
      const report = { channel, at: new Date(start).toISOString(), providerReference: `M-${noticeId}` };
      await deliver(registered, noticeId, { ...report, status: 'sent' });
      await deliver(registered, noticeId, { ...report, status: 'delivered' });
      const { body } = await fetchMessage('delivery-chongqing', registered, noticeId);
      expect(body.code).toBe('notice-already-delivered');
    }
    expect(await outboxOf(registered)).toEqual([]);
    const told = await noticesOf(registered);
    expect(new Set(told.map(({ delivery }) => delivery.status))).toEqual(new Set(['delivered']));
  });

  it('gives a person who applies at the counter a receipt, and a notice if the agency is late', async () => {
    const own = await System.start('2026-11-20T10:00:00+08:00');
    try {
      await own.call('PUT', '/officers/officer-chongqing', {
        as: 'supervisor-chongqing',
        body: { name: '李明', workPhone: '023-63152000', districts: ['500103'] },
      });
      const submit = await own.call('POST', '/applications', {
        as: 'officer-chongqing',
        body: application({ channel: 'counter' }),
      });
      const { caseId, applicationNumber } = bodyOf(submitApplication, submit);
      const read = async () =>
        bodyOf(listNotices, await own.call('GET', `/cases/${caseId}/notices`, { as: 'officer-chongqing' }))
          .notices;
      const [receipt] = await read();
      expect(receipt).toMatchObject({
        template: 'application-received',
        to: 'person',
        title: '失业登记申请受理回执',
      });
      const printed = receipt?.paragraphs.join('') ?? '';
      for (const said of [applicationNumber, '2026年11月20日', '李明，联系电话023-63152000', '12333'])
        expect(printed).toContain(said);
      await own.skipTo('2026-12-20T10:00:00+08:00');
      const told = (await read()).filter(({ template }) => template === 'agency-late');
      expect(told).toHaveLength(1);
      const words = told[0]?.paragraphs.join('');
      for (const said of ['审核失业登记申请', '深表歉意', '提请主管人员督办', '李明'])
        expect(words).toContain(said);
    } finally {
      await own.close();
    }
  });

  it('sends three messages a day of one sign-in to a number that nobody has confirmed, and shows staff what waits (I-52)', async () => {
    const ended = async (as: string, phone: string) => {
      const body = application({ applicant: { ...applicant, phone, identityNumber: identityNumber() } });
      const { caseId } = bodyOf(submitApplication, await ask(as, 'POST', '/applications', body));
      await ask(as, 'POST', `/cases/${caseId}/withdrawal`);
      const [notice] = await outboxOf(caseId);
      return { caseId, noticeId: notice?.noticeId ?? '' };
    };
    const statusOf = async ({ caseId, noticeId }: Awaited<ReturnType<typeof ended>>) =>
      (await fetchMessage('delivery-chongqing', caseId, noticeId)).status;
    const phone = '13800138077';
    const first = await ended('applicant', phone);
    for (const each of [first, await ended('applicant', phone), await ended('applicant', phone)])
      expect(await statusOf(each)).toBe(200);
    const fourth = await ended('applicant', phone);
    const held = await fetchMessage('delivery-chongqing', fourth.caseId, fourth.noticeId);
    expect([held.status, held.body.code]).toEqual([409, 'notice-held-back']);
    // A counted message is returned again, and neither another sign-in nor another number is held back.
    expect(await statusOf(first)).toBe(200);
    expect(await statusOf(await ended('applicant-2', phone))).toBe(200);
    expect(await statusOf(await ended('applicant', '13800138078'))).toBe(200);
    const [shown] = (await outbox('supervisor-chongqing')).filter(({ caseId }) => caseId === fourth.caseId);
    expect(shown?.delivery.heldBackUntil).toBe(held.body.notBefore);
    expect(shown?.notBefore).toBe(held.body.notBefore);
    expect((await noticesOf(fourth.caseId))[0]?.paragraphs.length).toBeGreaterThan(0);
  });

  it('gives out no message to a person outside office hours, and says from when (I-34)', async () => {
    const late = await System.start('2026-11-20T18:05:00+08:00');
    try {
      const submit = await late.call('POST', '/applications', { as: 'applicant', body: application() });
      const at = `/cases/${submit.body.caseId}`;
      await late.call('POST', `${at}/tasks/decide-application-1/decision`, {
        as: 'officer-chongqing',
        body: { outcome: 'approve' },
      });
      const { notices } = bodyOf(listOutbox, await late.call('GET', '/outbox', { as: 'delivery-chongqing' }));
      const fetched = async (kind: string) => {
        const notice = notices.find(({ recipient }) => recipient === kind);
        return late.call('GET', `${at}/notices/${notice?.noticeId}/message`, { as: 'delivery-chongqing' });
      };
      const monday = '2026-11-23T01:00:00.000Z';
      expect(notices.find(({ recipient }) => recipient === 'person')?.notBefore).toBe(monday);
      const refused = await fetched('person');
      expect([refused.status, refused.body.code, refused.body.notBefore]).toEqual([
        409,
        'notice-not-yet',
        monday,
      ]);
      expect(JSON.stringify(refused.body)).not.toContain('13800138000');
      await late.skipTo('2026-11-23T09:00:00+08:00');
      expect((await fetched('person')).body.to).toEqual({ kind: 'person', phone: '+8613800138000' });
    } finally {
      await late.close();
    }
  });

  it('logs who fetched which message but not its content', async () => {
    const { caseId: ended, noticeId } = await withdrawn();
    await fetchMessage('delivery-chongqing', ended, noticeId);
    const readLogs = () =>
      readdirSync(join(folder, 'logs'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.includes('.'))
        .map((name) => readFileSync(join(folder, 'logs', name), 'utf8'))
        .join('\n');
    const fetchedIn = (logs: string) =>
      logs.split('\n').filter((line) => line.includes('NOTICE_MESSAGE_FETCHED') && line.includes(ended));
    // A line may reach its file a moment after the answer.
    await vi.waitFor(() => expect(fetchedIn(readLogs())).toHaveLength(1));
    const logs = readLogs();
    const fetched = fetchedIn(logs);
    expect(fetched[0]).toContain(`"noticeId":"${noticeId}"`);
    expect(fetched[0]).toContain('"by":"delivery-chongqing"');
    for (const secret of [...secrets, '公共服务事项', '请说明何时']) expect(logs).not.toContain(secret);
  });
});

describe('A delivery report', () => {
  const at = new Date(start).toISOString();
  const sms = { channel: 'sms', at };

  it('is accepted in any order and repeatedly, and never moves the status backwards', async () => {
    const { caseId, noticeId } = await withdrawn();
    const say = async (status: string, more: object = {}) =>
      (await deliver(caseId, noticeId, { ...sms, status, ...more })).body.delivery;
    expect(await say('sent')).toEqual({ status: 'sent', attempts: 1, channel: 'sms', sentAt: at });
    expect(await say('sent')).toEqual({ status: 'sent', attempts: 1, channel: 'sms', sentAt: at });
    expect(await say('failed')).toMatchObject({ status: 'failed' });
    expect(await outboxOf(caseId)).toHaveLength(1);
    const later = new Date(Date.parse(at) + 60_000).toISOString();
    expect(await say('sent', { at: later })).toMatchObject({ status: 'sent', attempts: 2 });
    expect(await say('delivered', { at: later })).toMatchObject({ status: 'delivered', deliveredAt: later });
    const standing = await say('delivered', { at: later });
    expect(standing).toMatchObject({ status: 'delivered', attempts: 2 });
    expect(await say('failed', { at: later })).toMatchObject({ status: 'delivered', deliveredAt: later });
    expect(await say('sent', { at })).toMatchObject({ status: 'delivered' });
    expect(await outboxOf(caseId)).toEqual([]);
  });

  it('is accepted even when another one arrives at the same time', async () => {
    const { caseId, noticeId } = await withdrawn();
    const answers = await Promise.all([
      deliver(caseId, noticeId, { ...sms, status: 'sent' }),
      deliver(caseId, noticeId, { ...sms, status: 'delivered' }),
      deliver(caseId, noticeId, { ...sms, status: 'delivered' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await noticesOf(caseId)).toMatchObject([{ delivery: { status: 'delivered', attempts: 1 } }]);
  });

  it('comes from staff of the district when a human delivered the notice after the gateway failed', async () => {
    const { caseId, noticeId } = await withdrawn();
    const by = async (as: string, channel: string) => {
      const { status, body } = await deliver(caseId, noticeId, { status: 'delivered', channel, at }, as);
      return [status, body.code ?? (body.delivery as { status: string }).status];
    };
    expect(await by('delivery-chongqing', 'counter')).toEqual([400, 'invalid-field']);
    expect(await by('officer-chongqing', 'sms')).toEqual([400, 'invalid-field']);
    expect(await by('officer-yunnan', 'counter')).toEqual([403, 'outside-jurisdiction']);
    expect(await by('delivery-yunnan', 'sms')).toEqual([403, 'outside-jurisdiction']);
    expect(await by('applicant', 'counter')).toEqual([403, 'role-not-allowed']);
    expect(await by('officer-chongqing', 'counter')).toEqual([200, 'delivered']);
  });

  it('is refused if the notice does not exist or the time is impossible', async () => {
    const { caseId, noticeId } = await withdrawn();
    const code = async (id: string, more: object) => {
      const { status, body } = await deliver(caseId, id, { ...sms, status: 'sent', ...more });
      return [status, body.code];
    };
    expect(await code('99-plan-made', {})).toEqual([404, 'notice-not-found']);
    expect(await code('constructor', {})).toEqual([400, 'invalid-field']);
    expect(await code(noticeId, { at: '2026-11-20T02:06:00.000Z' })).toEqual([422, 'date-in-future']);
    expect(await code(noticeId, { at: '2026-11-20T01:54:00.000Z' })).toEqual([422, 'delivery-before-issue']);
    expect(await code(noticeId, { providerReference: applicant.phone })).toEqual([400, 'invalid-field']);
    expect(await code(noticeId, { status: 'issued' })).toEqual([400, 'invalid-field']);
    const elsewhere = await deliver('01ARZ3NDEKTSV4RRFFQ69G5FAV', noticeId, { ...sms, status: 'sent' });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'case-not-found']);
  });
});
