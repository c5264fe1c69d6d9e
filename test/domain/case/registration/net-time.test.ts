import { describe, expect, it } from 'vitest';
import { announcedArrangements } from '../../../../lib/domain/calendar/arrangements/announced.ts';
import { workingCalendar } from '../../../../lib/domain/calendar/working-calendar.ts';
import { type CaseState, evolve, openTask } from '../../../../lib/domain/case/case.ts';
import { approveApplication } from '../../../../lib/domain/case/registration/decide.ts';
import {
  askForInformation,
  provideInformation,
} from '../../../../lib/domain/case/registration/information.ts';
import { handlingTime } from '../../../../lib/domain/case/registration/net-time.ts';
import { decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import {
  applicant,
  beginningOf,
  calendar,
  newCaseId,
  officer,
  rulesOf,
  submission,
  system,
} from '../support/cases.ts';
import { by, having } from '../support/decisions.ts';

const days = workingCalendar(announcedArrangements);
const beijing = (time: string): number => Date.parse(`${time}+08:00`);
const timeOf = (state: CaseState, now: string) => handlingTime(state, days, beijing(now));

/** Submitted on Monday 28 September 2026 and asked about on the 29th; National Day is off from 1 to 7 October. */
const submitted = (): CaseState => {
  const first = beijing('2026-09-28T10:00:00');
  const state = evolve(undefined, newCaseId(), submission({ region: 'chongqing' }, first));
  return having(state, openTask(state, decisionTaskId, 'decide-application', by(system, first)));
};
const asked = (): CaseState => {
  const state = submitted();
  const request = askForInformation(
    state,
    decisionTaskId,
    ['unemployment-date'],
    '请说明',
    rulesOf('chongqing', beijing('2026-09-29T10:00:00')),
    by(officer, beijing('2026-09-29T10:00:00')),
  );
  return having(state, request);
};

describe('The time that an application takes (I-37)', () => {
  it('is counted in working days from the day after submission, and both counts are equal if nothing was asked', () => {
    expect(timeOf(submitted(), '2026-09-28T23:59:59')).toEqual({ workingDays: 0, netWorkingDays: 0 });
    expect(timeOf(submitted(), '2026-10-08T09:00:00')).toEqual({ workingDays: 3, netWorkingDays: 3 });
  });

  it('continues by the legal clock while the person is asked, and stops as net time', () => {
    // 29 and 30 September, 8 and 9 October by the clock; only the 29th is the agency's.
    expect(timeOf(asked(), '2026-10-09T09:00:00')).toEqual({ workingDays: 4, netWorkingDays: 1 });
  });

  it('continues in both counts after the answer, until the decision and no longer', () => {
    const given = beijing('2026-10-08T15:00:00');
    const answered = having(asked(), provideInformation(asked(), by(applicant, given)));
    expect(timeOf(answered, '2026-10-09T09:00:00')).toEqual({ workingDays: 4, netWorkingDays: 2 });
    const decided = beijing('2026-10-10T09:00:00');
    const approval = approveApplication(
      answered,
      decisionTaskId,
      [],
      beginningOf('chongqing', decided),
      calendar,
      by(officer, decided),
    );
    // Saturday 10 October is worked.
    expect(timeOf(having(answered, approval), '2026-12-31T09:00:00')).toEqual({
      workingDays: 5,
      netWorkingDays: 3,
    });
  });
});
