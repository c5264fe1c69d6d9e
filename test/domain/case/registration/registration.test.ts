import { describe, expect, it } from 'vitest';
import {
  attemptsFor,
  type CaseState,
  escalate,
  evolve,
  openTask,
  touchOf,
} from '../../../../lib/domain/case/case.ts';
import { approveApplication, refuseApplication } from '../../../../lib/domain/case/registration/decide.ts';
import type { Evidence } from '../../../../lib/domain/case/registration/events.ts';
import {
  askForInformation,
  provideInformation,
} from '../../../../lib/domain/case/registration/information.ts';
import { recordScreening } from '../../../../lib/domain/case/registration/screening.ts';
import { decisionDeadlineId, decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../../../lib/domain/case/registration/withdraw.ts';
import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import {
  applicant,
  asJobSeeker,
  beginningOf,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  officer,
  replay,
  rulesOf,
  submission,
} from '../support/cases.ts';
import { by, having, possible } from '../support/decisions.ts';

const caseId = '01JCASE0000000000000000000';
const rules = rulesOf('chongqing');
const later = by(officer, friday + hour);

const evidence = (check: Evidence['check'], finding: Evidence['finding']): Evidence => ({
  check,
  finding,
  source: 'social-insurance',
  clause: 'D3.3',
});

const lifecycle = lifecycleOf('chongqing');
const beginning = beginningOf('chongqing');

/** A case in each phase, reached by the steps that lead there. */
const submitted = replay(caseId, [submission()]);
const open = having(submitted, openTask(submitted, decisionTaskId, 'decide-application', later));
const approve = (state: CaseState, overruled: readonly string[] = []) =>
  approveApplication(state, decisionTaskId, overruled, beginning, calendar, later);
const refuse = (state: CaseState, reason = 'in-employment') =>
  refuseApplication(state, decisionTaskId, reason, rules, later);
const ask = (state: CaseState, items = ['unemployment-date'], message = '') =>
  askForInformation(state, decisionTaskId, items, message, rules, later);
const contact = (state: CaseState, reached: boolean) =>
  recordContact(state, 'make-first-contact-1', { method: 'phone', reached }, lifecycle, calendar, later);
const asked = having(open, ask(open));
const registered = having(open, approve(open));
const contacting = having(
  registered,
  openTask(registered, 'make-first-contact-1', 'make-first-contact', by(officer, friday + 2 * hour)),
);
const contacted = having(contacting, contact(contacting, true));
const refusedCase = having(open, refuse(open));
const withdrawn = having(open, withdrawApplication(open, by(applicant, friday + hour)));
const jobSeeker = having(refusedCase, asJobSeeker(refusedCase, later));

const cases = {
  submitted,
  open,
  asked,
  registered,
  contacting,
  contacted,
  refusedCase,
  withdrawn,
  jobSeeker,
};
type CaseName = keyof typeof cases;

describe('Every act in every situation', () => {
  const done = 'done';
  const decided = 'task-already-decided';
  const phase = 'not-possible-in-phase';
  const acts = {
    approve: (state: CaseState) => approve(state),
    refuse: (state: CaseState) => refuse(state),
    ask: (state: CaseState) => ask(state),
    provide: (state: CaseState) => provideInformation(state, later),
    withdraw: (state: CaseState) => withdrawApplication(state, by(applicant, friday + hour)),
    contact: (state: CaseState) => contact(state, true),
    'become a job-seeker': (state: CaseState) => asJobSeeker(state, later),
  };
  type ActName = keyof typeof acts;
  const table: Record<CaseName, readonly [ActName, string][]> = {
    submitted: [
      ['approve', 'task-not-found'],
      ['refuse', 'task-not-found'],
      ['ask', 'task-not-found'],
      ['provide', 'nothing-was-asked'],
      ['withdraw', done],
      ['contact', 'task-not-found'],
      ['become a job-seeker', phase],
    ],
    open: [
      ['approve', done],
      ['refuse', done],
      ['ask', done],
      ['provide', 'nothing-was-asked'],
      ['withdraw', done],
      ['contact', 'task-not-found'],
      ['become a job-seeker', phase],
    ],
    asked: [
      ['approve', done],
      ['refuse', done],
      ['ask', 'information-already-requested'],
      ['provide', done],
      ['withdraw', done],
      ['contact', 'task-not-found'],
      ['become a job-seeker', phase],
    ],
    registered: [
      ['approve', decided],
      ['refuse', decided],
      ['ask', decided],
      ['provide', phase],
      ['withdraw', phase],
      ['contact', 'task-not-found'],
      ['become a job-seeker', phase],
    ],
    contacting: [
      ['approve', decided],
      ['refuse', decided],
      ['ask', decided],
      ['provide', phase],
      ['withdraw', phase],
      ['contact', done],
      ['become a job-seeker', phase],
    ],
    contacted: [
      ['approve', decided],
      ['refuse', decided],
      ['ask', decided],
      ['provide', phase],
      ['withdraw', phase],
      ['contact', decided],
      ['become a job-seeker', phase],
    ],
    refusedCase: [
      ['approve', decided],
      ['refuse', decided],
      ['ask', decided],
      ['provide', phase],
      ['withdraw', phase],
      ['contact', 'task-not-found'],
      ['become a job-seeker', done],
    ],
    withdrawn: [
      ['approve', decided],
      ['refuse', decided],
      ['ask', decided],
      ['provide', phase],
      ['withdraw', phase],
      ['contact', 'task-not-found'],
      ['become a job-seeker', phase],
    ],
    jobSeeker: [
      ['approve', decided],
      ['refuse', decided],
      ['ask', decided],
      ['provide', phase],
      ['withdraw', phase],
      ['contact', 'task-not-found'],
      ['become a job-seeker', phase],
    ],
  };
  const cells = (Object.keys(table) as CaseName[]).flatMap((name) =>
    table[name].map(([act, answer]) => [name, act, answer] as const),
  );

  it.each(cells)('has one answer: on a case that is %s, %s is answered with %s', (name, act, answer) => {
    const result = acts[act](cases[name]);
    expect(result.ok ? done : result.failure.reason).toBe(answer);
  });
});

describe('An approval', () => {
  const screened = (...all: Evidence[]) => having(open, recordScreening(open, all, later));

  it('ends the decision and starts the five working days of the first contact', () => {
    expect(registered).toMatchObject({
      phase: 'registered',
      // It counts from the acceptance (Social Insurance Law art. 50; D3.9), and was approved an hour later.
      registeredAt: '2026-11-20T02:00:00.000Z',
      approvedAt: '2026-11-20T03:00:00.000Z',
      endedTasks: {
        [decisionTaskId]: { kind: 'decide-application', number: '1', outcome: 'approved', sequence: 3 },
      },
      metDeadlines: { [decisionDeadlineId]: { metAt: '2026-11-20T03:00:00.000Z', late: false } },
    });
    expect(Object.keys(registered.deadlines)).toEqual(['first-contact-1']);
    expect(registered.deadlines['first-contact-1']).toMatchObject({
      term: { workingDays: 5 },
      dueDate: '2026-11-27',
    });
  });

  it('against evidence needs an answer to each finding that matched, and to those only', () => {
    const state = screened(evidence('pension', 'match'), evidence('business-owner', 'match'));
    expect(approve(state)).toEqual({
      ok: false,
      failure: { reason: 'contradicting-evidence', checks: ['pension', 'business-owner'] },
    });
    expect(approve(state, ['pension'])).toEqual({
      ok: false,
      failure: { reason: 'contradicting-evidence', checks: ['business-owner'] },
    });
    expect(possible(approve(state, ['business-owner', 'pension'])).data).toMatchObject({
      contradictedEvidence: ['pension', 'business-owner'],
    });
  });

  it.each(['clear', 'review', 'unavailable'] as const)(
    'is not held up by a finding that is %s',
    (finding) => {
      expect(approve(screened(evidence('pension', finding))).ok).toBe(true);
    },
  );

  it('is in time in the last millisecond and late at the due instant', () => {
    const due = Date.parse(open.deadlines[decisionDeadlineId]?.dueAt ?? '');
    const lateness = (now: number) => {
      const result = approveApplication(open, decisionTaskId, [], beginning, calendar, by(officer, now));
      return having(open, result).metDeadlines[decisionDeadlineId]?.late;
    };
    expect([lateness(due - 1), lateness(due)]).toEqual([false, true]);
  });
});

describe('A refusal', () => {
  it('needs a ground of the region, and says whether job-seeker registration is offered with it', () => {
    expect(refusedCase).toMatchObject({
      phase: 'refused',
      refusal: { reason: 'in-employment', jobSeekerRegistrationOffered: true },
      endedTasks: {
        [decisionTaskId]: { kind: 'decide-application', number: '1', outcome: 'refused', sequence: 3 },
      },
    });
  });

  it.each(['not-a-ground', '', 'incomplete-materials', '__proto__', 'constructor', 'toString'])(
    'on the ground "%s" is itself refused',
    (reason) => {
      expect(refuse(open, reason)).toEqual({ ok: false, failure: { reason: 'unknown-refusal-reason' } });
    },
  );

  it('as too young is itself refused if the person is of age (N1: 年满16周岁（含）)', () => {
    const asTooYoung = (age?: number) =>
      refuseApplication(open, decisionTaskId, 'under-age', rules, later, undefined, age);
    expect(asTooYoung(16)).toEqual({ ok: false, failure: { reason: 'of-age', minimumAge: 16 } });
    expect([asTooYoung(15).ok, asTooYoung().ok]).toEqual([true, true]);
  });

  it('without the offer leaves nothing to accept', () => {
    const state = having(open, refuse(open, 'under-age'));
    expect(asJobSeeker(state, later)).toEqual({
      ok: false,
      failure: { reason: 'job-seeker-registration-not-offered' },
    });
  });
});

describe('A request for information', () => {
  it('leaves the deadline and its escalation as they are, and waits beside them', () => {
    expect(asked.deadlines).toEqual(open.deadlines);
    expect(asked.tasks[decisionTaskId]).toMatchObject({ awaitingInformation: true });
    const answered = having(asked, provideInformation(asked, later));
    expect(answered.deadlines).toEqual(open.deadlines);
    expect(answered.tasks[decisionTaskId]).toMatchObject({ awaitingInformation: false });
    expect(provideInformation(answered, later)).toEqual({
      ok: false,
      failure: { reason: 'nothing-was-asked' },
    });
  });

  it('never names a document, either among the items or in words', () => {
    expect(ask(open, ['离职证明'])).toMatchObject({ failure: { reason: 'forbidden-document' } });
    expect(ask(open, ['unemployment-date'], '请上传解除劳动合同证明')).toMatchObject({
      failure: { reason: 'forbidden-document' },
    });
    expect(ask(open, ['favourite-colour'])).toEqual({
      ok: false,
      failure: { reason: 'unknown-information-item', item: 'favourite-colour' },
    });
  });
});

describe('A task', () => {
  it.each(['decide-application-2', 'constructor', '__proto__', 'to-string'])(
    'named %s does not exist',
    (name) => {
      expect(approveApplication(open, name, [], beginning, calendar, later)).toEqual({
        ok: false,
        failure: { reason: 'task-not-found' },
      });
      expect(
        recordContact(contacting, name, { method: 'phone', reached: true }, lifecycle, calendar, later),
      ).toEqual({
        ok: false,
        failure: { reason: 'task-not-found' },
      });
    },
  );

  it('of a first contact counts the failed attempts until the person is reached', () => {
    const once = having(contacting, contact(contacting, false));
    const twice = having(once, contact(once, false));
    const told = [contacting, once, twice].map((state) => {
      const deadline = state.deadlines['first-contact-1'];
      const attempts = deadline && attemptsFor(state, deadline);
      return [attempts, deadline && touchOf(state, deadline, attempts ?? 0)];
    });
    expect(told).toEqual([
      [0, 'no'],
      [1, 'started'],
      [2, 'started'],
    ]);
    expect(having(twice, contact(twice, true)).plan).toEqual(contacted.plan);
  });

  it('of a late first contact is not announced to a person who could not be reached for it', () => {
    const announced = (from: CaseState): readonly boolean[] => {
      const told: boolean[] = [];
      let state = from;
      const context = by(officer, friday + 60 * day);
      for (let next = escalate(state, 'first-contact-1', context); next; ) {
        told.push(next.data.late !== undefined);
        state = having(state, next);
        next = escalate(state, 'first-contact-1', context);
      }
      return told;
    };
    expect(announced(contacting)).toContain(true);
    const steps = announced(having(contacting, contact(contacting, false)));
    expect(steps.length).toBeGreaterThan(0);
    expect(steps).not.toContain(true);
  });

  it('of one kind is not ended by an act of another', () => {
    expect(
      recordContact(open, decisionTaskId, { method: 'phone', reached: true }, lifecycle, calendar, later).ok,
    ).toBe(false);
    expect(approveApplication(contacting, 'make-first-contact-1', [], beginning, calendar, later).ok).toBe(
      false,
    );
  });

  it('exists once: screening and opening it a second time change nothing', () => {
    const screened = having(open, recordScreening(open, [], later));
    expect(recordScreening(screened, [], later)).toBeUndefined();
    expect(openTask(open, decisionTaskId, 'decide-application', later)).toBeUndefined();
    expect(openTask(withdrawn, decisionTaskId, 'decide-application', later)).toBeUndefined();
  });
});

describe('A first event', () => {
  it('comes first and only once', () => {
    expect(() => evolve(submitted, caseId, submission())).toThrow('submitted already');
    expect(() =>
      evolve(undefined, caseId, possible(withdrawApplication(open, by(applicant, friday + hour)))),
    ).toThrow('does not exist');
  });
});
