import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { attemptsFor, brokenInvariants, overdueReason } from '../../../lib/domain/case/case.ts';
import { digestOf } from '../../../lib/domain/case/digest.ts';
import { coverageOf, monthsBetween } from '../../../lib/domain/case/follow-up/coverage.ts';
import { monthsWithoutObligation } from '../../../lib/domain/case/follow-up/invariants.ts';
import { answersFor, grace } from '../../../lib/domain/case/model/deadlines.ts';
import { Life } from './support/followed.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const registered = () => Life.registered('chongqing', '2026-10-12T10:00:00+08:00');

describe('A month without an obligation', () => {
  it('is found as long as the sweep has not opened it, and no longer', () => {
    const life = registered();
    const now = at('2026-11-12T00:00:00');
    expect(monthsWithoutObligation(life.state, now)).toEqual(['2026-10', '2026-11']);
    expect(coverageOf(life.state, '2026-10', now)).toBe('gap');
    expect(brokenInvariants(life.state, now)).toEqual(
      expect.arrayContaining(['month-without-obligation', 'action-not-run']),
    );
    life.sweep(now);
    expect(monthsWithoutObligation(life.state, now)).toEqual([]);
    expect(coverageOf(life.state, '2026-10', now)).toBe('overdue');
    expect(coverageOf(life.state, '2026-11', now)).toBe('open');
    expect(coverageOf(life.state, '2026-12', now)).toBe('upcoming');
    expect(coverageOf(life.state, '2026-09', now)).toBe('not-owed');
  });

  it('is found when the next date is lost', () => {
    const life = registered();
    life.sweep(at('2026-10-20T00:00:00'));
    const lost: CaseState = { ...life.state, scheduledActions: {} };
    expect(brokenInvariants(lost, at('2026-10-20T01:00:00'))).toContain('next-date-missing');
    expect(monthsWithoutObligation(lost, at('2026-10-31T23:59:59.999'))).toEqual([]);
    expect(monthsWithoutObligation(lost, at('2026-11-01T00:00:00'))).toEqual(['2026-11']);
  });

  it('is found when it is open but no deadline watches over it', () => {
    const life = registered();
    const now = at('2026-10-20T00:00:00');
    life.sweep(now);
    expect(monthsWithoutObligation({ ...life.state, deadlines: {} }, now)).toEqual(['2026-10']);
  });

  it('is found years after the registration ended only if it was left open and has no deadline', () => {
    const life = registered();
    life.sweep(at('2026-10-20T00:00:00'));
    const ended: CaseState = { ...life.state, phase: 'closed' };
    const later = at('2036-10-20T00:00:00');
    expect(monthsWithoutObligation(ended, later)).toEqual([]);
    expect(monthsWithoutObligation({ ...ended, deadlines: {} }, later)).toEqual(['2026-10']);
  });

  it('is found by its scheduled action two hours after its time, and not earlier', () => {
    const life = registered();
    const due = Date.parse(life.state.scheduledActions['next-follow-up']?.at ?? '');
    expect(brokenInvariants(life.state, due + grace)).not.toContain('action-not-run');
    expect(brokenInvariants(life.state, due + grace + 1)).toContain('action-not-run');
  });
});

it('The months between two months include both ends, run across the year, and never run backwards', () => {
  expect(monthsBetween('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  expect(monthsBetween('2026-11', '2026-11')).toEqual(['2026-11']);
  expect(monthsBetween('2026-12', '2026-11')).toEqual([]);
});

describe('The reason why something is overdue', () => {
  const overdue = () => {
    const life = registered();
    life.sweep(at('2026-11-01T00:00:00'));
    const deadline = life.state.deadlines['follow-up-2026-10'];
    if (!deadline) throw new Error('it is not open');
    return { state: life.state, deadline };
  };
  const task = (change: object): CaseState => {
    const { state } = overdue();
    const open = state.tasks['follow-up-2026-10'];
    if (!open) throw new Error('it is not begun');
    return { ...state, tasks: { [open.id]: { ...open, ...change } } };
  };

  it.each<[string, CaseState, number, boolean, string]>([
    ['no task was begun', { ...overdue().state, tasks: {} }, 2, true, 'no-task-begun'],
    ['information is awaited', task({ awaitingInformation: true }), 2, true, 'awaiting-information'],
    ['nobody was reached', overdue().state, 2, true, 'not-reached'],
    ['the officer is away', overdue().state, 0, true, 'officer-absent'],
    ['nobody has touched it', overdue().state, 0, false, 'not-touched'],
  ])('is that %s', (_what, state, attempts, absent, reason) => {
    expect(overdueReason(state, overdue().deadline, attempts, absent)).toBe(reason);
  });

  it('comes with the level that answers for it, even if no task was opened', () => {
    const { state, deadline } = overdue();
    expect(answersFor(state, deadline)).toBe('supervisor');
    expect(answersFor(task({ escalatedTo: undefined }), deadline)).toBe('officer');
    expect(answersFor({ ...state, tasks: {} }, deadline)).toBe('supervisor');
    expect(answersFor({ ...state, tasks: {} }, { ...deadline, stepsDone: 0 })).toBe('officer');
    expect(attemptsFor(state, deadline)).toBe(0);
    expect(attemptsFor(state, { ...deadline, kind: 'decision' })).toBeUndefined();
  });
});

it('A digest counts what is overdue and what is due next, by kind', () => {
  const now = at('2026-11-20T08:00:00');
  const due = (kind: 'follow-up' | 'decision', text: string) => ({
    kind,
    dueAt: new Date(at(text)).toISOString(),
  });
  expect(
    digestOf(
      [
        due('follow-up', '2026-11-01T00:00:00'),
        due('follow-up', '2026-11-20T08:00:00'),
        due('follow-up', '2026-11-20T08:00:00.001'),
        due('decision', '2026-11-24T00:00:00'),
      ],
      now,
    ),
  ).toEqual({
    overdue: 2,
    dueNext: 2,
    kinds: { 'follow-up': { overdue: 2, dueNext: 1 }, decision: { overdue: 0, dueNext: 1 } },
  });
  expect(digestOf([], now)).toEqual({ overdue: 0, dueNext: 0, kinds: {} });
});
