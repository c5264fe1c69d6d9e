import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditHistory, lastDayToBeSigned } from '../../bin/audit-verify/audit.ts';
import { connectAudit } from '../../bin/audit-verify/connect.ts';
import { command as retention } from '../../bin/retention.ts';
import { operation as readCase } from '../../functions/api/cases/read-case/operation.ts';
import { operation as copyRecord } from '../../functions/api/data-rights/copy-record/operation.ts';
import { operation as listNotices } from '../../functions/api/notices/list-notices/operation.ts';
import { operations } from '../../functions/api/operations.ts';
import { operation as readDraft } from '../../functions/api/registration/read-application-draft/operation.ts';
import { handle as sweepDeadlines } from '../../functions/schedules/sweep-deadlines/handler.ts';
import { keys } from '../../lib/store/keys.ts';
import { bodyOf } from '../support/answers.ts';
import { identityNumber } from '../support/applications.ts';
import { ClosureCases } from '../support/closure-cases.ts';
import { SystemStore } from '../support/store.ts';
import { type ApiAnswer, System } from '../support/system.ts';

let system: System;
let cases: ClosureCases;
let store: SystemStore;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reemployment-rights-'));
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
  store = await SystemStore.of(system);
  const { endpoint, issuer, dataFolder, apis } = system.runtime;
  const running = { endpoint, issuer, dataFolder, api: apis[0]?.url };
  writeFileSync(join(folder, 'running.json'), JSON.stringify(running));
  vi.stubEnv('DATA_FOLDER', folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  store.close();
  await system.close();
  rmSync(folder, { recursive: true, force: true });
});

const code = ({ status, body }: ApiAnswer) => [status, body.code];
const number = identityNumber();
const name = '欧阳慧敏';
const person = {
  applicant: {
    name,
    identityNumber: number,
    phone: '13800138000',
    disabilityGrade: '2',
    originalStatutoryAge: 60,
  },
  jobIntention: '3',
};
const seen = 'identity-card';
const told = async (caseId: string, template: string) => {
  const answer = await system.call('GET', `/cases/${caseId}/notices`, { as: 'applicant' });
  const found = bodyOf(listNotices, answer).notices.filter((each) => each.template === template);
  return found.flatMap(({ paragraphs }) => paragraphs).join('\n');
};
const saveDraft = (applicant: string) =>
  system.call('PUT', '/application-draft', {
    as: 'applicant',
    body: { form: { applicant: { name: applicant } }, page: 2, submissionKey: 'key-of-the-next-application' },
  });
const draft = async () =>
  bodyOf(readDraft, await system.call('GET', '/application-draft', { as: 'applicant' })).draft;
const decide = (caseId: string, ground: string, as = 'supervisor-chongqing', number = 1) =>
  cases.post(`/cases/${caseId}/tasks/decide-deletion-${number}/deletion-decision`, as, {
    ground,
    explanation: '经核对档案。',
  });

describe('The rights of a person over their data (PIPL arts 44 to 50)', () => {
  it('include the notes on the employment certificate, which nobody else reads in full', async () => {
    const caseId = await cases.registered('qinghai');
    const officer = 'officer-qinghai';
    const note = (measure: string, ground: string, beginsOn = '2026-11-20') =>
      cases.post(`/cases/${caseId}/certificate-notes`, officer, {
        measure,
        ground,
        beginsOn,
        number: '6301022026000001',
      });
    expect(code(await note('hiring', 'registered-half-year'))).toEqual([409, 'registered-too-short']);
    expect(code(await note('hiring', 'graduate'))).toEqual([422, 'ground-not-for-measure']);
    for (const day of ['2028-01-01', '2022-12-31', '1900-01-01'])
      expect(code(await note('own-business', 'minimum-living-guarantee', day))).toEqual([
        409,
        'tax-measure-not-in-force',
      ]);
    expect((await note('own-business', 'minimum-living-guarantee')).status).toBe(200);
    expect(code(await note('own-business', 'graduate'))).toEqual([409, 'certificate-noted-already']);
    const notesFor = async (as: string) =>
      bodyOf(readCase, await system.call('GET', `/cases/${caseId}`, { as })).certificateNotes;
    expect(await notesFor('applicant')).toMatchObject([
      {
        measure: { text: '自主创业税收政策' },
        ground: { text: '享受最低生活保障' },
        number: '6301022026000001',
      },
    ]);
    expect(await notesFor('auditor-qinghai')).toEqual([
      expect.not.objectContaining({ ground: expect.anything(), number: expect.anything() }),
    ]);
    expect(await told(caseId, 'certificate-noted')).toContain('由税务机关依照规定确定');
    const withdraw = (noteId: string) =>
      cases.post(`/cases/${caseId}/certificate-notes/${noteId}/withdrawal`, officer, {
        statement: '注明有误。',
      });
    expect(code(await withdraw('note-2'))).toEqual([404, 'certificate-note-not-found']);
    expect((await withdraw('note-1')).status).toBe(200);
    expect(await told(caseId, 'certificate-note-withdrawn')).toContain('已于');
  });

  it('include a copy under plain names, online and at the counter, which the history records', async () => {
    const caseId = await cases.registered('chongqing', person);
    const own = bodyOf(
      copyRecord,
      await cases.post(`/cases/${caseId}/record-copies`, 'applicant', { channel: 'online' }),
    );
    const [about] = own.sections;
    expect(own.title).toBe('个人信息副本');
    expect(about?.entries).toEqual(
      expect.arrayContaining([
        { name: '姓名', value: name },
        { name: '证件号码', value: number },
        { name: '联系电话', value: '13800138000' },
        { name: '求职意愿', value: '创业' },
        { name: '残疾等级', value: '二级' },
        { name: '原法定退休年龄', value: '60周岁' },
      ]),
    );
    const values = own.sections.flatMap(({ entries = [] }) => entries.map(({ value }) => value));
    expect(values.filter((value) => /\b[a-z]+-[a-z]+\b|\+86/.test(value))).toEqual([]);
    const without = await cases.post(`/cases/${caseId}/record-copies`, 'officer-chongqing', {
      channel: 'counter',
    });
    expect(code(without)).toEqual([422, 'identity-document-needed']);
    const english = await system.call('POST', `/cases/${caseId}/record-copies`, {
      as: 'officer-chongqing',
      language: 'en',
      body: { channel: 'counter', seen },
    });
    const titles = bodyOf(copyRecord, english).sections.map(({ title }) => title);
    expect(titles).toEqual([
      'About you',
      'Your case',
      'What is known about your situation',
      'Notices',
      'What happened',
    ]);
    expect((await cases.events(caseId)).filter((type) => type === 'record-copied')).toHaveLength(2);
    const foreign = await cases.post(`/cases/${caseId}/record-copies`, 'applicant-2', { channel: 'online' });
    expect(code(foreign)).toEqual([404, 'case-not-found']);
    await cases.post(`/cases/${caseId}/processing-restriction`, 'officer-chongqing', {
      channel: 'counter',
      seen,
    });
    expect(await told(caseId, 'processing-restricted')).toContain('只进行履行法定职责所必需的处理');
    expect((await cases.read(caseId, 'applicant')).restriction).toBeDefined();
    const term = { representative: 'applicant-2', from: '2026-11-20', until: '2026-12-31' };
    expect((await cases.post(`/cases/${caseId}/mandates`, 'applicant', term)).status).toBe(200);
    const later = bodyOf(
      copyRecord,
      await cases.post(`/cases/${caseId}/record-copies`, 'applicant', { channel: 'online' }),
    );
    expect(later.sections.find(({ title }) => title === '办理事项')?.entries).toEqual(
      expect.arrayContaining([
        { name: '委托代理人及期限', value: 'applicant-2 2026年11月20日 – 2026年12月31日' },
        { name: '个人信息处理限制自', value: expect.stringContaining('2026年') },
      ]),
    );
    // The person reads the draft in their sign-in; staff who hand over a copy only learn that there is one.
    await saveDraft(name);
    const draftIn = async (as: string, appearance: object) => {
      const copy = await cases.post(`/cases/${caseId}/record-copies`, as, appearance);
      return bodyOf(copyRecord, copy).sections.find(({ title }) => title === '未提交的申请草稿')?.entries;
    };
    expect(await draftIn('applicant', { channel: 'online' })).toContainEqual({ name: '姓名', value: name });
    const atCounter = await draftIn('officer-chongqing', { channel: 'counter', seen });
    expect(atCounter?.map((entry) => entry.name)).toEqual(['保存时间', '保存至', '内容']);
    expect(
      (await cases.post(`/cases/${caseId}/restriction-lifting`, 'applicant', { channel: 'online' })).status,
    ).toBe(200);
    expect((await cases.read(caseId, 'applicant')).restriction).toBeUndefined();
  });

  it('are not deleted, though it was granted, while the person has an open case that builds on them', async () => {
    const applicant = { ...person.applicant, identityNumber: identityNumber() };
    const ask = (id: string) =>
      cases.post(`/cases/${id}/deletion-request`, 'applicant', { channel: 'online', statement: '请删除。' });
    const ended = async () => {
      const id = await cases.registered('chongqing', { applicant });
      await cases.propose(id, 'employed', 'employment-record');
      await cases.decide(id);
      return id;
    };
    const caseId = await ended();
    await ask(caseId);
    expect((await decide(caseId, 'unlawful-processing')).status).toBe(200);
    const second = await ended();
    await cases.registered('chongqing', { applicant });
    await sweepDeadlines(store)(undefined, Date.parse('2026-12-06T09:00:00+08:00'));
    const kept = await system.call('GET', `/cases/${caseId}/history`, { as: 'officer-chongqing' });
    expect(JSON.stringify(kept.body)).toContain('destruction-postponed');
    expect((await system.call('GET', `/cases/${caseId}`, { as: 'officer-chongqing' })).status).toBe(200);
    await ask(second);
    expect(code(await decide(second, 'unlawful-processing'))).toEqual([409, 'records-still-needed']);
    expect((await decide(second, 'needed-for-duty')).status).toBe(200);
  });

  it('are a request for deletion: refused with its ground, granted, told and carried out', async () => {
    const ownNumber = identityNumber();
    const applicant = { ...person.applicant, identityNumber: ownNumber };
    const caseId = await cases.registered('chongqing', { applicant });
    const ask = (as = 'applicant', more: object = {}) =>
      cases.post(`/cases/${caseId}/deletion-request`, as, {
        channel: 'online',
        statement: '请删除本人信息。',
        ...more,
      });
    expect((await ask()).status).toBe(200);
    expect(await cases.tasks(caseId, 'supervisor-chongqing')).toContain('decide-deletion-1');
    expect(code(await decide(caseId, 'unlawful-processing'))).toEqual([409, 'records-still-needed']);
    expect(code(await decide(caseId, 'needed-for-duty', 'officer-chongqing'))).toEqual([
      403,
      'role-not-allowed',
    ]);
    await saveDraft(name);
    expect((await decide(caseId, 'needed-for-duty')).status).toBe(200);
    expect(await draft()).toBeDefined();
    expect(await told(caseId, 'deletion-answered')).toMatch(
      /不予删除[\s\S]*第三十四条[\s\S]*经核对档案。[\s\S]*行政复议/,
    );

    await cases.propose(caseId, 'employed', 'employment-record');
    await cases.decide(caseId);
    expect((await ask('officer-chongqing', { channel: 'counter', seen })).status).toBe(200);
    expect((await decide(caseId, 'unlawful-processing', 'supervisor-chongqing', 2)).status).toBe(200);
    expect(await told(caseId, 'deletion-answered')).toContain('同意删除，将于2026年12月5日起执行');
    expect(await draft()).toBeUndefined();
    // Only that day's sweep: the days between do not matter here.
    await sweepDeadlines(store)(undefined, Date.parse('2026-12-06T09:00:00+08:00'));

    const reads = await system.call('GET', `/cases/${caseId}`, { as: 'officer-chongqing' });
    expect(code(reads)).toEqual([410, 'records-destroyed']);
    const history = await system.call('GET', `/cases/${caseId}/history`, { as: 'officer-chongqing' });
    expect(history.status).toBe(200);
    expect(JSON.stringify(history.body)).toContain('records-destroyed');
    expect(JSON.stringify(history.body)).not.toContain('请删除本人信息');
    for (const [method, path] of [
      ['POST', 'deletion-request'],
      ['POST', 'record-copies'],
      ['GET', 'notices'],
      ['GET', 'services'],
    ] as const)
      expect(
        code(
          await system.call(method, `/cases/${caseId}/${path}`, {
            as: 'officer-chongqing',
            ...(method === 'POST' && {
              body:
                path === 'record-copies'
                  ? { channel: 'counter', seen }
                  : { channel: 'counter', statement: '请求', seen },
            }),
          }),
        ),
        path,
      ).toEqual([410, 'records-destroyed']);
    expect((await system.call('GET', `/cases/${caseId}`, { as: 'applicant' })).status).toBe(404);
    // Every read of a case, by everybody who may: what is left of it, or that it is gone; never a failure.
    const readsOfCases = operations.filter(
      ({ method, path }) => method === 'GET' && path.startsWith('/cases/{caseId}'),
    );
    expect(readsOfCases.length).toBeGreaterThan(15);
    const accounts = ['officer-chongqing', 'supervisor-chongqing', 'auditor-chongqing', 'administrator'];
    const otherwise: string[] = [];
    for (const { id, path, access } of readsOfCases)
      for (const as of accounts) {
        if (access === 'public' || !access.some((role) => as.startsWith(role))) continue;
        const place = path
          .replace('{caseId}', caseId)
          .replace('{taskId}', 'decide-closure-1')
          .replace('{noticeId}', '4-registration-approved');
        const answer = await system.call('GET', place, { as });
        const isLeft = ['list-history', 'list-months', 'read-proof'].includes(id);
        if (answer.status !== (isLeft ? 200 : 410)) otherwise.push(`${id} ${as}: ${answer.status}`);
      }
    expect(otherwise).toEqual([]);
    // None of its notices waits in the outbox, and an adapter that has listed one before is told why there is no message.
    const as = 'delivery-chongqing';
    const outbox = await system.call('GET', '/outbox?limit=100', { as });
    expect(JSON.stringify(outbox.body)).not.toContain(caseId);
    const [notice] = await store.table.list(keys.case(caseId), keys.noticePrefix);
    const message = await system.call('GET', `/cases/${caseId}/notices/${notice?.noticeId}/message`, { as });
    expect(code(message)).toEqual([410, 'records-destroyed']);

    const items = await store.table.list(keys.case(caseId));
    const head = items.find(({ SK }) => SK === keys.head);
    expect(head).toMatchObject({ personId: '', dataKey: { encryptedKey: '' } });
    expect(items.find(({ SK }) => SK === keys.person)).not.toHaveProperty('sealed');
    // A person whose data were deleted can register again, and the remaining history is intact.
    await cases.registered('chongqing', { applicant });
    const { close, ...connected } = await connectAudit({});
    const expectedUntil = lastDayToBeSigned(system.runtime.clock.now());
    const audited = await auditHistory({ ...connected, expectedUntil });
    close();
    expect(audited.faults).toEqual([]);
  });

  it('begin with the notice of art. 17: the version that was shown stays with the case, and a changed one is shown again', async () => {
    const { dataNotice } = (await system.call('GET', '/regions/chongqing/services')).body;
    const read = await system.call('GET', `/regions/chongqing/data-notices/${dataNotice}`);
    expect(read).toMatchObject({ status: 200, body: { version: dataNotice, inForce: true } });
    expect(JSON.stringify(read.body)).toContain('保存期限');
    const nowhere = await system.call('GET', '/regions/chongqing/data-notices/data-notice-0');
    expect(code(nowhere)).toEqual([404, 'data-notice-not-found']);
    const applicant = { ...person.applicant, identityNumber: identityNumber() };
    const informed = await cases.registered('yunnan', { applicant, dataNotice });
    expect(await cases.read(informed, 'officer-yunnan')).not.toHaveProperty('dataNoticeToShow');
    const uninformed = { applicant: { ...applicant, identityNumber: identityNumber() } };
    const caseId = await cases.registered('yunnan', uninformed);
    expect(await cases.read(caseId, 'officer-yunnan')).toMatchObject({ dataNoticeToShow: dataNotice });
    const show = (version: unknown) =>
      cases.post(`/cases/${caseId}/data-notice-readings`, 'officer-yunnan', { version });
    expect(code(await show('data-notice-0'))).toEqual([422, 'unknown-data-notice']);
    expect(await show(dataNotice)).toMatchObject({ status: 200, body: { dataNotice } });
    expect(code(await show(dataNotice))).toEqual([409, 'data-notice-shown-already']);
    expect(await cases.read(caseId, 'applicant')).not.toHaveProperty('dataNoticeToShow');
  });

  it('end with the retention period, which a command shows without persons', async () => {
    const lines: string[] = [];
    const say = (text: string) => void lines.push(text);
    const output = { print: say, printError: say, progress: () => {} };
    expect(await retention.execute(['--dry-run', '--region', 'chongqing'], output)).toBe(0);
    expect(lines.join('\n')).toContain('重庆市：到期0件\n  登记和服务档案（保存10年）：0件');
    expect(await retention.execute(['--region', 'chongqing'], output)).toBe(2);
    expect(lines.at(-1)).toContain('Give either --dry-run');
    const caseId = await cases.registered('chongqing', {
      applicant: { ...person.applicant, identityNumber: identityNumber() },
    });
    const early = await cases.post(`/cases/${caseId}/destruction`, 'supervisor-chongqing', {
      appraisal: '一号',
    });
    expect(code(early)).toEqual([409, 'records-still-needed']);
  });
});
