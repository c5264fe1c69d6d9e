import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../../../lib/domain/calendar/working-calendar.ts';
import {
  bookContact,
  bookedContact,
  cancelContact,
  contactSlots,
} from '../../../lib/domain/case/appointment/book.ts';
import { type CaseEvent, type CaseState, evolve, noticesOf } from '../../../lib/domain/case/case.ts';
import { applicant, at, officer, supervisor } from './support/cases.ts';
import { possible } from './support/decisions.ts';

const opening = {
  hours: [
    { opens: '09:00', closes: '12:00' },
    { opens: '14:00', closes: '17:30' },
  ],
  calendar: workingCalendar([]),
};
const dueAt = '2026-11-24T16:00:00.000Z';
const task = {
  id: 'make-first-contact-1',
  kind: 'make-first-contact',
  openedAt: '2026-11-19T02:00:00.000Z',
  dueAt,
};
/** A case for bookings: registered, with the first contact due by the end of Tuesday 24 November 2026. */
const state = {
  caseId: '01J',
  version: 3,
  phase: 'registered',
  tasks: { [task.id]: task },
} as unknown as CaseState;
const friday = at('2026-11-20T10:00:00+08:00');
const asked = { now: friday, actor: applicant };

describe('A contact', () => {
  it('is announced to the officer of the case if somebody else books or cancels it, and to the person if staff do', () => {
    const assigned = {
      ...state,
      assignment: { officer: officer.subject, because: 'load', since: dueAt },
    } as CaseState;
    const start = '2026-11-23T01:00:00.000Z';
    const told = (of: CaseState, event: CaseEvent) =>
      noticesOf(event, of.version + 1, of).map(({ template, to }) => `${template} ${to.kind}`);
    for (const [actor, ofBooking, ofCancelling] of [
      [applicant, ['contact-booked-with-you officer'], ['booking-with-you-cancelled officer']],
      [officer, ['contact-booked person'], ['contact-booking-cancelled person']],
      [
        supervisor,
        ['contact-booked person', 'contact-booked-with-you officer'],
        ['contact-booking-cancelled person', 'booking-with-you-cancelled officer'],
      ],
    ] as const) {
      const context = { now: friday, actor };
      const event = possible(bookContact(assigned, { start, means: 'phone' }, opening, context));
      expect(told(assigned, event)).toEqual(ofBooking);
      const booked = evolve(assigned, assigned.caseId, event);
      expect(told(booked, possible(cancelContact(booked, context)))).toEqual(ofCancelling);
    }
  });

  it('can be booked in the opening hours of the agency on the working days up to its due day', () => {
    expect(contactSlots(state, opening, friday).map(({ start }) => start)).toEqual([
      '2026-11-20T06:00:00.000Z',
      '2026-11-23T01:00:00.000Z',
      '2026-11-23T06:00:00.000Z',
      '2026-11-24T01:00:00.000Z',
      '2026-11-24T06:00:00.000Z',
    ]);
  });

  it('that is late can be booked for the next working day; none can be booked if no contact is due', () => {
    const late = contactSlots(state, opening, at('2026-11-27T18:00:00+08:00'));
    expect(late.map(({ start }) => start)).toEqual(['2026-11-30T01:00:00.000Z', '2026-11-30T06:00:00.000Z']);
    const idle = { ...state, tasks: {} };
    expect(contactSlots(idle, opening, friday)).toEqual([]);
    expect(bookContact(idle, { start: dueAt, means: 'phone' }, opening, asked)).toMatchObject({
      failure: { reason: 'no-contact-due' },
    });
  });

  it('that is due today can be booked for today only, since a booking moves no time limit (79号 一(三): 5 working days)', () => {
    const starts = (now: string) => contactSlots(state, opening, at(now)).map(({ start }) => start);
    expect(starts('2026-11-24T10:00:00+08:00')).toEqual(['2026-11-24T06:00:00.000Z']);
    expect(starts('2026-11-24T18:00:00+08:00')).toEqual([]);
    expect(starts('2026-11-25T00:00:00+08:00')).toContain('2026-11-26T01:00:00.000Z');
  });

  it('has one booking at a time, which moves no deadline and ends with its task', () => {
    const book = (of: CaseState, start: string) => bookContact(of, { start, means: 'phone' }, opening, asked);
    const first = book(state, '2026-11-23T01:00:00.000Z');
    if (!first.ok) throw new Error('it was not booked');
    const booked = evolve(state, state.caseId, first.value);
    expect(booked.tasks).toEqual(state.tasks);
    expect(bookedContact(booked)).toMatchObject({ start: '2026-11-23T01:00:00.000Z', means: 'phone' });
    const moved = book(booked, '2026-11-24T14:00:00+08:00');
    expect(moved).toMatchObject({ value: { data: { start: '2026-11-24T06:00:00.000Z' } } });
    expect(bookedContact({ ...booked, tasks: {} })).toBeUndefined();
    expect(cancelContact(state, asked)).toMatchObject({ failure: { reason: 'nothing-booked' } });
    const cancelled = cancelContact(booked, asked);
    expect(cancelled.ok && bookedContact(evolve(booked, booked.caseId, cancelled.value))).toBeUndefined();
    for (const gone of ['2026-11-20T01:00:00.000Z', '2026-11-21T01:00:00.000Z', '2026-11-25T01:00:00.000Z'])
      expect(book(state, gone)).toMatchObject({ failure: { reason: 'slot-gone' } });
  });
});
