import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as readCase } from '../../functions/api/cases/read-case/operation.ts';
import { operation as readCatalogue } from '../../functions/api/guides/read-service-catalogue/operation.ts';
import { operation as listWorklist } from '../../functions/api/worklist/list-worklist/operation.ts';
import { bodyOf } from '../support/answers.ts';
import { application, districts, identityNumber } from '../support/applications.ts';
import { loadRule } from '../support/rules.ts';
import { type ApiAnswer, System } from '../support/system.ts';

let system: System;
const district = districts.yunnan;
const text = (zh: string) => ({ zh, en: `Agency ${zh.length}` });
const agency = (id: string, kind: string) => ({
  id,
  kind,
  district,
  name: text(`某某${kind}`),
  address: text('某某路1号'),
  phone: '0871-00000000',
});
const directory = {
  id: 'yunnan-agencies',
  layer: 'yunnan',
  key: 'agencyDirectory',
  value: { agencies: [agency('window-1', 'disabled-persons'), agency('window-2', 'grass-roots')] },
  citation: { document: '试验公告', article: '-', clause: 'YN-1.1.1' },
  basis: 'circular',
  from: '2026-11-20',
  note: '试验机构目录',
};

const post = (path: string, as: string, body: object) => system.call('POST', path, { as, body });
const applying = (as: string, change: object = {}) =>
  post(
    '/applications',
    as,
    application({
      district,
      ...(as.startsWith('officer') && { channel: 'counter' }),
      applicant: { name: '李桂芳', identityNumber: identityNumber(), phone: '13800138000' },
      ...change,
    }),
  );
const read = async (caseId: string) =>
  bodyOf(readCase, await system.call('GET', `/cases/${caseId}`, { as: 'officer-yunnan' }));
const listOf = async (query: string) => {
  const answer = await system.call('GET', `/worklist?limit=100${query}`, { as: 'officer-yunnan' });
  return bodyOf(listWorklist, answer).tasks;
};
const code = ({ status, body }: ApiAnswer) => [status, body.code];

beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  expect(code(await applying('applicant', { agency: 'window-1' }))).toEqual([422, 'unknown-agency']);
  expect(
    (await loadRule(system, { path: `/policy-amendments/${directory.id}`, body: directory })).status,
  ).toBe(200);
  for (const [subject, own] of [
    ['officer-yunnan', {}],
    ['officer-yunnan-2', { agency: 'window-1' }],
    ['officer-of-window-2', { agency: 'window-2' }],
  ] as const)
    await system.call('PUT', `/officers/${subject}`, {
      as: 'supervisor-yunnan',
      body: { districts: [district], ...own },
    });
});
afterAll(() => system.close());

describe('An agency of the directory', () => {
  it('is listed in the guide with the id that an application names it by (YN-1.1.1)', async () => {
    const answer = await system.call('GET', '/regions/yunnan/services', { language: 'zh' });
    const { agencies, sections } = bodyOf(readCatalogue, answer);
    expect(agencies.map(({ id, kindText }) => [id, kindText])).toEqual([
      ['window-1', '残疾人就业服务机构'],
      ['window-2', '基层公共就业服务平台'],
    ]);
    const listed = sections.find((each) => each.code === 'agencies')?.statements[0]?.text;
    expect(listed).toContain('（残疾人就业服务机构），地址：某某路1号');
  });

  it('has the application that is made at it, on a list of its own, and its officer serves the person (YN-1.1.1)', async () => {
    const online = String((await applying('applicant', { agency: 'window-1' })).body.caseId);
    // At the counter of the agency itself, nobody has to name it.
    const counter = String((await applying('officer-yunnan-2')).body.caseId);
    const elsewhere = String((await applying('officer-yunnan')).body.caseId);
    expect((await read(online)).agency).toEqual({ code: 'window-1', text: '某某disabled-persons' });
    const listed = (await listOf('&agency=window-1')).map(({ caseId }) => caseId);
    expect(listed.toSorted()).toEqual([online, counter].toSorted());
    expect((await read(elsewhere)).agency).toBeUndefined();
    const approved = await post(`/cases/${online}/tasks/decide-application-1/decision`, 'officer-yunnan-2', {
      outcome: 'approve',
    });
    expect(approved.status).toBe(200);
    expect((await read(online)).registration?.officer?.subject).toBe('officer-yunnan-2');
  });

  it('below the county is given a case by a supervisor, and has its tasks on a list of its own (YN-1.3.4)', async () => {
    const caseId = String((await applying('officer-yunnan')).body.caseId);
    await post(`/cases/${caseId}/tasks/decide-application-1/decision`, 'officer-yunnan-2', {
      outcome: 'approve',
    });
    const before = await listOf('&agency=window-2');
    expect(before.map((task) => task.caseId)).not.toContain(caseId);
    const given = await post(`/cases/${caseId}/officer`, 'supervisor-yunnan', {
      officer: null,
      agency: 'window-2',
    });
    expect(bodyOf(readCase, given)).toMatchObject({
      agency: { code: 'window-2' },
      registration: { officer: { subject: 'officer-of-window-2' } },
    });
    const tasks = (await listOf('&agency=window-2')).filter((task) => task.caseId === caseId);
    expect(tasks.map(({ kind, officer }) => [kind, officer])).toEqual([
      ['make-first-contact', 'officer-of-window-2'],
    ]);
    const coverage = await system.call('GET', `/coverage?district=${district}&from=2026-11&to=2026-11`, {
      as: 'officer-yunnan',
    });
    expect(coverage.body.cases).toContainEqual(expect.objectContaining({ caseId, agency: 'window-2' }));
  });

  it('that the directory does not have in the district is refused, and changes nothing', async () => {
    const unknown = { agency: 'window-9' };
    const tried = await applying('applicant', unknown);
    expect(tried).toMatchObject({ status: 422, body: { code: 'unknown-agency' } });
    const seeker = await post('/job-seekers', 'applicant', {
      district: districts.chongqing,
      channel: 'online',
      agency: 'window-1',
      applicant: { name: '李桂芳', identityNumber: identityNumber(), phone: '13800138000' },
      truthCommitment: true,
    });
    expect(seeker).toMatchObject({ status: 422, body: { code: 'unknown-agency' } });
    const caseId = String((await applying('officer-yunnan')).body.caseId);
    await post(`/cases/${caseId}/tasks/decide-application-1/decision`, 'officer-yunnan-2', {
      outcome: 'approve',
    });
    const given = await post(`/cases/${caseId}/officer`, 'supervisor-yunnan', { officer: null, ...unknown });
    expect(given).toMatchObject({ status: 422, body: { code: 'unknown-agency' } });
    expect((await read(caseId)).agency).toBeUndefined();
  });
});
