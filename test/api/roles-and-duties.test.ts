import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as listOwnCases } from '../../functions/api/cases/list-own-cases/operation.ts';
import { operation as readCase } from '../../functions/api/cases/read-case/operation.ts';
import { reachesIn, roleTable } from '../../functions/api/roles.ts';
import { type Operation, writes } from '../../functions/common/http/operation.ts';
import { isStaff, type StaffRole, staffRoles } from '../../lib/domain/case/kernel/vocabulary.ts';
import { entriesHoldFor, recentEntry, saveOfficer } from '../../lib/store/officers.ts';
import { bodyOf } from '../support/answers.ts';
import { application, districts } from '../support/applications.ts';
import { SystemStore } from '../support/store.ts';
import { type ApiAnswer, System } from '../support/system.ts';
import { all, requestOf } from './support/cells.ts';
import { tokenFor } from './support/tokens.ts';

let system: System;
let store: SystemStore;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  store = await SystemStore.of(system);
});
afterAll(async () => {
  store.close();
  await system.close();
});

const code = ({ status, body }: ApiAnswer) => [status, body.code];
const submit = async () =>
  String((await system.call('POST', '/applications', { as: 'applicant', body: application() })).body.caseId);
const enter = (subject: string, body: object, as: string) =>
  system.call('PUT', `/officers/${subject}`, { as, body });

describe('Nobody of the agency acts on their own case', () => {
  /** For each role, somebody whose sign-in is also that of the person of a case. */
  const persons = {
    officer: 'applicant',
    supervisor: 'applicant-2',
    'unit-administrator': 'applicant-verified',
  };
  const own = new Map<StaffRole, { readonly caseId: string; readonly token: string }>();
  beforeAll(async () => {
    for (const role of staffRoles) {
      const sub = persons[role];
      const verified = { name: '王芳', identityNumber: '110105199003070025', phone: '13800138000' };
      const { body } = await system.call('POST', '/applications', {
        as: sub,
        body: application(sub === 'applicant-verified' ? { applicant: verified } : {}),
      });
      await saveOfficer(store.table, { subject: sub, role, districts: ['50'], takesCases: false });
      const token = await tokenFor(system, { sub, role, jurisdiction: '50' });
      own.set(role, { caseId: String(body.caseId), token });
    }
  });

  // Elsewhere in this file they are nobody of the agency.
  afterAll(async () => {
    for (const role of staffRoles) {
      const entry = { subject: persons[role], role, districts: ['50'], leftOn: '2026-11-20' };
      await saveOfficer(store.table, entry);
    }
  });

  const acts = (all as readonly Operation[])
    .filter((operation) => operation.path.includes('{caseId}') && writes(operation))
    .flatMap((operation) =>
      operation.access === 'public'
        ? []
        : operation.access.filter(isStaff).map((role) => [operation.id, role, operation] as const),
    );

  it.each(acts)('by %s, as %s', async (_id, role, operation) => {
    const { caseId, token } = own.get(role) ?? { caseId: '', token: '' };
    const { method, path, body } = requestOf(operation, { district: districts.chongqing, caseId }, { role });
    const answer = await system.send(method, path, { token, ...(body !== undefined && { body }) });
    expect(code(answer)).toEqual([403, 'separation-of-duties']);
  });

  it('nor hands it over with many others', async () => {
    for (const role of ['supervisor', 'unit-administrator'] as const) {
      const { caseId, token } = own.get(role) ?? { caseId: '', token: '' };
      const body = { from: 'officer-chongqing', dryRun: true, cases: [caseId] };
      const { body: answer } = await system.send('POST', '/reassignments', { token, body });
      expect(answer.results).toEqual([{ caseId, outcome: 'refused', code: 'separation-of-duties' }]);
    }
  });
});

describe('The directory of the staff counts, and not the token alone', () => {
  const read = (as: string) => system.call('GET', '/worklist', { as });

  it('for who has left, and who has come back', async () => {
    const entry = { role: 'officer', districts: [districts.shanxi], takesCases: false };
    const unit = 'unit-administrator-shanxi';
    await enter('officer-shanxi-2', { ...entry, leftOn: '2026-11-20' }, unit);
    const refused = await read('officer-shanxi-2');
    expect(refused.body).toMatchObject({ code: 'not-in-directory', because: 'left' });
    await enter('officer-shanxi-2', entry, unit);
    await system.to(new Date(system.runtime.clock.now() + entriesHoldFor).toISOString());
    expect((await read('officer-shanxi-2')).status).toBe(200);
  });

  it('for where they act: within their sign-in, and within their entry', async () => {
    await enter(
      'supervisor-yunnan-2',
      { role: 'supervisor', districts: [districts.yunnan] },
      'unit-administrator-yunnan',
    );
    const overdue = (district: string) =>
      system.call('GET', `/overdue?district=${district}`, { as: 'supervisor-yunnan-2' });
    expect((await overdue(districts.yunnan)).status).toBe(200);
    expect(code(await overdue('530402'))).toEqual([403, 'outside-jurisdiction']);
  });

  it('and is filled from above: the administrator enters those who enter the others', async () => {
    const weihai = [districts.weihai];
    const unit = { role: 'unit-administrator', districts: ['3710'] };
    const notTheirs = [403, 'staff-role-not-yours-to-enter'];
    for (const as of ['supervisor-weihai', 'unit-administrator-weihai'])
      expect(code(await enter('another-unit-administrator', unit, as))).toEqual(notTheirs);
    expect((await enter('another-unit-administrator', unit, 'administrator')).status).toBe(200);
    const supervisor = { role: 'supervisor', districts: weihai };
    expect(code(await enter('new-supervisor', supervisor, 'supervisor-weihai'))).toEqual(notTheirs);
    expect((await enter('new-supervisor', supervisor, 'unit-administrator-weihai')).status).toBe(200);
    // Nobody at the same level or below can demote or promote a supervisor.
    expect(code(await enter('new-supervisor', { districts: weihai }, 'supervisor-weihai'))).toEqual(
      notTheirs,
    );
  });

  it('is read again after half a minute at the latest, and an entry that is missing at once', async () => {
    const { table } = store;
    const now = system.runtime.clock.now();
    const entry = { subject: 'of-a-while', districts: ['50'] };
    expect(await recentEntry(table, entry.subject, now)).toBeUndefined();
    await saveOfficer(table, entry);
    expect(await recentEntry(table, entry.subject, now)).toEqual(entry);
    const left = { ...entry, leftOn: '2026-11-20' };
    await saveOfficer(table, left);
    expect(await recentEntry(table, entry.subject, now + entriesHoldFor - 1)).toEqual(entry);
    expect(await recentEntry(table, entry.subject, now + entriesHoldFor)).toEqual(left);
  });
});

describe('A representative', () => {
  const helper = 'applicant-2';
  const grant = (caseId: string, as: string, change: object = {}) =>
    system.call('POST', `/cases/${caseId}/mandates`, {
      as,
      body: { representative: helper, from: '2026-11-20', until: '2026-12-31', ...change },
    });
  const readAs = (caseId: string, as: string) => system.call('GET', `/cases/${caseId}`, { as });
  const ask = (caseId: string) =>
    system.call('POST', `/cases/${caseId}/tasks/decide-application-1/decision`, {
      as: 'officer-chongqing',
      body: { outcome: 'ask-for-information', items: ['unemployment-date'], message: '请说明' },
    });

  it('reads and answers for the person who has given the mandate, and does nothing beyond it', async () => {
    const caseId = await submit();
    expect(code(await readAs(caseId, helper))).toEqual([404, 'case-not-found']);
    expect((await grant(caseId, 'applicant')).status).toBe(200);
    await ask(caseId);
    const listed = async () =>
      bodyOf(listOwnCases, await system.call('GET', '/cases?limit=50', { as: helper })).cases;
    expect(await listed()).toContainEqual(
      expect.objectContaining({ caseId, linked: false, actingUntil: '2026-12-31' }),
    );
    const seen = bodyOf(readCase, await readAs(caseId, helper));
    expect(seen.possibleActions).toEqual(['provide-information']);
    const answered = await system.call('POST', `/cases/${caseId}/information`, {
      as: helper,
      body: { answer: '本人于10月15日离职。' },
    });
    expect(answered.status).toBe(200);
    const { history, mandates } = bodyOf(readCase, await readAs(caseId, 'applicant'));
    expect(history.at(-1)).toMatchObject({ type: 'information-provided', by: 'representative' });
    expect(mandates).toMatchObject([{ representative: helper, inForce: true }]);
    const beyond = await system.call('POST', `/cases/${caseId}/withdrawal`, { as: helper });
    expect(code(beyond)).toEqual([403, 'mandate-does-not-cover']);
    expect(code(await grant(caseId, helper, { representative: 'somebody' }))).toEqual([
      403,
      'mandate-does-not-cover',
    ]);
  });

  it('can do nothing once the person has revoked it, and the person sees that', async () => {
    const caseId = await submit();
    await grant(caseId, 'applicant');
    const revoke = () =>
      system.call('POST', `/cases/${caseId}/mandates/mandate-1/revocation`, { as: 'applicant' });
    const revoked = bodyOf(readCase, await revoke());
    expect(revoked.mandates).toMatchObject([{ inForce: false, revokedAt: expect.any(String) }]);
    expect(code(await readAs(caseId, helper))).toEqual([403, 'mandate-ended']);
    const { cases } = bodyOf(listOwnCases, await system.call('GET', '/cases?limit=50', { as: helper }));
    expect(cases.map((each) => each.caseId)).not.toContain(caseId);
    expect(code(await revoke())).toEqual([409, 'mandate-has-ended']);
  });

  it('can call of all operations on a case what the table of roles gives representatives, while the mandate lasts, and no other', async () => {
    const [own, ended, foreign] = [await submit(), await submit(), await submit()];
    for (const caseId of [own, ended]) expect((await grant(caseId, 'applicant')).status).toBe(200);
    await system.call('POST', `/cases/${ended}/mandates/mandate-1/revocation`, { as: 'applicant' });
    const ofCase = all.filter(
      ({ path, access }) => path.includes('{caseId}') && access !== 'public' && access.includes('applicant'),
    );
    expect(ofCase.length).toBeGreaterThan(30);
    const answerTo = async (operation: Operation, caseId: string) => {
      const { method, path, body } = requestOf(operation, { district: '500103', caseId }, { as: helper });
      const { status, body: answer } = await system.send(method, path, {
        as: helper,
        ...(body !== undefined && { body }),
      });
      return status === 400 ? '400' : `${status} ${answer.code}`;
    };
    // Giving the mandate back comes last: nothing is possible after it.
    const last = ofCase.filter(({ id }) => id === 'revoke-mandate');
    for (const operation of [...ofCase.filter((each) => !last.includes(each)), ...last]) {
      // An invalid request is refused before any case is read.
      expect(['404 case-not-found', '400'], operation.id).toContain(await answerTo(operation, foreign));
      const theirs = reachesIn(roleTable[operation.id] ?? {}).has('representative');
      // An account is linked by its verified number, whoever holds a mandate.
      const notTheirs = ['403 mandate-does-not-cover', '404 case-not-found', '400'];
      expect(['403 mandate-ended', ...(theirs ? ['400'] : notTheirs)], operation.id).toContain(
        await answerTo(operation, ended),
      );
      const during = await answerTo(operation, own);
      if (theirs) expect(during, operation.id).not.toMatch(/^(403|404 case-not-found)/);
      else expect(notTheirs, operation.id).toContain(during);
    }
  });

  it('who works for the agency is recorded at the counter alone: nobody takes the officer or the supervisor from their case online', async () => {
    const caseId = await submit();
    for (const representative of ['officer-chongqing', 'supervisor-chongqing', 'officer-yunnan'])
      expect(code(await grant(caseId, 'applicant', { representative }))).toEqual([
        422,
        'mandate-of-staff-at-counter',
      ]);
    expect((await ask(caseId)).status).toBe(200);
    const seen = { representative: 'supervisor-chongqing', seen: 'identity-card' };
    expect((await grant(caseId, 'officer-chongqing', seen)).status).toBe(200);
  });

  it('is recorded at the counter by an officer who has seen the person’s document, which the person is told', async () => {
    const caseId = await submit();
    expect(code(await grant(caseId, 'officer-chongqing'))).toEqual([422, 'mandate-needs-document']);
    expect((await grant(caseId, 'officer-chongqing', { seen: 'identity-card' })).status).toBe(200);
    expect((await readAs(caseId, helper)).status).toBe(200);
    const notices = await system.call('GET', `/cases/${caseId}/notices`, { as: 'applicant' });
    expect(JSON.stringify(notices.body)).toContain('委托期限自2026年11月20日至2026年12月31日');
  });

  it('does not act before the mandate begins', async () => {
    const caseId = await submit();
    await grant(caseId, 'applicant', { from: '2026-12-20' });
    expect((await readAs(caseId, helper)).status).toBe(403);
  });
});
