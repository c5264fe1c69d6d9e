import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { application, identityNumber } from '../support/applications.ts';
import { System } from '../support/system.ts';
import { writtenOutside } from '../support/written-outside.ts';
import { misfit } from './support/document.ts';

/** A person whose every detail is recognisable, and all that anybody writes about them. */
const person = {
  name: '欧阳慧敏',
  identityNumber: identityNumber('1987-11-23'),
  phone: '13912345678',
  secondContact: { name: '司徒建国', phone: '023-63214567' },
};
const written = {
  employer: '渝州精密仪器厂',
  message: '请说明您何时离开原单位',
  answer: '本人十月中旬离开，此后没有工作',
  note: '希望从事精密仪器检验工作',
  explanation: '经核实仍在其他单位工作',
  because: '社保记录系单位漏报停保',
  detail: '缴费至九月底',
  words: '来电号码与登记不符需要核对',
};
const refusedPerson = {
  name: '尉迟明远',
  identityNumber: identityNumber('1979-02-28'),
  phone: '13698765432',
};

/** Each of these secrets in every form in which it could leak. */
const secrets = [person, refusedPerson]
  .flatMap(({ name, identityNumber: number, phone }) => [
    name,
    number,
    number.slice(0, 14),
    number.slice(6, 14),
    phone,
    `+86${phone}`,
    encodeURIComponent(name),
    JSON.stringify(name)
      .slice(1, -1)
      .replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`),
    Buffer.from(number).toString('base64'),
    Buffer.from(name).toString('hex'),
  ])
  .concat('1987-11-23', '1979-02-28', ...Object.values(person.secondContact), ...Object.values(written));

let folder: string;
let system: System;
/** The texts found outside the answers, by the place where they were found. */
const handedOn = new Map<string, string>();
const answers: { path: string; as: string; text: string; status: number; misfit: string | undefined }[] = [];

const call = async (as: string, method: string, path: string, body?: unknown, key?: string) => {
  const answer = await system.call(method, path, {
    as,
    language: answers.length % 2 ? 'en' : 'zh',
    ...(body !== undefined && { body }),
    ...(key !== undefined && { key }),
  });
  const text = JSON.stringify(answer.body);
  answers.push({ path, as, text, status: answer.status, misfit: misfit(method, path, answer) });
  return answer.body;
};
const decide = (caseId: string, body: object) =>
  call('officer-chongqing', 'POST', `/cases/${caseId}/tasks/decide-application-1/decision`, body);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'private-data-'));
  system = await System.start('2026-11-20T10:00:00+08:00', folder);
  const unemployment = { reason: '24', date: '2026-10-15', lastEmployer: written.employer };
  const body = application({ applicant: person, unemployment, assistance: { relationship: 'family' } });

  // A person known to a source applies: first with faults, then twice, then with the same key for another person.
  await call('administrator', 'POST', '/comparison-sources/social-insurance/records', {
    asOf: '2026-11-19',
    records: [{ identityNumber: person.identityNumber, fact: 'insured-employment', detail: '在保' }],
  });
  const wrong = { ...body, applicant: { ...person, phone: '1', nickname: person.name } };
  await call('applicant', 'POST', '/applications', wrong);
  const caseId = String((await call('applicant', 'POST', '/applications', body, 'key-of-the-person')).caseId);
  await call('applicant', 'POST', '/applications', body, 'key-of-the-person');
  await call('applicant', 'POST', '/applications', { ...body, jobIntention: '1' }, 'key-of-the-person');
  await call('applicant-2', 'POST', '/applications', { ...body, district: '530102' });

  // An officer reads, asks wrongly and then properly, and approves against the evidence after the deadline.
  await call('officer-chongqing', 'GET', '/worklist');
  await call('applicant', 'GET', '/cases');
  await call('officer-chongqing', 'GET', `/cases/${caseId}/tasks/decide-application-1`);
  await decide(caseId, { outcome: 'ask-for-information', items: [written.message], message: '' });
  await decide(caseId, {
    outcome: 'ask-for-information',
    items: ['unemployment-date'],
    message: written.message,
  });
  await call('applicant', 'POST', `/cases/${caseId}/information`, { answer: written.answer });
  await system.skipTo('2026-11-28T10:00:00+08:00');
  await decide(caseId, { outcome: 'approve' });
  await decide(caseId, {
    outcome: 'approve',
    overruledEvidence: [{ check: 'insured-employment', because: written.because }],
  });
  const contact = `/cases/${caseId}/tasks/make-first-contact-1/contact`;
  await call('officer-chongqing', 'POST', contact, { means: 'phone', reached: true, note: written.note });

  await call('officer-chongqing', 'POST', `/cases/${caseId}/reveals`, {
    fields: ['name', 'identityNumber', 'birthDate', 'phone', 'secondContact', 'address', 'statements'],
    reason: 'other',
    words: written.words,
  });
  await call('applicant', 'GET', `/cases/${caseId}/access-log`);

  // Another application is refused, and everybody reads their cases.
  const other = application({ applicant: refusedPerson });
  const refused = String((await call('applicant', 'POST', '/applications', other)).caseId);
  await decide(refused, {
    outcome: 'refuse',
    reason: 'in-employment',
    explanation: written.explanation,
  });
  await call('applicant', 'POST', `/cases/${refused}/job-seeker-registration`);
  for (const id of [caseId, refused])
    for (const as of ['applicant', 'applicant-2', 'officer-chongqing', 'officer-yunnan', 'administrator'])
      await call(as, 'GET', `/cases/${id}`);

  for (const [place, text] of await writtenOutside(system)) handedOn.set(place, text);
  await system.close();
  for (const file of files(folder))
    handedOn.set(`file ${relative(folder, file)}`, readFileSync(file).toString('latin1'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = (at: string): string[] =>
  readdirSync(at).flatMap((name) => {
    const path = join(at, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });

const of = (kind: string) => [...handedOn].filter(([where]) => where.startsWith(kind));

describe('Personal data from application to first contact', () => {
  it('reaches the people concerned', () => {
    const seen = answers.map(({ text }) => text).join();
    for (const secret of [person.name, person.identityNumber, person.phone, person.secondContact.name])
      expect(seen).toContain(secret);
    for (const { message, answer, note, explanation, because, words } of [written])
      for (const text of [message, answer, note, explanation, because, words]) expect(seen).toContain(text);
    expect(answers.some(({ status }) => status === 409)).toBe(true);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('is answered as the OpenAPI document describes, in both languages', () => {
    expect(answers.length).toBeGreaterThan(25);
    expect(answers.flatMap((answer) => answer.misfit ?? [])).toEqual([]);
  });

  it.each([
    ['file logs', 10],
    ['execution', 2],
    ['event', 12],
    ['item', 20],
    ['file', 20],
  ])('never appears in clear text in any %s', (kind, atLeast) => {
    const found = of(kind);
    expect(found.length).toBeGreaterThanOrEqual(atLeast);
    const leaks = found.flatMap(([where, text]) =>
      secrets
        .filter((secret) => text.includes(secret) || text.includes(Buffer.from(secret).toString('latin1')))
        .map((secret) => `${secret} in ${where}`),
    );
    expect(leaks).toEqual([]);
  });

  it('is not shown to other applicants, other districts or administrators, nor repeated in a refusal', () => {
    const others = answers.filter(
      ({ as, path, status }) =>
        ['applicant-2', 'officer-yunnan', 'administrator'].includes(as) ||
        path === '/worklist' ||
        status >= 400,
    );
    expect(others.length).toBeGreaterThan(10);
    for (const { as, path, text } of others)
      for (const secret of secrets)
        expect(text.includes(secret), `${secret} to ${as} in ${path}`).toBe(false);
  });

  it('leaves a log line with reader and case whenever the agency sees it', () => {
    const lines = of('file logs')
      .flatMap(([, text]) => text.split('\n'))
      .filter((line) => line.includes('PERSONAL_DATA_SHOWN'));
    expect(lines.length).toBeGreaterThanOrEqual(6);
    for (const line of lines) {
      expect(line).toMatch(/"caseId":"[0-9A-Z]{26}"/);
      expect(line).toContain('"to":"officer-chongqing"');
    }
  });

  it('does not appear in the name of an execution, a key or a message', () => {
    for (const [, text] of of('execution'))
      for (const [name, value] of Object.entries(JSON.parse(JSON.parse(text)[0].input)))
        expect(value, name).toMatch(name === 'caseId' ? /^[0-9A-Z]{26}$/ : /^[a-z-]+-\d+$/);
    for (const [, text] of of('item')) {
      const { PK, SK } = JSON.parse(text) as { PK: { S: string }; SK: { S: string } };
      expect(PK.S).toMatch(
        /^(CASE#[0-9A-Z]{26}|PID#[0-9a-f]{64}|IDEM#[0-9a-f]{64}|CALENDAR|[A-Z]+(#[\w-]+)*)$/,
      );
      // A keyed hash is 64 random hexadecimal digits and may contain any digits by chance.
      expect(`${PK.S}${SK.S}`.replaceAll(/[0-9a-f]{64}/g, '')).not.toMatch(
        /\d{17}[\dX]|1[3-9]\d{9}(?!\d)|[\u3400-\u9fff]/,
      );
    }
  });
});
