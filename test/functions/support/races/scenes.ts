import { handle as sweepDeadlines } from '../../../../functions/schedules/sweep-deadlines/handler.ts';
import { type CaseEvent, type CaseState, openTask } from '../../../../lib/domain/case/case.ts';
import { approveApplication } from '../../../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import type { Person } from '../../../../lib/domain/person.ts';
import type { RegionId } from '../../../../lib/policy/regions/registry.ts';
import type { Item } from '../../../../lib/store/table.ts';
import {
  beginningOf,
  calendar,
  friday,
  newCaseId,
  officer,
  submission,
  system,
} from '../../../domain/case/support/cases.ts';
import { possible } from '../../../domain/case/support/decisions.ts';
import type { ToldCase } from '../../../domain/case/support/told.ts';
import { person } from '../../../store/support/persons.ts';
import type { TestRecords } from '../../../store/support/records.ts';
import { answered } from '../racing.ts';

/** The connections with which somebody writes: a process of their own. */
export type Process = Pick<TestRecords, 'table' | 'sealing' | 'cases' | 'comparison'>;
/** What operations are made with that need nothing but the table, or all records. */
export type Make = (records: never) => (request: never) => Promise<unknown>;

/** The state of a story: what is stored, the present instant, and the names of the things that it has made. */
export interface Scene {
  readonly name: string;
  readonly items: readonly Item[];
  readonly now: number;
  readonly ids: Readonly<Record<string, string>>;
  readonly acts: readonly string[];
}

type From<Value> = Value | ((ids: Scene['ids']) => Value);

/** A call of an operation by somebody. */
export interface Act {
  readonly make: Make;
  /** It is made with the table alone. */
  readonly ofTable?: true;
  readonly by: object;
  /** Whether it does many things one after the other, between which somebody else may act. */
  readonly doesMany?: true;
  /** Whether it makes another case, with a random number. */
  readonly makesCase?: true;
  readonly path?: From<object>;
  readonly query?: object;
  readonly body?: From<object>;
  /** The part of its answer that shows its result; only that it was answered unless given. */
  readonly tells?: (body: never) => unknown;
  /** The part of its answer that the story uses later. */
  readonly names?: (body: never) => Readonly<Record<string, string>>;
}

const value = <Value>(from: From<Value> | undefined, ids: Scene['ids'], otherwise: Value): Value =>
  from === undefined
    ? otherwise
    : typeof from === 'function'
      ? (from as (ids: Scene['ids']) => Value)(ids)
      : from;

/** Calls an operation. @returns the code of the problem, or what the act tells of its answer */
export async function does(records: Process, act: Act, { ids, now }: Pick<Scene, 'ids' | 'now'>) {
  let body: unknown;
  const sent = value(act.body, ids, {});
  const code = await answered(async () => {
    const made = act.make((act.ofTable ? records.table : records) as never);
    const answer = await made({
      principal: act.by,
      language: 'zh',
      now,
      path: value(act.path, ids, { caseId: ids.caseId }),
      query: act.query ?? {},
      headers: {},
      body: sent,
      rawBody: JSON.stringify(sent),
      answerHeaders: {},
    } as never);
    body = (answer as { readonly body?: unknown } | undefined)?.body;
  });
  return { code: code === 'done' ? (act.tells?.(body as never) ?? code) : code, body };
}

/** What happens in a story: an act of the list by its name, what the workflow does, time, or a scene to stop at. */
export type Step =
  | string
  | {
      readonly opens: 'check-claim' | 'decide-claim' | 'check-household' | 'decide-household';
      readonly of: string;
    }
  | { readonly waits: number }
  | { readonly scene: string; readonly acts: readonly string[] };

/** Somebody who is registered in the middle of a story, with the sign-in `applicant`. */
export async function registered(
  { cases }: Pick<Process, 'cases'>,
  region: RegionId,
  now = friday,
): Promise<{ readonly caseId: string; readonly number: string }> {
  const caseId = newCaseId();
  const someone = person();
  await cases.create({ caseId, event: submission({ region }, now), person: someone });
  const goes = (decide: (state: CaseState) => Parameters<typeof possible>[0]) =>
    cases.change(caseId, ({ state }) => ({
      change: { event: possible(decide(state)) },
      answer: undefined,
    }));
  await goes((state) => openTask(state, decisionTaskId, 'decide-application', { now, actor: system }));
  await goes((state) =>
    approveApplication(state, decisionTaskId, [], beginningOf(region, now), calendar, {
      now,
      actor: officer,
    }),
  );
  return { caseId, number: someone.identityNumber };
}

/** Stores the events of a case that was told, and its person. */
export async function stored(
  { cases }: Pick<Process, 'cases'>,
  { caseId, events: [first, ...others] }: ToldCase,
  whose: Person,
): Promise<void> {
  await cases.create({ caseId, event: first?.event as CaseEvent<'application-submitted'>, person: whose });
  for (const { event } of others)
    await cases.change(caseId, () => ({ change: { event }, answer: undefined }));
}

/** The hourly sweep. */
export const sweeping: Act = {
  make: (({ table, cases }: Process) =>
    ({ now }: { now: number }) =>
      Promise.resolve(sweepDeadlines({ table, cases })(undefined, now)).then(() => ({ body: {} }))) as Make,
  by: {},
};

/** Plays a story up to each of its scenes. @throws Error where an act of it is refused */
export async function scenesOf(
  records: TestRecords,
  acts: Readonly<Record<string, Act>>,
  begun: { readonly ids: Scene['ids']; readonly now?: number },
  steps: readonly Step[],
): Promise<Scene[]> {
  const scenes: Scene[] = [];
  let { ids, now = friday } = begun;
  for (const step of steps) {
    if (typeof step === 'string') {
      const act = acts[step];
      if (!act) throw new Error(`there is no act ${step}`);
      now += 60_000;
      const { code, body } = await does(records, act, { ids, now });
      if (body === undefined) throw new Error(`${step}: ${code}`);
      ids = { ...ids, ...act.names?.(body as never) };
    } else if ('waits' in step) now += step.waits;
    else if ('opens' in step)
      await records.cases.change(ids.caseId ?? '', ({ state }) => ({
        change: {
          event: possible(openTask(state, `${step.opens}-${step.of}`, step.opens, { now, actor: system })),
        },
        answer: undefined,
      }));
    else
      scenes.push({
        name: step.scene,
        items: await records.everything(),
        now: now + 60_000,
        ids,
        acts: step.acts,
      });
  }
  return scenes;
}

/** Random values: keys, what is sealed with them, and the hashes of that. */
const byChance = new Set([
  'encryptedKey',
  'ciphertext',
  'iv',
  'lastHash',
  'hash',
  'previousHash',
  'binds',
  'expiresAt',
]);

/** Everything that is stored, without random values. */
export async function everythingOf(records: TestRecords): Promise<string[]> {
  const items = await records.everything();
  const texts = items.map((item) =>
    JSON.stringify(item, (name, each) => {
      if (byChance.has(name) || each instanceof Uint8Array) return '…';
      // A place among what is written ends with the hash of it.
      if (name === 'gsi1sk') return String(each).replace(/[0-9a-f]{64}$/, '…');
      if (each instanceof Set) return [...each].sort();
      if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
      return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
    }).replaceAll(/01(?!J0{4})[0-9A-HJKMNP-TV-Z]{24}/g, 'ULID'),
  );
  return texts.sort();
}
