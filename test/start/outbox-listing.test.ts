import { describe, expect, it } from 'vitest';
import type { OutboxApi, Undelivered } from '../../bin/support/outbox-api.ts';
import { deliverDue } from '../../bin/support/outbox-delivery.ts';
import { listCase, listUndelivered } from '../../bin/support/outbox-listing.ts';

const caseId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const issuedAt = '2026-11-20T02:00:00.000Z';
const undelivered = (recipient: string): Undelivered => ({
  caseId,
  noticeId: '5-plan-made',
  issuedAt,
  notBefore: '2026-11-23T01:00:00.000Z',
  district: '500103',
  recipient,
  template: 'plan-made',
  templateVersion: 1,
  delivery: { status: 'sent', attempts: 2, channel: 'sms', sentAt: '2026-11-20T02:01:00.000Z' },
  as: 'delivery-chongqing',
});
const addresses: Readonly<Record<string, object>> = {
  person: { phone: '+8613912345678' },
  officer: { subject: 'officer-1' },
  'district-supervisors': { district: '500103' },
};
const api: OutboxApi = {
  undelivered: async () => [],
  message: async ({ recipient }) => ({
    text: '有新的信息',
    to: { kind: recipient, ...addresses[recipient] },
  }),
  ofCase: async (id) => (id === caseId ? [] : undefined),
  deliver: async () => {},
};

describe('The list of the outbox on a terminal', () => {
  it('shows each message, its masked address and its status', async () => {
    const text = await listUndelivered(api, ['person', 'officer', 'district-supervisors'].map(undelivered));
    expect(text).toContain('2026-11-20 10:00  plan-made (version 1)');
    expect(text).toContain('[sent by sms, 2026-11-20 10:01, 2 attempts]');
    expect(text).toContain('to the person, 139****5678');
    expect(text).not.toContain('13912345678');
    expect(text).toContain('to officer officer-1');
    expect(text).toContain('to the supervisors of 500103');
    expect(text).toContain('有新的信息');
    expect(text).toMatch(/3 not delivered$/);
  });

  it('continues if a notice was delivered or has lapsed in the meantime', async () => {
    const gone = { ...api, message: async () => 'gone' as const };
    const text = await listUndelivered(gone, ['person', 'officer'].map(undelivered));
    expect(text.match(/to nobody any more/g)).toHaveLength(2);
    expect(text).not.toContain('undefined');
  });

  it('says from when a message can go out that waits for office hours', async () => {
    const text = await listUndelivered({ ...api, message: async () => 'waits' as const }, [
      undelivered('person'),
    ]);
    expect(text).toContain('to the person in office hours, not before 2026-11-23 09:00');
  });

  it('includes, for a single case, the notices that are no longer to be sent', async () => {
    const { noticeId, template, templateVersion, delivery } = undelivered('person');
    const notice = { noticeId, issuedAt, to: 'person', template, templateVersion, title: '', paragraphs: [] };
    const ofCase = async () => [{ ...notice, delivery: { ...delivery, lapsed: true } }];
    expect(await listCase({ ...api, ofCase }, caseId)).toContain('2 attempts, no longer to be sent]');
  });

  it('says so if there is nothing to list', async () => {
    expect(await listUndelivered(api, [])).toContain('The outbox is empty');
    expect(await listCase(api, caseId)).toContain('No notice has been issued');
    await expect(listCase(api, 'another')).rejects.toThrow('There is no case another.');
  });
});

describe('Playing the gateway', () => {
  const later = (notBefore: string): Undelivered => ({ ...undelivered('person'), notBefore });
  const monday = '2026-11-23T01:00:00.000Z';
  const saturday = '2026-11-21T04:00:00.000Z';

  it('delivers what may go out, keeps the rest for office hours, and says when and how', async () => {
    const delivered: string[] = [];
    const deliver = async ({ recipient }: Undelivered) => void delivered.push(recipient);
    const notices = [{ ...undelivered('officer'), notBefore: issuedAt }, later(monday), later(monday)];
    expect(await deliverDue({ deliver }, notices, saturday)).toBe(
      [
        '1 reported as sent and delivered, in play: this machine has no gateway and sent nothing.',
        '2 to be sent in office hours, not before 2026-11-23 09:00.',
        'To send them, move the clock: npm run clock -- to 2026-11-23T09:00:00+08:00',
      ].join('\n'),
    );
    expect(delivered).toEqual(['officer']);
    expect(await deliverDue({ deliver }, notices, monday)).toMatch(/^3 reported[^\n]*$/);
    expect(delivered).toEqual(['officer', 'officer', 'person', 'person']);
  });
});
