import { describe, expect, it } from 'vitest';
import { handle as listNotifications } from '../../functions/api/account/list-notifications/handler.ts';
import { handle as markRead } from '../../functions/api/account/mark-notifications-read/handler.ts';
import { handle as readAccount } from '../../functions/api/account/read-account/handler.ts';
import { handle as readPreferences } from '../../functions/api/account/read-preferences/handler.ts';
import { handle as resetPreferences } from '../../functions/api/account/reset-preferences/handler.ts';
import { handle as savePreferences } from '../../functions/api/account/save-preferences/handler.ts';
import { handle as readAgency } from '../../functions/api/agencies/read-agency/handler.ts';
import { handle as saveAgency } from '../../functions/api/agencies/save-agency/handler.ts';
import { handle as lookUpStatus } from '../../functions/api/cases/look-up-status/handler.ts';
import { handle as checkEligibility } from '../../functions/api/guides/check-eligibility/handler.ts';
import { handle as discardDraft } from '../../functions/api/registration/discard-application-draft/handler.ts';
import { handle as readDraft } from '../../functions/api/registration/read-application-draft/handler.ts';
import { handle as saveDraft } from '../../functions/api/registration/save-application-draft/handler.ts';
import { handle as submit } from '../../functions/api/registration/submit-application/handler.ts';
import { applicationSchema } from '../../functions/api/registration/submit-application/operation.ts';
import { Problem } from '../../functions/common/http/problems.ts';
import { clockSkew } from '../../lib/domain/clock-skew.ts';
import { saveOfficer } from '../../lib/store/officers.ts';
import { day, friday } from '../domain/case/support/cases.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';
import { application } from '../support/applications.ts';

const file = recordsForFile();
const me = { role: 'applicant', subject: 'somebody' } as const;

interface Refusal {
  readonly refused?: string;
  readonly retryAfter?: number | undefined;
}

/** Calls a handler as the middleware does, and returns the body, or the code with which it was refused. */
async function answer<Body>(
  handle: (request: never) => Promise<{ readonly body: Body }>,
  request: object,
  now = friday,
): Promise<Body & Refusal> {
  const asked = { principal: me, language: 'zh', now, query: { limit: 20 }, ...request };
  return handle(asked as never).then(
    ({ body }): Body & Refusal => body as Body & Refusal,
    (error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      return { refused: error.code, retryAfter: error.retryAfter } as never;
    },
  );
}

const key = 'a-key-of-the-submission';
const submitted = (records: TestRecords, now = friday) => {
  const body = applicationSchema.parse(application());
  return answer(submit(records), { body, headers: { 'idempotency-key': key }, rawBody: '{}' }, now);
};

describe('A person’s own preferences', () => {
  it('is kept by their sign-in, and not overwritten by a device that has not seen it', async () => {
    const { table, everything } = await file.fresh();
    const first = await answer(savePreferences(table), { body: { elder: true }, precondition: [0] });
    expect(first).toEqual({ version: 1, preferences: { elder: true } });
    const stale = await answer(savePreferences(table), { body: { elder: false }, precondition: [0] });
    expect(stale.refused).toBe('precondition-failed');
    expect(await answer(readPreferences(table), {})).toEqual(first);
    expect(await answer(readPreferences(table), { principal: { ...me, subject: 'another' } })).toEqual({
      version: 0,
      preferences: {},
    });
    expect(JSON.stringify(await everything())).not.toContain(me.subject);
    expect(await answer(resetPreferences(table), {})).toEqual({ version: 2, preferences: {} });
  });

  it('says nothing about a person', async () => {
    const { table } = await file.fresh();
    const views = [{ name: '联系 13800138000', path: '/desk', query: 'kind=a' }];
    expect((await answer(savePreferences(table), { body: { views } })).refused).toBe('number-of-a-person');
  });
});

describe('An application that was begun', () => {
  const draft = { form: { applicant: { name: '欧阳慧敏' } }, page: 3, submissionKey: key };

  it('goes on where it was left, from whatever device, for thirty days', async () => {
    const records = await file.fresh();
    const saved = await answer(saveDraft(records), { body: draft, precondition: [0] });
    expect(saved).toMatchObject({ version: 1, draft });
    expect(JSON.stringify(await records.everything())).not.toContain('欧阳');
    expect(await answer(readDraft(records), {})).toEqual(saved);
    const older = await answer(saveDraft(records), { body: { ...draft, page: 2 }, precondition: [0] });
    expect(older.refused).toBe('precondition-failed');
    expect(await answer(readDraft(records), {}, friday + 30 * day)).toEqual({ version: 1 });
  });

  it('is gone when it is discarded', async () => {
    const records = await file.fresh();
    await answer(saveDraft(records), { body: draft });
    expect(await answer(discardDraft(records.table), {})).toEqual({ version: 2 });
    expect(await answer(readDraft(records), {})).toEqual({ version: 2 });
  });

  it('is gone with the submission, also for a device that still has it', async () => {
    const records = await file.fresh();
    await answer(saveDraft(records), { body: draft });
    await submitted(records);
    expect((await answer(readDraft(records), {})).draft).toBeUndefined();
    expect((await answer(saveDraft(records), { body: draft })).refused).toBe('draft-submitted');
    const another = { ...draft, submissionKey: 'a-key-of-another-one' };
    expect((await answer(saveDraft(records), { body: another })).draft?.page).toBe(3);
  });
});

describe('A status that is looked up by its number (I-34)', () => {
  it('is answered to who knows the end of the telephone number, without name, reason or result', async () => {
    const records = await file.fresh();
    const { applicationNumber, dueDate } = await submitted(records);
    const written = ` ${applicationNumber.toLowerCase().slice(0, 6)} ${applicationNumber.slice(6)}`;
    const found = await answer(lookUpStatus(records), {
      body: { applicationNumber: written, phoneTail: '8000' },
    });
    expect(found).toEqual({
      phaseText: '审核中',
      dueDate,
      provisional: false,
      nextStep: expect.stringContaining('请等待审核结果'),
      asOf: new Date(friday).toISOString(),
    });
  });

  it('is refused alike for a wrong pair and an unknown number, five times a day, also at once', async () => {
    const records = await file.fresh();
    const { applicationNumber } = await submitted(records);
    const tries = (number: string, now: number) =>
      Promise.all(
        Array.from({ length: 8 }, () =>
          answer(lookUpStatus(records), { body: { applicationNumber: number, phoneTail: '0000' } }, now),
        ),
      );
    for (const number of [applicationNumber, `${applicationNumber.slice(0, -1)}!`]) {
      const answers = await tries(number, friday);
      expect(answers.filter(({ refused }) => refused === 'status-not-found')).toHaveLength(5);
      const late = answers.filter(({ refused }) => refused === 'too-many-tries');
      expect(late).toHaveLength(3);
      // From 10:00 until midnight in Beijing.
      expect(late[0]?.retryAfter).toBe(14 * 60 * 60);
    }
    const right = { body: { applicationNumber, phoneTail: '8000' } };
    expect((await answer(lookUpStatus(records), right)).refused).toBe('too-many-tries');
    expect((await answer(lookUpStatus(records), right, friday + day)).phaseText).toBe('审核中');
  });
});

describe('Can I register? (DOMAIN C1)', () => {
  const good = {
    age: 'working-age',
    drawsPension: false,
    jobless: true,
    wantsWork: true,
    places: ['residence'],
  };
  const asked = async (body: object, region = 'chongqing') =>
    answer(checkEligibility((await file.fresh()).table), { path: { region }, body });

  it('is answered by the reasons for which an application may be refused', async () => {
    expect(await asked(good)).toMatchObject({ verdict: 'can' });
    const missing = await asked({ age: 'working-age' });
    expect(missing.verdict).toBe('ask');
    expect(missing.because.map(({ code }) => code)).toEqual([
      'drawsPension',
      'jobless',
      'wantsWork',
      'places',
    ]);
    const young = await asked({ ...good, age: 'under-minimum' });
    expect([young.verdict, young.because[0]?.code, young.instead]).toEqual(['no', 'under-age', undefined]);
    const retired = await asked({ ...good, drawsPension: true }, 'qinghai');
    expect([retired.verdict, retired.instead?.code]).toEqual(['no', 'job-seeker']);
    const unable = await asked({ ...good, ableToWork: false });
    expect([unable.verdict, unable.because[0]?.code]).toEqual(['ask', 'unable-to-work']);
  });
});

describe('The agency of a district', () => {
  it('is told as it was entered last, with its source, and keeps what was entered before', async () => {
    const { table, everything } = await file.fresh();
    const path = { district: '500103' };
    const empty = await answer(readAgency(table), { path });
    expect([empty.version, empty.agency]).toEqual([0, undefined]);
    const principal = { role: 'supervisor', subject: 's', jurisdiction: '50', districts: ['500103'] };
    const agency = { name: '机构', address: '某路1号', phone: '023-63152000', source: '门户网站' };
    await answer(saveAgency(table), { path, principal, body: agency });
    const moved = { ...agency, address: '某路2号' };
    const stale = await answer(saveAgency(table), { path, principal, body: moved, precondition: [0] });
    expect(stale.refused).toBe('precondition-failed');
    await answer(saveAgency(table), { path, principal, body: moved, precondition: [1] });
    expect(await answer(readAgency(table), { path })).toMatchObject({
      version: 2,
      agency: { ...moved, enteredOn: '2026-11-20' },
    });
    expect(await everything()).toHaveLength(2);
  });
});

describe('Who has signed in', () => {
  it('is told where they work and for whom, or that the directory does not have them', async () => {
    const { table } = await file.fresh();
    const principal = { role: 'officer', subject: 'li', jurisdiction: '50' };
    const unknown = await answer(readAccount(table), { principal });
    expect(unknown.directory).toMatchObject({ known: false, because: 'not-entered' });
    expect(unknown.jurisdiction).toEqual({ code: '50', name: '重庆市' });
    await saveOfficer(table, { subject: 'li', name: '李明', districts: ['500103'] });
    const away = { from: '2026-11-20', until: '2026-11-27', deputy: 'li' };
    await saveOfficer(table, { subject: 'wang', name: '王强', districts: ['500103'], absence: away });
    expect(await answer(readAccount(table), { principal, signedInUntil: friday + day })).toMatchObject({
      displayName: '李明',
      districts: [{ code: '500103' }],
      standsInFor: [{ subject: 'wang', name: '王强' }],
      directory: { known: true },
      signedInUntil: new Date(friday + day).toISOString(),
    });
  });
});

describe('The notices to somebody', () => {
  it('is listed newest first, and counted until it is marked as read', async () => {
    const records = await file.fresh();
    const principal = { role: 'officer', subject: 'officer', jurisdiction: '50', districts: ['500103'] };
    const counter = applicationSchema.parse(application({ channel: 'counter' }));
    const asOfficer = { principal, body: counter, headers: { 'idempotency-key': key }, rawBody: '{}' };
    const { caseId } = await answer(submit(records), asOfficer);
    await records.cases.change(caseId, ({ state }) => ({
      change: {
        event: {
          type: 'account-linked',
          at: new Date(friday + 1000).toISOString(),
          actor: { role: 'applicant', subject: me.subject },
          data: { owner: me.subject },
        },
      },
      answer: state.version,
    }));
    const later = friday + day;
    const told = await answer(listNotifications(records), {}, later);
    expect(told).toMatchObject({ unread: 1, notifications: [{ caseId, read: false }] });
    const through = told.notifications[0]?.issuedAt;
    expect(await answer(markRead(records.table), { body: { through } }, later)).toEqual({
      readThrough: through,
    });
    expect(await answer(listNotifications(records), {}, later)).toMatchObject({
      unread: 0,
      readThrough: through,
      notifications: [{ read: true }],
    });
  });

  it('can be marked as read where the clock that has issued them is ahead by some minutes, and not further into the future', async () => {
    const { table } = await file.fresh();
    const mark = (ahead: number) => {
      const through = new Date(friday + ahead).toISOString();
      return answer(markRead(table), { body: { through } }, friday);
    };
    expect((await mark(clockSkew + 1)).refused).toBe('date-in-future');
    expect(await mark(clockSkew)).toEqual({ readThrough: new Date(friday + clockSkew).toISOString() });
  });
});
