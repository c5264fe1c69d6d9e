import { describe, expect, it } from 'vitest';
import { episodes } from '../../../../lib/domain/case/episodes.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import { makeCaseModel } from '../../../../lib/domain/case/model/case-model.ts';
import type { CaseEventOf, LifecycleRulesOf, StateOf } from '../../../../lib/domain/case/model/joined.ts';
import { resumptionOf } from '../../../../lib/domain/case/objection/resumption.ts';
import type { Result } from '../../../../lib/domain/result.ts';
import {
  applicant,
  calendar,
  friday,
  lifecycleOf,
  officer,
  rulesOf,
  supervisor,
  system,
} from '../support/cases.ts';
import { by } from '../support/decisions.ts';
import { planned } from '../support/told.ts';
import { testEpisode } from './episode.ts';
import { applyForRecognition, checkRecognition, decideRecognition } from './recognise.ts';

const registry = [...episodes, testEpisode] as const;
const model = makeCaseModel(registry);
type State = StateOf<typeof registry>;
type Event = CaseEventOf<typeof registry>;

const day = 24 * 60 * 60 * 1000;
const limit = (workingDays: number) => ({
  term: { workingDays },
  closes: 'end-of-day' as const,
  basis: { document: 'test', article: '1', clause: 'T-1' },
});
const rules: LifecycleRulesOf<typeof registry> = {
  ...lifecycleOf('chongqing'),
  recognition: { checkWithin: limit(5), decideWithin: limit(10) },
};

const decided = <Made extends Event, Failure>(result: Result<Made, Failure>): Made => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};
const evolved = (state: State, event: Event): State => model.evolve(state, state.caseId, event);

/** A registered person, by the history of a case that has never had the episode: the new slice exists all the same. */
const registered = (): State => {
  const { events } = planned('chongqing');
  let state: State | undefined;
  for (const { event } of events) state = model.evolve(state, 'a-case', event);
  if (!state) throw new Error('a case without events');
  return state;
};
const onWorklist = (state: State, taskId: string, kind: 'check-recognition' | 'decide-recognition') =>
  evolved(state, model.openTask(state, taskId, kind, by(system, friday + 20 * day)) ?? fail());
const fail = (): never => {
  throw new Error('nothing was opened');
};

const later: Context = by(officer, friday + 20 * day);
const applied = (state: State) =>
  decided(applyForRecognition(state, rules, calendar, { ...later, actor: applicant }));
const checked = (): State => {
  const begun = evolved(registered(), applied(registered()));
  const open = onWorklist(begun, 'check-recognition-1', 'check-recognition');
  return evolved(open, decided(checkRecognition(open, 'check-recognition-1', rules, calendar, later)));
};

describe('An episode that is added by one line of the registry', () => {
  it('has its slice in every case, and its events in every history', () => {
    expect(registered().recognitions).toEqual([]);
    const state = evolved(registered(), applied(registered()));
    expect(state.recognitions).toEqual([{ number: 1, status: 'applied' }]);
    expect(model.caseStateSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
    const event = applied(registered());
    expect(model.parseEvent(JSON.parse(JSON.stringify(event)))).toEqual(event);
  });

  it("begins its own workflow, named by its number, and is published without the person's data", () => {
    const before = registered();
    const event = applied(before);
    const state = evolved(before, event);
    expect(state.executions.at(-1)).toMatchObject({ name: 'a-case-recognition-1', workflow: 'recognition' });
    expect(model.effectsOf(event, state.version, state)).toMatchObject([
      {
        kind: 'start-execution',
        workflow: 'recognition',
        input: { caseId: 'a-case', checkTaskId: 'check-recognition-1' },
      },
      { kind: 'publish', detailType: 'Case.RecognitionApplied', detail: { data: {} } },
    ]);
    expect(model.tasksBegunBy(event)).toEqual(['check-recognition-1']);
  });

  it('has a deadline by its own rule, which follows the escalation of the region and moves when the rule changes', () => {
    const state = evolved(registered(), applied(registered()));
    const deadline = state.deadlines['recognition-check-1'];
    expect(deadline).toMatchObject({ kind: 'recognition-check', taskId: 'check-recognition-1' });
    expect(deadline?.steps.map(({ to }) => to)).toContain('supervisor');
    const longer = { ...rules, recognition: { ...rules.recognition, checkWithin: limit(20) } };
    const all = { ...rulesOf('chongqing'), ...longer };
    const moved = model.moveDeadline(state, 'recognition-check-1', 'a-test', all, calendar, later);
    expect((moved?.data.deadline.dueAt ?? '') > (deadline?.dueAt ?? '')).toBe(true);
    const same = { ...rulesOf('chongqing'), ...rules };
    expect(model.moveDeadline(state, 'recognition-check-1', 'a-test', same, calendar, later)).toBeUndefined();
  });

  it('is checked by one person and decided by another, and each end wakes the workflow', () => {
    const state = checked();
    expect(state.endedTasks['check-recognition-1']).toMatchObject({
      kind: 'check-recognition',
      number: '1',
      outcome: 'checked',
    });
    const open = onWorklist(state, 'decide-recognition-1', 'decide-recognition');
    const self = decideRecognition(open, 'decide-recognition-1', true, later);
    expect(self).toMatchObject({ ok: false, failure: { reason: 'checked-by-same-person' } });
    const event = decided(
      decideRecognition(open, 'decide-recognition-1', true, { ...later, actor: supervisor }),
    );
    const recognised = evolved(open, event);
    expect(recognised.recognitions).toMatchObject([{ status: 'recognised' }]);
    expect(model.effectsOf(event, recognised.version, recognised)).toContainEqual({
      kind: 'wake-task',
      taskId: 'decide-recognition-1',
      outcome: 'recognised',
    });
  });

  it('tells the person the result by its own notice', () => {
    const open = onWorklist(checked(), 'decide-recognition-1', 'decide-recognition');
    const event = decided(
      decideRecognition(open, 'decide-recognition-1', false, { ...later, actor: supervisor }),
    );
    expect(model.noticesOf(event, 30, open)).toMatchObject([
      { noticeId: '30-recognition-decided', template: 'recognition-decided', to: { kind: 'person' } },
    ]);
  });

  it('offers its act to the roles in its matrix, and to nobody else', () => {
    const state = registered();
    expect(model.possibleActions(state, 'applicant')).toContain('apply-for-recognition');
    expect(model.possibleActions(state, 'officer')).not.toContain('apply-for-recognition');
    expect(Object.keys(model.actionMatrix)).toContain('decide-recognition');
  });

  it('continues when a wrong closure that cut it off is undone', () => {
    const begun = evolved(registered(), applied(registered()));
    const cutOff: State = {
      ...begun,
      deadlines: {},
      endedTasks: {
        ...begun.endedTasks,
        'check-recognition-1': { kind: 'check-recognition', number: '1', outcome: 'closed', sequence: 9 },
      },
    };
    const { resumes } = resumptionOf(cutOff, model.resumable, rules, calendar, later.now, []);
    expect(resumes).toMatchObject([
      { replaces: 'check-recognition-1', kind: 'check-recognition', deadline: { kind: 'recognition-check' } },
    ]);
  });
});
