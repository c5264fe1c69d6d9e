import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../../bin/support/accounts.ts';
import type { RegionId } from '../../lib/policy/regions/registry.ts';
import { application, districts, identityNumber } from '../support/applications.ts';
import { ClosureCases } from '../support/closure-cases.ts';
import { type ApiAnswer, System } from '../support/system.ts';

let system: System;
let cases: ClosureCases;
beforeAll(async () => {
  system = await System.start('2026-12-01T10:00:00+08:00');
  cases = new ClosureCases(system);
  for (const region of ['chongqing', 'weihai'] as const)
    await put(`/officers/officer-${region}`, `supervisor-${region}`, {
      name: '李明',
      workPhone: '023-63152000',
      districts: [districts[region]],
    });
});
afterAll(() => system.close());

const code = ({ status, body }: ApiAnswer) => [status, body.code];
const person = (number = identityNumber(), change: object = {}) => ({
  applicant: { name: '欧阳慧敏', identityNumber: number, phone: '13800138000', ...change },
});
const seeker = (region: RegionId, change: object = {}) => ({
  district: districts[region],
  channel: 'online',
  truthCommitment: true,
  ...person(),
  ...change,
});
const register = (as: string, body: object) => cases.post('/job-seekers', as, body);
const put = (path: string, as: string, body: object) => system.call('PUT', path, { as, body });
const notices = async (caseId: string) =>
  (await system.call('GET', `/cases/${caseId}/notices`, { as: 'applicant' })).body.notices;
const verified = String(accounts.find(({ id }) => id === 'applicant-verified')?.claims.identity_number);

describe('Registration as a job-seeker', () => {
  it.each<RegionId>(['qinghai', 'chongqing'])(
    'is not made in %s for somebody who is registered as unemployed: that includes it (I-51)',
    async (region) => {
      const who = person();
      const apply = () =>
        cases.post('/applications', 'applicant', application({ district: districts[region], ...who }));
      const decide = (caseId: string, body: object) =>
        cases.post(`/cases/${caseId}/tasks/decide-application-1/decision`, `officer-${region}`, body);
      const earlier = String((await apply()).body.caseId);
      await decide(earlier, {
        outcome: 'refuse',
        reason: 'in-employment',
        explanation: '经核查，您目前在某某公司就业。',
      });
      const later = String((await apply()).body.caseId);
      expect((await decide(later, { outcome: 'approve' })).body.phase).toBe('registered');
      const accepted = await cases.post(`/cases/${earlier}/job-seeker-registration`, 'applicant');
      const refusal = [409, 'registered-as-unemployed-already'];
      expect(code(accepted)).toEqual(refusal);
      expect(code(await register('applicant', seeker(region, who)))).toEqual(refusal);
      const counter = seeker(region, { ...who, channel: 'counter' });
      expect(code(await register(`officer-${region}`, counter))).toEqual(refusal);
      expect(await cases.tasks(earlier, `officer-${region}`)).toEqual([]);
      // Somebody else who only states the number is not told whether its person is registered.
      expect((await register('applicant-2', seeker(region, who))).status).toBe(201);
    },
  );

  it.each<[RegionId, string]>([
    ['shanxi', 'SX-1.6'],
    ['qinghai', 'QH-1.4'],
    ['weihai', 'I-03'],
    ['chongqing', 'CQ-1.4'],
    ['yunnan', 'YN-1.2.3'],
  ])('is open in %s to whoever draws a pension, online and at the counter (%s)', async (region) => {
    const pensioner = person();
    const refused = await cases.post(
      '/applications',
      'applicant',
      application({ district: districts[region], drawsPension: true, ...pensioner }),
    );
    expect(refused.body).toMatchObject({ code: 'drawing-pension', jobSeekerRegistrationOffered: true });
    const online = await register('applicant', seeker(region, pensioner));
    expect(online).toMatchObject({ status: 201, body: { phase: 'job-seeker' } });
    expect(code(await register('applicant', seeker(region, pensioner)))).toEqual([409, 'already-job-seeker']);
    const counter = await register(`officer-${region}`, seeker(region, { channel: 'counter' }));
    expect(counter.status).toBe(201);
    expect(await cases.tasks(String(counter.body.caseId), `officer-${region}`)).toContain(
      'serve-job-seeker-1',
    );
  });

  it('names an officer and how to reach them, is served, tells the person, and ends (QH-1.4)', async () => {
    const caseId = String((await register('applicant', seeker('chongqing'))).body.caseId);
    const contactPerson = { name: '李明', workPhone: '023-63152000' };
    expect(await cases.read(caseId, 'applicant')).toMatchObject({ phase: 'job-seeker', contactPerson });
    const served = await cases.post(`/cases/${caseId}/services`, 'officer-chongqing', {
      type: 'job-match',
      on: '2026-12-01',
      outcome: 'offered',
      means: 'phone',
    });
    expect(served.status).toBe(200);
    expect(await cases.tasks(caseId)).toEqual([]);
    expect(JSON.stringify(await notices(caseId))).toContain('您的联系专人：李明，联系电话023-63152000。');
    const end = (reason: string, as: string) =>
      cases.post(`/cases/${caseId}/job-seeker-registration-end`, as, { reason });
    expect(code(await end('deceased', 'applicant'))).toEqual([422, 'end-reason-not-yours']);
    expect((await end('in-work', 'applicant')).body).toMatchObject({
      phase: 'job-seeker-ended',
      jobSeeker: { ended: { code: 'in-work', text: '已就业' } },
    });
  });

  it('is carried over into a registration as unemployed, and ends with it', async () => {
    const same = person();
    const before = await register('officer-chongqing', seeker('chongqing', { channel: 'counter', ...same }));
    const jobSeekerId = String(before.body.caseId);
    await cases.post(`/cases/${jobSeekerId}/profile`, 'officer-chongqing', {
      facts: [{ code: 'skill-level', value: 'intermediate', source: 'person', on: '2026-12-01' }],
      tags: [],
    });
    const submitted = await cases.post(
      '/applications',
      'officer-chongqing',
      application({ channel: 'counter', ...same }),
    );
    const caseId = String(submitted.body.caseId);
    expect((await cases.read(caseId)).ledger).toMatchObject({
      facts: [
        {
          code: 'skill-level',
          value: 'intermediate',
          source: 'carried-over',
          valueText: 'Intermediate (level 4)',
        },
      ],
    });
    // Not by the officer who has entered it.
    const approved = await cases.post(
      `/cases/${caseId}/tasks/decide-application-1/decision`,
      'officer-chongqing-2',
      {
        outcome: 'approve',
      },
    );
    expect(code(approved)).toEqual([200, undefined]);
    expect(await cases.read(jobSeekerId)).toMatchObject({
      phase: 'job-seeker-ended',
      jobSeeker: { ended: { code: 'registered-as-unemployed' } },
    });
  });
});

describe('The ledger of an application', () => {
  it('is filled at the same time as the registration: groups and facts, as the person states them (SX-1.4 同步标注)', async () => {
    const groups = ['employment-difficulty', 'graduate-without-work', 'out-of-poverty'];
    const submitted = await cases.post(
      '/applications',
      'officer-shanxi',
      application({
        district: districts.shanxi,
        channel: 'counter',
        education: '21',
        skillLevel: 'advanced',
        serviceNeeds: 'job-search',
        jobIntention: '1',
        groups: groups.map((group) => ({ group, applies: group === 'out-of-poverty' })),
      }),
    );
    const { ledger } = await cases.read(String(submitted.body.caseId), 'officer-shanxi');
    expect(ledger).toMatchObject({
      completenessChecks: [{ complete: true }, { complete: true }, { complete: true }],
    });
  });

  it.each([
    [{ education: 'zzz' }, 400, 'invalid-field'],
    [{ skillLevel: 'whatever-nonsense' }, 400, 'invalid-field'],
    [{ groups: [{ group: 'veteran', applies: true }] }, 422, 'unknown-tag'],
  ])('takes known values only: %j', async (stated, status, problem) => {
    expect(code(await cases.post('/applications', 'applicant', application(stated)))).toEqual([
      status,
      problem,
    ]);
  });

  it('keeps the version of the notice on personal data that was shown (PIPL 17)', async () => {
    const { dataNotice } = (await system.call('GET', '/regions/chongqing/services')).body;
    const submit = (shown: unknown) =>
      cases.post('/applications', 'applicant', application({ dataNotice: shown }));
    const submitted = await submit(dataNotice);
    expect(await cases.read(String(submitted.body.caseId), 'applicant')).toMatchObject({ dataNotice });
    expect(code(await submit('data-notice-000000000000'))).toEqual([422, 'unknown-data-notice']);
  });
});

describe('The data held about a person', () => {
  it.each<RegionId>(['shanxi', 'yunnan'])(
    'include in %s the day of birth and the sex of a travel permit, whose number shows neither: an officer corrects them (PIPL 46)',
    async (region) => {
      const permit = region === 'shanxi' ? 'H10203040' : '10203040';
      const seen = region === 'shanxi' ? 'mainland-travel-permit' : 'taiwan-travel-permit';
      const who = person(permit, { birthDate: '1990-03-07', sex: 'male' });
      const submitted = await cases.post(
        '/applications',
        'applicant',
        application({ district: districts[region], ...who }),
      );
      const at = `/cases/${submitted.body.caseId}`;
      const correct = (as: string, body: object) => cases.post(`${at}/person-corrections`, as, body);
      const birthDate = { birthDate: '1990-03-08' };
      expect(code(await correct('applicant', birthDate))).toEqual([422, 'correction-needs-document']);
      expect(code(await correct(`officer-${region}`, birthDate))).toEqual([422, 'correction-needs-document']);
      expect((await correct(`officer-${region}`, { ...birthDate, seen })).status).toBe(200);
      expect((await correct(`officer-${region}`, { sex: 'female', seen })).status).toBe(200);
      expect(code(await correct(`officer-${region}`, { birthDate: '2026-12-02', seen }))).toEqual([
        422,
        'date-in-future',
      ]);
      const copied = await cases.post(`${at}/record-copies`, 'applicant', { channel: 'online' });
      expect(JSON.stringify(copied.body)).toContain('1990年3月8日');
      expect(JSON.stringify(copied.body)).toContain('女');
    },
  );

  it('is corrected by the person and by an officer, with a record of what it was (PIPL 46, CQ-2.5)', async () => {
    const caseId = String(
      (await cases.post('/applications', 'applicant', application(person()))).body.caseId,
    );
    const path = `/cases/${caseId}/person-corrections`;
    const phone = await cases.post(path, 'applicant', {
      phone: '\u202d１３９ 0013 9000\u202c',
      address: '某路1号',
    });
    expect(phone.body.applicant).toMatchObject({ phone: '+8613900139000' });
    expect(code(await cases.post(path, 'applicant', { name: '欧阳惠敏' }))).toEqual([
      422,
      'correction-needs-document',
    ]);
    expect(code(await cases.post(path, 'applicant', { phone: '13900139000' }))).toEqual([
      422,
      'nothing-corrected',
    ]);
    const number = identityNumber();
    const named = await cases.post(path, 'officer-chongqing', {
      name: '欧阳惠敏',
      identityNumber: number,
      seen: 'identity-card',
    });
    expect(named.body.applicant).toMatchObject({ name: '欧*' });
    expect((await cases.read(caseId, 'applicant')).applicant).toMatchObject({
      name: '欧阳惠敏',
      identityNumber: number,
    });
    const all = await cases.post(`/cases/${caseId}/reveals`, 'officer-chongqing', {
      fields: ['statements'],
      reason: 'correct',
    });
    const record = JSON.stringify(all.body.values);
    for (const before of ['+8613800138000', '欧阳慧敏']) expect(record).toContain(before);
    expect(JSON.stringify(await notices(caseId))).toContain('个人信息已更正');
  });
});

describe('Whose case it is (I-52)', () => {
  it('cannot be claimed by a stranger: they occupy no place, and learn nothing of who is registered', async () => {
    const victim = person();
    const theirs = await cases.post(
      '/applications',
      'officer-chongqing',
      application({ channel: 'counter', ...victim }),
    );
    expect(theirs.status).toBe(201);
    const [registeredOrNot, free] = [
      await cases.post('/applications', 'applicant-2', application(victim)),
      await cases.post('/applications', 'applicant-2', application(person())),
    ];
    expect([registeredOrNot.status, free.status]).toEqual([201, 201]);
    expect(await cases.read(String(registeredOrNot.body.caseId))).toMatchObject({ identity: 'stated' });
    // The stranger came first: the person is not locked out at the counter.
    const other = person();
    const stranger = await cases.post('/applications', 'applicant-2', application(other));
    const counter = await cases.post(
      '/applications',
      'officer-chongqing',
      application({ channel: 'counter', ...other }),
    );
    expect([stranger.status, counter.status]).toEqual([201, 201]);
    const approved = await cases.post(
      `/cases/${stranger.body.caseId}/tasks/decide-application-1/decision`,
      'officer-chongqing',
      { outcome: 'approve' },
    );
    expect(code(approved)).toEqual([409, 'already-active']);
  });

  it('is taken from a stranger’s sign-in by an officer who has seen the person’s document', async () => {
    const stranger = await cases.post('/applications', 'applicant-2', application(person()));
    const caseId = String(stranger.body.caseId);
    const confirmed = await cases.post(`/cases/${caseId}/identity-confirmation`, 'officer-chongqing', {
      seen: 'identity-card',
      removesAccount: true,
    });
    expect(confirmed.body).toMatchObject({
      identity: 'counter',
      identityProof: { by: 'officer-chongqing', seen: { code: 'identity-card' } },
    });
    expect((await system.call('GET', `/cases/${caseId}`, { as: 'applicant-2' })).status).toBe(404);
  });

  it.each(['counter', 'sign-in'] as const)(
    'is given back by the %s to a person whose place a stranger’s registration has taken',
    async (how) => {
      // Other tests use the one verified number too.
      const apart = await System.start('2026-12-01T10:00:00+08:00');
      const post = (path: string, as: string, body?: object) =>
        apart.call('POST', path, { as, ...(body && { body }) });
      try {
        const victim = person(verified);
        const stranger = await post('/applications', 'applicant-2', application(victim));
        const at = `/cases/${stranger.body.caseId}`;
        await post(`${at}/tasks/decide-application-1/decision`, 'officer-chongqing', { outcome: 'approve' });
        const byOfficer = how === 'counter';
        const as = byOfficer ? 'officer-chongqing' : 'applicant-verified';
        const tried = application({ ...(byOfficer && { channel: 'counter' }), ...victim });
        expect((await post('/applications', as, tried)).body).toMatchObject({
          code: 'already-active',
          caseId: stranger.body.caseId,
        });
        const back = byOfficer
          ? await post(`${at}/identity-confirmation`, as, { seen: 'identity-card', removesAccount: true })
          : await post(`${at}/account`, as);
        expect(back.status).toBe(200);
        // The stranger has lost it, and the person continues with it, or the counter for them.
        for (const path of ['', '/history', '/notices', '/access-log'])
          expect((await apart.call('GET', `${at}${path}`, { as: 'applicant-2' })).status).toBe(404);
        const report = { kind: 'moved', asOf: '2026-12-01' };
        expect(code(await post(`${at}/changes`, 'applicant-2', report))).toEqual([404, 'case-not-found']);
        expect((await post(`${at}/person-corrections`, as, { phone: '13700137000' })).status).toBe(200);
      } finally {
        await apart.close();
      }
    },
  );

  it('is not told to officers of another jurisdiction, who learn where it is', async () => {
    const here = person();
    await cases.post('/applications', 'officer-chongqing', application({ channel: 'counter', ...here }));
    const there = await cases.post(
      '/applications',
      'officer-yunnan',
      application({ channel: 'counter', district: districts.yunnan, ...here }),
    );
    expect(there.body).toMatchObject({ code: 'already-active', district: { code: districts.chongqing } });
    expect(there.body.caseId).toBeUndefined();
  });

  it('is proven by a verified sign-in, which takes over a case of the counter and no other number', async () => {
    const mine = person(verified);
    const counter = await cases.post(
      '/applications',
      'officer-chongqing',
      application({ channel: 'counter', ...mine }),
    );
    const caseId = String(counter.body.caseId);
    const again = await cases.post('/applications', 'applicant-verified', application(mine));
    expect(again.body).toMatchObject({ code: 'already-active', caseId });
    expect((await system.call('GET', '/cases', { as: 'applicant-verified' })).body.cases).toMatchObject([
      { caseId, linked: false },
    ]);
    expect(code(await cases.post(`/cases/${caseId}/account`, 'applicant-2'))).toEqual([
      404,
      'case-not-found',
    ]);
    const linked = await cases.post(`/cases/${caseId}/account`, 'applicant-verified');
    expect(linked.status).toBe(200);
    expect(code(await cases.post('/applications', 'applicant-verified', application(person())))).toEqual([
      403,
      'identity-not-yours',
    ]);
  });

  it('with a travel permit is stated with birth date and sex (人社厅函〔2018〕218号)', async () => {
    const permit = {
      identityNumber: 'H12345678',
      birthDate: '1990-03-07',
      sex: 'female',
      phone: '+852 9123 4567',
    };
    const submitted = await cases.post(
      '/applications',
      'applicant',
      application(person('H12345678', permit)),
    );
    expect(submitted.status).toBe(201);
  });
});

describe('The officers’ directory', () => {
  it.each([
    [{ districts: ['509999'] }, 'division-unknown'],
    [{ districts: ['500105'] }, 'division-unknown'],
    [
      {
        districts: ['500103'],
        absence: { from: '2026-12-07', until: '2026-12-11', deputy: 'officer-weihai' },
      },
      'officer-not-available',
    ],
  ])('refuses what nobody could work with: %j', async (entry, problem) => {
    const saved = await put('/officers/officer-chongqing-7', 'administrator', entry);
    expect(code(saved)).toEqual([422, problem]);
  });

  it('lets nobody leave who still has cases, and assigns no cases to people who have left', async () => {
    await put('/officers/officer-old', 'supervisor-chongqing', { districts: ['500102'] });
    const seekerOf = () => register('applicant', { ...seeker('chongqing'), district: '500102' });
    const caseId = String((await seekerOf()).body.caseId);
    const leave = () =>
      put('/officers/officer-old', 'supervisor-chongqing', {
        districts: ['500102'],
        leftOn: '2026-12-01',
      });
    expect(code(await leave())).toEqual([409, 'officer-has-cases']);
    await cases.post(`/cases/${caseId}/job-seeker-registration-end`, 'applicant', { reason: 'own-wish' });
    expect((await leave()).status).toBe(200);
    const next = String((await seekerOf()).body.caseId);
    expect(
      (await system.call('GET', '/worklist?district=500102', { as: 'supervisor-chongqing' })).body.tasks,
    ).toMatchObject([{ caseId: next }, { caseId: next }]);
  });
});
