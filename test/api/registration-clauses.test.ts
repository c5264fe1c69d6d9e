import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as readCase } from '../../functions/api/cases/read-case/operation.ts';
import { placeBases, type Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import { bodyOf } from '../support/answers.ts';
import { application, districtOf, identityNumber } from '../support/applications.ts';
import { System } from '../support/system.ts';

/** Clauses of registration and ledger that span several parts of the system. */
let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
});
afterAll(() => system.close());

const submit = (change: Readonly<Record<string, unknown>> = {}) =>
  system.call('POST', '/applications', { as: 'applicant', body: application(change) });
const decide = (caseId: unknown, region: Region, body: object) =>
  system.call('POST', `/cases/${caseId}/tasks/decide-application-1/decision`, {
    as: `officer-${region}`,
    body,
  });
const read = async (caseId: unknown) =>
  bodyOf(readCase, await system.call('GET', `/cases/${caseId}`, { as: 'applicant' }));
/** The number of times an officer was named for a case. */
const namings = async (caseId: unknown): Promise<number> =>
  (await read(caseId)).history.filter(({ type }) => type === 'officer-assigned').length;

describe('Eligibility for registration (C1)', () => {
  it.each(placeBases)(
    'lets a person apply on the basis of %s with no document but an identity number',
    async (placeBasis) => {
      expect((await submit({ placeBasis })).status).toBe(201);
      const withPaper = await submit({ placeBasis, proofOfTermination: 'scan.pdf' });
      expect([withPaper.status, withPaper.body.code]).toEqual([400, 'unknown-field']);
    },
  );

  it.each<Region>(['shanxi', 'qinghai', 'weihai', 'chongqing', 'yunnan'])(
    'excludes in %s a person who draws a pension, and offers registration as a job-seeker (I-03, I-24)',
    async (region) => {
      const { status, body } = await submit({ district: districtOf(region), drawsPension: true });
      expect([status, body.code]).toEqual([422, 'drawing-pension']);
      expect(body).toMatchObject({ jobSeekerRegistrationOffered: true });
    },
  );
});

describe('A registration (C2)', () => {
  it('is the only active one of its person nationwide and can be followed by a new one after its end', async () => {
    const applicant = { name: '王芳', identityNumber: identityNumber(), phone: '13800138001' };
    const first = await submit({ applicant });
    expect(first.status).toBe(201);
    for (const region of ['chongqing', 'yunnan'] as const) {
      const second = await submit({ applicant, district: districtOf(region) });
      expect([second.status, second.body.code]).toEqual([409, 'already-active']);
    }
    await system.call('POST', `/cases/${first.body.caseId}/withdrawal`, { as: 'applicant' });
    expect((await read(first.body.caseId)).phase).toBe('withdrawn');
    expect((await submit({ applicant, district: districtOf('yunnan') })).status).toBe(201);
  });

  it('begins only with the decision of a human, which the history records', async () => {
    const { caseId } = (await submit()).body;
    await system.to('2026-11-20T12:30:00+08:00');
    expect((await read(caseId)).phase).toBe('applied');
    await decide(caseId, 'chongqing', { outcome: 'approve' });
    const { phase, history } = await read(caseId);
    expect(phase).toBe('registered');
    expect(history.find(({ type }) => type === 'application-approved')?.by).toBe('officer');
  });
});

describe('The officer of a case', () => {
  it.each<[Region, string]>([
    ['shanxi', 'SX-1.3'],
    ['qinghai', 'QH-1.3'],
    ['qinghai', 'QH-2.1'],
    ['chongqing', 'CQ-1.3'],
    ['weihai', 'I-27'],
    ['yunnan', 'I-27'],
  ])(
    'is named in %s once the person is registered, even where the notice does not require it (%s)',
    async (region) => {
      const { caseId } = (await submit({ district: districtOf(region) })).body;
      expect(await namings(caseId)).toBe(0);
      expect((await decide(caseId, region, { outcome: 'approve' })).status).toBe(200);
      expect(await namings(caseId)).toBe(1);
    },
  );
});
