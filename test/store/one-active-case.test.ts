import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../lib/domain/case/case.ts';
import { type CaseEvent, type CaseRefusal, openTask, reinstatement } from '../../lib/domain/case/case.ts';
import { decideClosure } from '../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../lib/domain/case/closure/propose.ts';
import type { Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import { decideObjection, raiseObjection } from '../../lib/domain/case/objection/object.ts';
import { approveApplication, refuseApplication } from '../../lib/domain/case/registration/decide.ts';
import { lastClosed } from '../../lib/domain/case/registration/previous-spell.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import { transferRegistration } from '../../lib/domain/case/transfer/transfer.ts';
import type { Result } from '../../lib/domain/result.ts';
import { activeCaseOf, PersonActiveElsewhere } from '../../lib/store/active-cases.ts';
import type { CaseStore } from '../../lib/store/cases.ts';
import { firstBrokenEvent } from '../../lib/store/chain.ts';
import {
  applicant,
  beginningOf,
  calendar,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  rulesOf,
  secondOfficer,
  submission,
  supervisor,
  system,
} from '../domain/case/support/cases.ts';
import { closureTask } from '../domain/case/support/closed.ts';
import { by } from '../domain/case/support/decisions.ts';
import { districtOf } from '../support/applications.ts';
import { chainOf } from '../support/chain.ts';
import { runsOf } from '../support/property-runs.ts';
import { person } from './support/persons.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();
const now = friday + hour;

type Tried = Result<CaseEvent, CaseRefusal> | CaseEvent | undefined;
const lawOf = (state: CaseState) => lifecycleOf(state.region);

/** The actions that are tried with a case; those that the domain refuses change nothing. */
const acts: Readonly<Record<string, (state: CaseState) => Tried>> = {
  open: (state) => openTask(state, decisionTaskId, 'decide-application', by(system, now)),
  approve: (state) =>
    approveApplication(state, decisionTaskId, [], beginningOf(state.region), calendar, by(officer, now)),
  refuse: (state) =>
    refuseApplication(state, decisionTaskId, 'in-employment', rulesOf(state.region), by(officer, now)),
  withdraw: (state) => withdrawApplication(state, by(applicant, now)),
  propose: (state) =>
    proposeClosure(
      state,
      'employed',
      [{ kind: 'employment-record', source: 'register', on: '2026-11-20' }],
      lawOf(state),
      calendar,
      by(officer, now),
    ),
  'open the closure': (state) =>
    state.closure?.status === 'proposed'
      ? openTask(state, closureTask(state), 'decide-closure', by(system, now))
      : undefined,
  close: (state) =>
    decideClosure(state, closureTask(state), { close: true }, lawOf(state), by(secondOfficer, now)),
  object: (state) => raiseObjection(state, lawOf(state), calendar, by(officer, now)),
  reinstate: (state) =>
    decideObjection(
      state,
      `decide-objection-${state.closure?.number ?? 1}`,
      true,
      reinstatement(state, lawOf(state), calendar, now),
      by(supervisor, now),
    ),
};

/** The next action that moves a case forward, so that sequences reach late states. */
const onward = (state: CaseState): Tried => {
  for (const act of Object.keys(acts)) {
    if (act === 'refuse' || act === 'withdraw') continue;
    const tried = acts[act]?.(state);
    if (tried && (!('ok' in tried) || tried.ok)) return tried;
  }
  return undefined;
};

async function change(cases: CaseStore, caseId: string, act: string): Promise<string> {
  try {
    const changed = await cases.change(caseId, ({ state }) => {
      const tried = act === 'onward' ? onward(state) : acts[act]?.(state);
      const event = tried && ('ok' in tried ? (tried.ok ? tried.value : undefined) : tried);
      return { change: event && { event }, answer: event?.type ?? 'refused' };
    });
    return changed?.answer ?? 'not there';
  } catch (error) {
    if (error instanceof PersonActiveElsewhere) return 'active elsewhere';
    throw error;
  }
}

async function transfer(cases: CaseStore, caseId: string, region: Region): Promise<string | undefined> {
  const to = newCaseId();
  const moved = await cases.transfer(caseId, async ({ state }) => {
    const place = {
      caseId: to,
      region,
      district: districtOf(region),
      placeBasis: 'residence' as const,
      applicationNumber: to,
    };
    const events = transferRegistration(
      state,
      { to: place, beginning: beginningOf(region) },
      calendar,
      by(officer, now),
    );
    return events.ok
      ? { transfer: { caseId: to, ...events.value, freeText: { statement: '本人申请' } }, answer: undefined }
      : { answer: undefined };
  });
  return moved?.transferred?.caseId;
}

const step = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ act: 'submit' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Region>('yunnan', 'weihai').map((to) => ({ act: 'transfer', to })),
  },
  { weight: 10, arbitrary: fc.constant({ act: 'onward' }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(...Object.keys(acts)).map((act) => ({ act })),
  },
);
type Step = { readonly act: string; readonly to?: Region };

/** A fixed path that reaches every outcome whatever else is generated; each step counts its case from the latest. */
const everyOutcome: [Step[], number][] = [
  ...['submit', 'submit', 'open', 'approve', 'propose', 'open the closure', 'close', 'object', 'submit'].map(
    (act): [Step[], number] => [[{ act }], 0],
  ),
  [[{ act: 'reinstate' }], 1],
  [[{ act: 'withdraw' }], 0],
  [[{ act: 'reinstate' }], 1],
  [[{ act: 'transfer', to: 'weihai' }], 1],
];

describe('The rule of one active case per person (DOMAIN C2, I-15)', () => {
  it('holds after any sequence of attempts, one after another or at once', async () => {
    const { cases, sealing, table } = await file.fresh();
    const reached = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.array(step, { minLength: 1, maxLength: 3 }), fc.nat()), {
          minLength: 10,
          maxLength: 30,
          size: 'max',
        }),
        async (rounds) => {
          const who = person();
          const personId = await sealing.personId(who.identityNumber);
          const known: string[] = [];
          const take = async ({ act, to }: Step, pick: number): Promise<string> => {
            const caseId = known[known.length - 1 - (pick % Math.min(3, known.length))];
            if (act === 'submit' || caseId === undefined) {
              const fresh = newCaseId();
              const outcome = await cases.create({ caseId: fresh, event: submission(), person: who });
              if (outcome.kind === 'created') known.push(fresh);
              return outcome.kind;
            }
            if (to === undefined) return change(cases, caseId, act);
            const moved = await transfer(cases, caseId, to);
            if (moved !== undefined) known.push(moved);
            return moved === undefined ? 'refused' : 'transferred';
          };
          for (const [steps, pick] of rounds) {
            const outcomes = await Promise.all(steps.map((each) => take(each, pick)));
            for (const outcome of outcomes) reached.set(outcome, (reached.get(outcome) ?? 0) + 1);
            const states = (await Promise.all(known.map((caseId) => cases.load(caseId)))).flatMap((each) =>
              each ? [each.state] : [],
            );
            const active = states.filter(({ phase }) => phase === 'applied' || phase === 'registered');
            expect(active.length).toBeLessThanOrEqual(1);
            expect(await activeCaseOf(table, personId)).toBe(active[0]?.caseId);
          }
          for (const caseId of known) {
            expect(firstBrokenEvent(await chainOf(table, caseId))).toBeUndefined();
          }
        },
      ),
      { numRuns: runsOf(15), examples: [[everyOutcome]] },
    );
    for (const outcome of [
      'created',
      'person-active',
      'registration-closed',
      'registration-reinstated',
      'active elsewhere',
      'transferred',
    ])
      expect(reached.get(outcome) ?? 0, outcome).toBeGreaterThan(0);
  });

  it('allows a transfer, which passes on the person and the wording of the request', async () => {
    const { cases, sealing, table } = await file.fresh();
    const who = person();
    const caseId = newCaseId();
    await cases.create({ caseId, event: submission(), person: who });
    await change(cases, caseId, 'open');
    await change(cases, caseId, 'approve');
    const there = await transfer(cases, caseId, 'yunnan');
    if (there === undefined) throw new Error('not transferred');
    expect(await activeCaseOf(table, await sealing.personId(who.identityNumber))).toBe(there);
    const [from, to] = [await cases.load(caseId), await cases.load(there)];
    if (!from || !to) throw new Error('not there');
    expect(await cases.person(to)).toEqual(who);
    const last = (await cases.history(caseId)).at(-1);
    expect(last && (await cases.freeText(from, last))).toEqual({ statement: '本人申请' });
    expect(last?.event.data).not.toHaveProperty('freeText');
    // The place that transferred the registration did not close it, so it is not counted as a previous spell.
    await change(cases, there, 'propose');
    await change(cases, there, 'open the closure');
    await change(cases, there, 'close');
    const all = (await cases.ofPerson(who.identityNumber, undefined)).all.map(({ state }) => state);
    expect(lastClosed(all)?.caseId).toBe(there);
    expect(await activeCaseOf(table, await sealing.personId(who.identityNumber))).toBeUndefined();
  });
});
