import fc from 'fast-check';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { openTask, reinstatement } from '../../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../../../lib/domain/case/closure/propose.ts';
import { attemptFollowUp } from '../../../../lib/domain/case/follow-up/attempt.ts';
import { compareForFollowUp } from '../../../../lib/domain/case/follow-up/compare.ts';
import { completeFollowUp } from '../../../../lib/domain/case/follow-up/complete.ts';
import type { attemptMeans } from '../../../../lib/domain/case/follow-up/events.ts';
import type { Actor, Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { decideObjection, raiseObjection } from '../../../../lib/domain/case/objection/object.ts';
import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import { transferRegistration } from '../../../../lib/domain/case/transfer/transfer.ts';
import { success } from '../../../../lib/domain/result.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { applicant, calendar, hour, newCaseId, system } from './cases.ts';
import { beginningAt, Life, rulesAt } from './followed.ts';
import { type Deed, firstMonth, monthOf } from './month-walk.ts';

const supervisor: Actor = { role: 'supervisor', subject: 'supervisor' };
const reviewer: Actor = { role: 'supervisor', subject: 'reviewer' };

export type DeedKind =
  | 'sweep'
  | 'contact'
  | 'contact-in-vain'
  | 'follow-up'
  | 'try'
  | 'compare'
  | 'close'
  | 'decline'
  | 'object'
  | 'transfer';

export interface Step {
  readonly kind: DeedKind;
  /** Hours since the previous step. */
  readonly after: number;
  /** Which of the existing months, counted from the last. */
  readonly back: number;
  readonly means: (typeof attemptMeans)[number];
}

const weights: readonly (readonly [number, DeedKind])[] = [
  [20, 'sweep'],
  [2, 'contact'],
  [1, 'contact-in-vain'],
  [6, 'follow-up'],
  [10, 'try'],
  [2, 'compare'],
  [2, 'close'],
  [1, 'decline'],
  [2, 'object'],
  [1, 'transfer'],
];

/** Mostly an hour to a few days; sometimes weeks or months in which nothing happens, not even a sweep. */
const pause = fc.oneof(
  { weight: 10, arbitrary: fc.integer({ min: 0, max: 3 * 24 }) },
  { weight: 6, arbitrary: fc.integer({ min: 24, max: 12 * 24 }) },
  { weight: 2, arbitrary: fc.integer({ min: 12 * 24, max: 45 * 24 }) },
  { weight: 1, arbitrary: fc.integer({ min: 45 * 24, max: 200 * 24 }) },
);

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(...weights.map(([weight, kind]) => ({ weight, arbitrary: fc.constant(kind) }))),
  after: pause,
  back: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) },
  ),
  means: fc.constantFrom('phone' as const, 'visit' as const, 'message' as const),
});

/** Days on which months begin, and any other instant from 2022 to unannounced years. */
const registeredAt = fc.oneof(
  fc.integer({ min: Date.parse('2022-01-01T00:00:00+08:00'), max: Date.parse('2028-12-31T23:59:59+08:00') }),
  fc
    .tuple(
      fc.constantFrom(
        '2024-02-29',
        '2023-02-28',
        '2026-01-31',
        '2026-08-31',
        '2026-12-31',
        '2027-02-05',
        '2028-02-29',
      ),
      fc.constantFrom('00:00:00.000', '12:00:00.000', '23:59:59.999'),
    )
    .map(([date, time]) => Date.parse(`${date}T${time}+08:00`)),
);

export const life = fc.record({
  region: fc.constantFrom<Region>(...servedRegions.ids),
  registeredAt,
  steps: fc.array(step, { maxLength: 60, size: 'max' }),
});
export type Plot = typeof life extends fc.Arbitrary<infer Value> ? Value : never;

/** A case with the log by which the oracle judges it. */
export interface Lived {
  readonly life: Life;
  readonly log: Deed[];
  /** The first month that is owed here. */
  readonly first: string;
  now: number;
}

/** Plays a life and returns its cases: one unless the registration moved, each swept at the end. */
export function live({ region, registeredAt: at, steps }: Plot): Lived[] {
  const begun = Life.registered(region, at);
  const cases: Lived[] = [{ life: begun, log: [{ what: 'registered', at }], first: firstMonth(at), now: at }];
  openContact(begun, at);
  let now = at;
  for (const each of steps) {
    now += each.after * hour;
    const current = cases.at(-1);
    if (!current) break;
    const moved = take(current, each, now);
    current.now = now;
    if (moved) cases.push(moved);
  }
  for (const each of cases) each.now = now;
  for (const { life: lived } of cases) lived.sweep(now);
  return cases;
}

function openContact(life: Life, now: number): void {
  const task = openTask(life.state, 'make-first-contact-1', 'make-first-contact', { now, actor: system });
  if (task) life.add(task);
}

function take({ life, log }: Lived, { kind, back, means }: Step, now: number): Lived | undefined {
  const rules = rulesAt(life.state.region, now);
  const months = Object.keys(life.state.followUp?.months ?? {}).sort();
  const month = months.at(-1 - back) ?? months.at(-1) ?? monthOf(now);
  const taskId = `follow-up-${month}`;
  switch (kind) {
    case 'sweep':
      life.sweep(now);
      return;
    case 'contact':
    case 'contact-in-vain': {
      const contact = { method: 'phone', reached: kind === 'contact' } as const;
      const refusal = life.tries(
        (state, context) => recordContact(state, 'make-first-contact-1', contact, rules, calendar, context),
        now,
      );
      if (!refusal && contact.reached) log.push({ what: 'contacted', at: now });
      return;
    }
    case 'follow-up': {
      const found = { by: 'officer', method: 'phone', progress: 'still-looking', service: 'keep' } as const;
      const refusal = life.tries(
        (state, context) => completeFollowUp(state, taskId, found, rules, calendar, context),
        now,
      );
      if (!refusal) log.push({ what: 'followed-up', at: now, month, compared: false });
      return;
    }
    case 'try': {
      const refusal = life.tries(
        (state, context) => attemptFollowUp(state, taskId, means, rules, calendar, context),
        now,
      );
      if (!refusal) log.push({ what: 'tried', at: now, month, means });
      return;
    }
    case 'compare': {
      const records = [{ source: 'insurance', fact: 'insured-employment', asOf: beijingDate(now) } as const];
      const context = { now, actor: system };
      const event = compareForFollowUp(
        life.state,
        taskId,
        records,
        beijingDate(now),
        rules,
        calendar,
        context,
      );
      if (event) life.add(event);
      if (event) log.push({ what: 'followed-up', at: now, month, compared: true });
      return;
    }
    case 'close':
    case 'decline':
      return decide(life, log, kind === 'close', now);
    case 'object':
      return object(life, log, now);
    case 'transfer':
      return transfer(life, log, now);
  }
}

/** Proposes a closure unless one is proposed, and decides it. */
function decide(life: Life, log: Deed[], close: boolean, now: number): undefined {
  const rules = rulesAt(life.state.region, now);
  const evidence = [{ kind: 'insurance-match', source: 'insurance', on: beijingDate(now) }];
  life.tries((state, context) => proposeClosure(state, 'employed', evidence, rules, calendar, context), now);
  const { closure } = life.state;
  if (closure?.status !== 'proposed') return;
  const task = openTask(life.state, closure.taskId, 'decide-closure', { now, actor: system });
  if (task) life.add(task);
  const refusal = life.tries(
    (state, context) => decideClosure(state, closure.taskId, { close }, rules, context),
    now,
    supervisor,
  );
  if (!refusal && close) log.push({ what: 'closed', at: now });
}

/** The person objects, and the objection is upheld. */
function object(life: Life, log: Deed[], now: number): undefined {
  const rules = rulesAt(life.state.region, now);
  const refusal = life.tries(
    (state, context) => raiseObjection(state, rules, calendar, context),
    now,
    applicant,
  );
  if (refusal) return;
  const taskId = life.state.closure?.objection?.taskId ?? '';
  const begins = reinstatement(life.state, rules, calendar, now);
  life.does((state, context) => decideObjection(state, taskId, true, begins, context), now, reviewer);
  log.push({ what: 'reinstated', at: now });
}

/** The registration moves to another region, where it begins this month, or the next one if I-06 says so. */
function transfer(life: Life, log: Deed[], now: number): Lived | undefined {
  const region = life.state.region === 'yunnan' ? 'shanxi' : 'yunnan';
  const caseId = newCaseId();
  const decided = transferRegistration(
    life.state,
    {
      to: {
        caseId,
        region,
        district: region === 'yunnan' ? '530102' : '140105',
        placeBasis: 'residence',
        applicationNumber: 'transferred',
      },
      beginning: beginningAt(region, now),
    },
    calendar,
    { now, actor: supervisor },
  );
  if (!decided.ok) return undefined;
  life.does(() => success(decided.value.out), now);
  log.push({ what: 'transferred', at: now });
  const next = Life.begun(caseId, decided.value.in);
  const first = decided.value.in.data.followUp.month;
  openContact(next, now);
  return { life: next, log: [{ what: 'registered', at: now }], first, now };
}
