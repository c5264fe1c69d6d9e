import { describe, expect, it } from 'vitest';
import { announcedArrangements } from '../../../../lib/domain/calendar/arrangements/announced.ts';
import { workingCalendar } from '../../../../lib/domain/calendar/working-calendar.ts';
import { notBefore, sendableFrom } from '../../../../lib/domain/case/notices/not-before.ts';

const calendar = workingCalendar(announcedArrangements);
const hours = { opens: '09:00', closes: '17:30' };
const instant = (text: string): number => Date.parse(`${text}+08:00`);

describe('A message to a person (以适当方式反馈, I-34)', () => {
  it.each([
    ['in office hours', '2026-11-27T10:15:00', '2026-11-27T10:15:00'],
    ['in the night', '2026-11-27T02:47:00', '2026-11-27T09:00:00'],
    ['at closing time on a Friday', '2026-11-27T17:30:00', '2026-11-30T09:00:00'],
    ['on a Saturday', '2026-11-28T11:00:00', '2026-11-30T09:00:00'],
    ['on the first day of the National Day holidays', '2026-10-01T11:00:00', '2026-10-08T09:00:00'],
    ['on a Sunday that was made a working day', '2026-09-20T11:00:00', '2026-09-20T11:00:00'],
  ])('that is due %s waits until staff can be reached', (_when, issued, sent) => {
    expect(notBefore(instant(issued), calendar, hours)).toBe(instant(sent));
  });

  it('is sent from the hour that the pack of its region sets', () => {
    const early = { ...hours, opens: '08:30' };
    expect(notBefore(instant('2026-11-27T02:47:00'), calendar, early)).toBe(instant('2026-11-27T08:30:00'));
    expect(notBefore(instant('2026-11-27T08:45:00'), calendar, early)).toBe(instant('2026-11-27T08:45:00'));
  });

  it.each([
    ['the same afternoon', '2026-11-27T16:00:00', '2026-11-27T10:15:00'],
    ['after closing time', '2026-11-27T22:00:00', '2026-11-30T09:00:00'],
    ['before it is due', '2026-11-27T10:00:00', '2026-11-27T10:15:00'],
    ['in office hours days later', '2026-12-01T11:00:00', '2026-11-27T10:15:00'],
  ])('that was due at a quarter past ten and is sent %s', (_when, now, sent) => {
    expect(sendableFrom(instant('2026-11-27T10:15:00'), instant(now), calendar, hours)).toBe(instant(sent));
  });
});
