import { describe, expect, it } from 'vitest';
import type { Term } from '../../../lib/domain/calendar/due-date.ts';
import { type CaseState, evolve, moveDeadline, openTask } from '../../../lib/domain/case/case.ts';
import { escalateDeadline } from '../../../lib/domain/case/kernel/core.ts';
import { approveApplication, refuseApplication } from '../../../lib/domain/case/registration/decide.ts';
import { askForInformation } from '../../../lib/domain/case/registration/information.ts';
import { decisionDeadlineId, decisionTaskId } from '../../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../../lib/domain/case/registration/withdraw.ts';
import {
  applicant,
  asJobSeeker,
  beginningOf,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  replay,
  rulesOf,
  submission,
} from './support/cases.ts';
import { by, having } from './support/decisions.ts';

const caseId = newCaseId();
const rules = rulesOf('chongqing');
const lifecycle = lifecycleOf('chongqing');
const later = by(officer, friday + hour);

const submitted = replay(caseId, [submission()]);
const open = having(submitted, openTask(submitted, decisionTaskId, 'decide-application', later));
const withdrawn = having(open, withdrawApplication(open, by(applicant, friday + hour)));

describe('Escalation', () => {
  const due = Date.parse(open.deadlines[decisionDeadlineId]?.dueAt ?? '');
  const climbed = (state: CaseState, now: number): CaseState => {
    const event = escalateDeadline(state, decisionDeadlineId, by(officer, now));
    return event ? climbed(evolve(state, caseId, event), now) : state;
  };

  it('does not carry out a step a millisecond early, and carries it out on time', () => {
    for (const [index, step] of (open.deadlines[decisionDeadlineId]?.steps ?? []).entries()) {
      const instant = Date.parse(step.at);
      expect(climbed(open, instant - 1).deadlines[decisionDeadlineId]?.stepsDone).toBe(index);
      const after = climbed(open, instant);
      expect(after.deadlines[decisionDeadlineId]?.stepsDone).toBe(index + 1);
      expect(escalateDeadline(after, decisionDeadlineId, by(officer, instant))).toBeUndefined();
    }
  });

  it('warns the officer before the due date and leaves the task with them, and raises the task after it', () => {
    expect(climbed(open, due - 1).tasks[decisionTaskId]?.escalatedTo).toBeUndefined();
    expect(climbed(open, due).tasks[decisionTaskId]?.escalatedTo).toBe('supervisor');
    expect(climbed(open, due + 60 * day).tasks[decisionTaskId]?.escalatedTo).toBe('city');
  });

  it('releases the task at the first human act, while the deadline continues', () => {
    const escalated = climbed(open, due);
    const askedLate = having(
      escalated,
      askForInformation(escalated, decisionTaskId, ['unemployment-date'], '', rules, later),
    );
    expect(askedLate.tasks[decisionTaskId]?.escalatedTo).toBeUndefined();
    expect(climbed(askedLate, due + 60 * day).tasks[decisionTaskId]?.escalatedTo).toBe('city');
  });

  it('continues even while nobody has opened the task', () => {
    expect(climbed(submitted, due + 60 * day).deadlines[decisionDeadlineId]?.stepsDone).toBe(
      submitted.deadlines[decisionDeadlineId]?.steps.length,
    );
  });

  it('ends with the deadline, so that nothing is escalated after a decision', () => {
    const approved = approveApplication(open, decisionTaskId, [], beginningOf('chongqing'), calendar, later);
    const turnedDown = refuseApplication(open, decisionTaskId, 'in-employment', rules, later);
    const refusedCase = having(open, turnedDown);
    const jobSeeker = having(refusedCase, asJobSeeker(refusedCase, later));
    for (const state of [having(open, approved), refusedCase, withdrawn, jobSeeker])
      expect(escalateDeadline(state, decisionDeadlineId, by(officer, due + 60 * day))).toBeUndefined();
  });
});

describe('A change of the calendar', () => {
  const beforeNewYear = Date.parse('2026-12-29T10:00:00+08:00');
  const state = replay(caseId, [submission({}, beforeNewYear)]);
  const later2027 = {
    due: (from: number, term: Term, closes: 'end-of-day' | { time: string }) => ({
      ...calendar.due(from, 'workingDays' in term ? { workingDays: term.workingDays + 2 } : term, closes),
      provisional: false,
      unannouncedYears: [],
    }),
    shift: calendar.shift,
  };

  it('moves a provisional deadline together with its task, and keeps the steps already carried out', () => {
    expect(state.deadlines[decisionDeadlineId]).toMatchObject({
      provisional: true,
      unannouncedYears: [2027],
    });
    const opened = having(
      state,
      openTask(state, decisionTaskId, 'decide-application', by(officer, beforeNewYear)),
    );
    const first = Date.parse(opened.deadlines[decisionDeadlineId]?.steps[0]?.at ?? '');
    const warned = having(opened, escalateDeadline(opened, decisionDeadlineId, by(officer, first)));
    const event = moveDeadline(
      warned,
      decisionDeadlineId,
      'loaded',
      { registration: rules, lifecycle },
      later2027,
      by(officer, first),
    );
    const moved = having(warned, event);
    const deadline = moved.deadlines[decisionDeadlineId];
    expect(deadline).toMatchObject({ provisional: false, stepsDone: 1 });
    expect(deadline?.dueAt).toBe(moved.tasks[decisionTaskId]?.dueAt);
    expect(deadline && deadline.dueAt > (state.deadlines[decisionDeadlineId]?.dueAt ?? '')).toBe(true);
    expect(deadline?.steps[0]).toEqual(warned.deadlines[decisionDeadlineId]?.steps[0]);
    expect(new Set(deadline?.steps.map(({ name }) => name)).size).toBe(deadline?.steps.length);
  });

  it('moves nothing if the dates stay the same, and nothing that has ended', () => {
    expect(
      moveDeadline(
        state,
        decisionDeadlineId,
        'loaded',
        { registration: rules, lifecycle },
        calendar,
        by(officer, beforeNewYear),
      ),
    ).toBeUndefined();
    expect(
      moveDeadline(
        withdrawn,
        decisionDeadlineId,
        'loaded',
        { registration: rules, lifecycle },
        later2027,
        later,
      ),
    ).toBeUndefined();
  });
});
