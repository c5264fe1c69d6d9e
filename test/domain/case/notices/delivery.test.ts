import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DeliveryReport,
  deliveryChannels,
  deliveryOf,
  deliveryReportSchema,
  maxDeliveryReports,
  mayReport,
  withReport,
} from '../../../../lib/domain/case/notices/delivery.ts';

const issuedAt = '2026-11-20T02:00:00.000Z';
const now = Date.parse('2026-11-21T02:00:00.000Z');
const at = (minute: number) => new Date(Date.parse(issuedAt) + minute * 60_000).toISOString();
const report = (status: DeliveryReport['status'], minute: number): DeliveryReport => ({
  status,
  channel: 'sms',
  at: at(minute),
});
const anyReport: fc.Arbitrary<DeliveryReport> = fc.record({
  status: fc.constantFrom('sent', 'failed', 'delivered'),
  channel: fc.constantFrom(...deliveryChannels),
  at: fc.integer({ min: 0, max: 6 }).map(at),
});

const taken = (reports: readonly DeliveryReport[]) =>
  reports.reduce<readonly DeliveryReport[]>((known, each) => {
    const added = withReport(known, each, issuedAt, now);
    if (!added.ok) throw new Error(added.failure.reason);
    return added.value;
  }, []);

describe('The delivery status of a notice', () => {
  it('is issued until something is reported, and sent is not yet delivered (SX-1.2, I-34)', () => {
    expect(deliveryOf([])).toEqual({ status: 'issued', attempts: 0 });
    expect(deliveryOf([report('sent', 1)])).toEqual({
      status: 'sent',
      attempts: 1,
      channel: 'sms',
      sentAt: at(1),
    });
    expect(deliveryOf([report('sent', 1), report('delivered', 2)])).toMatchObject({
      status: 'delivered',
      deliveredAt: at(2),
    });
  });

  it('is that of the latest report, so that a failed notice can be sent again', () => {
    const failed = [report('sent', 1), report('failed', 2)];
    expect(deliveryOf(failed)).toMatchObject({ status: 'failed', attempts: 1 });
    expect(deliveryOf([...failed, report('sent', 3)])).toMatchObject({ status: 'sent', attempts: 2 });
  });

  it('does not depend on the order of the reports, nor on how often each one comes', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (reports, order) => {
        const keyed = [...reports, ...reports].map((each) => [order.next().value, each] as const);
        const shuffled = keyed.toSorted(([a], [b]) => a - b).map(([, each]) => each);
        expect(deliveryOf(taken(shuffled))).toEqual(deliveryOf(taken(reports)));
      }),
    );
  });

  it('never goes back from delivered', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 8 }), anyReport, (reports, next) => {
        const before = deliveryOf(taken(reports));
        const after = deliveryOf(taken([...reports, next]));
        if (before.status === 'delivered') expect(after.status).toBe('delivered');
        expect(after.attempts).toBeGreaterThanOrEqual(before.attempts);
      }),
    );
  });
});

describe('A delivery report', () => {
  it('is not accepted from the future or from before the notice, except for a small difference of clocks', () => {
    const refusal = (minute: number) => {
      const added = withReport([], report('sent', minute), issuedAt, Date.parse(at(60)));
      return added.ok ? 'taken' : added.failure.reason;
    };
    expect([refusal(60), refusal(65), refusal(65.1)]).toEqual(['taken', 'taken', 'date-in-future']);
    expect([refusal(-5), refusal(-5.1)]).toEqual(['taken', 'delivery-before-issue']);
  });

  it('is refused once there are too many, unless it says that the notice has arrived', () => {
    const many = Array.from({ length: maxDeliveryReports }, (_, minute) => report('sent', minute));
    expect(withReport(many, report('failed', 99), issuedAt, now)).toMatchObject({
      ok: false,
      failure: { reason: 'too-many-delivery-reports' },
    });
    expect(withReport(many, report('sent', 3), issuedAt, now)).toEqual({ ok: true, value: many });
    expect(withReport(many, report('delivered', 99), issuedAt, now).ok).toBe(true);
  });

  it('comes from whoever can know: a gateway for its own channels, staff for theirs', () => {
    const by = (role: 'delivery-adapter' | 'officer') =>
      deliveryChannels.filter((channel) => mayReport(role, channel));
    expect(by('delivery-adapter')).toEqual(['sms', 'app', 'work-message']);
    expect(by('officer')).toEqual(['phone', 'counter', 'letter']);
  });

  it.each(['M-20261120-1', '138001380001', 'a:1.2_3'])('may refer to the message as %s', (reference) => {
    const given = { ...report('sent', 1), providerReference: reference };
    expect(deliveryReportSchema.safeParse(given).success).toBe(true);
  });

  it.each([
    '13800138000',
    'sms-13800138000',
    '8613800138000',
    '11010519491231002X',
    'x'.repeat(101),
    '张伟',
    '',
  ])('may not identify a person by its reference: %s', (reference) => {
    const given = { ...report('sent', 1), providerReference: reference };
    expect(deliveryReportSchema.safeParse(given).success).toBe(false);
  });
});
