import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../../lib/domain/case/case.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { inNovember, Life, trying } from './support/followed.ts';
import { late } from './support/told.ts';

/** All steps taken because something was late. */
const steps = ({ events }: Pick<Life, 'events'>) =>
  events.flatMap((event) => (event.type === 'deadline-escalated' ? [event] : []));

describe.each(servedRegions.ids)('A person in %s', (region) => {
  it('is told once that the decision is late, when somebody beyond the officer answers for it', () => {
    const { events, notices } = late(region);
    const taken = steps({ events: events.map(({ event }) => event) });
    const told = taken.filter(({ data }) => data.late);
    expect(told).toHaveLength(1);
    expect(told[0]).toBe(taken.find(({ data }) => data.to !== 'officer'));
    expect(taken.length).toBeGreaterThan(2);
    expect(notices.filter(({ template }) => template === 'agency-late')).toHaveLength(1);
  });

  it('is told once about each thing that they wait for, and about nothing that only the agency sees', () => {
    const life = Life.registered(region, '2026-10-12T10:00:00+08:00');
    for (let month = 11; month <= 12; month++)
      for (const day of ['01', '15', '28']) life.sweep(`2026-${month}-${day}T08:00:00+08:00`);
    const told = steps(life).filter(({ data }) => data.late);
    const deadlines = told.map(({ data }) => data.deadlineId);
    expect(new Set(deadlines).size).toBe(deadlines.length);
    expect(deadlines).toContain('first-contact-1');
    expect(deadlines.filter((id) => id.startsWith('follow-up-')).length).toBeGreaterThan(0);
    for (const { data } of told) expect(data.late?.dueDate).toMatch(/^2026-1\d-\d\d$/);
    const internal = steps(life).filter(({ data }) =>
      /^(ledger|signal|officer-naming)-/.test(data.deadlineId),
    );
    for (const event of internal) expect(noticesOf(event, 9, life.state)).toEqual([]);
  });

  it('is not told about a month in which the agency has tried to reach them', () => {
    const life = inNovember(region);
    life.does(trying(life, '2026-11', 'phone'), '2026-11-20T10:00:00+08:00');
    life.sweep('2026-12-28T00:00:00+08:00');
    const about = steps(life).filter(({ data }) => data.deadlineId === 'follow-up-2026-11');
    expect(about.some(({ data }) => data.to !== 'officer')).toBe(true);
    expect(about.filter(({ data }) => data.late)).toEqual([]);
  });
});
