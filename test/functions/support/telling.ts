import { noticesOfCase } from '../../../lib/store/notices.ts';
import { friday, hour, submission } from '../../domain/case/support/cases.ts';
import { person } from '../../store/support/persons.ts';
import type { TestRecords } from '../../store/support/records.ts';
import { type Act, stories, untilDecember } from './stories.ts';
import { type Faults, World } from './world.ts';

/** The case of a story: the same in every telling. */
const idOf = (story: string): string =>
  `01JST0RY${String(Object.keys(stories).indexOf(story)).padStart(18, '0')}`;

/** Does something with a case, if it can be done now. */
export async function did(world: World, caseId: string, { by, decide }: Act): Promise<boolean> {
  const changed = await world.records.cases.change(caseId, ({ state }) => {
    const decided = decide(state, { now: world.now, actor: by });
    const event = decided && 'ok' in decided ? (decided.ok ? decided.value : undefined) : decided;
    return { change: event && { event }, answer: event !== undefined };
  });
  return changed?.answer === true;
}

/** How stories are told. */
export interface Telling {
  readonly faults?: Faults;
  /** Whether there is a reconciliation after each act, too; there is always one at the end. */
  readonly reconciles?: boolean;
  /** The definitions of the workflows, if not those of today. */
  readonly definitions?: Readonly<Record<string, string>>;
  /** The stories that are told, if not all. */
  readonly names?: readonly string[];
}

/** Tells stories to their ends, in a world of their own. After each act there is time for a sweep. */
export async function tell(
  records: TestRecords,
  { faults = {}, reconciles = false, definitions, names = Object.keys(stories) }: Telling,
) {
  const world = await World.begin(records, friday, faults, definitions);
  try {
    for (const story of names)
      await world.records.cases.create({ caseId: idOf(story), event: submission(), person: person() });
    await world.settle();
    await actUntilTheEnd(world, names, reconciles);
    // What was lost last is found two hours later, and what follows from it two hours after that.
    const found = [];
    for (let count = 0; count < 3; count++) {
      await world.pass(3 * hour);
      found.push(await world.reconcile());
    }
    return { ends: await ends(world, names), executions: await executions(world), found };
  } finally {
    world.close();
  }
}

async function actUntilTheEnd(world: World, names: readonly string[], reconciles: boolean): Promise<void> {
  const left = new Map(names.map((story) => [story, [...(stories[story] ?? [])]]));
  for (let round = 0; [...left.values()].some((acts) => acts.length > 0); round++) {
    if (round > 40) throw new Error(`these stories do not go on: ${JSON.stringify([...left])}`);
    await world.pass(3 * hour);
    if (reconciles) await world.reconcile();
    if ([...left.values()].every(([next]) => next === undefined || next === untilDecember)) {
      await world.pass(Date.parse('2026-12-12T10:00:00+08:00') - world.now);
      for (const acts of left.values()) acts.shift();
      continue;
    }
    for (const [story, acts] of left) {
      const [next] = acts;
      if (next && next !== untilDecember && (await did(world, idOf(story), next))) acts.shift();
    }
    await world.settle();
  }
}

/** The state of a case, without the times at which it came about. */
async function endOf(world: World, story: string) {
  const caseId = idOf(story);
  const loaded = await world.records.cases.load(caseId);
  if (!loaded) throw new Error('it is not there');
  const { state } = loaded;
  const notices = await noticesOfCase(world.records.table, caseId);
  return {
    phase: state.phase,
    tasks: Object.keys(state.tasks).sort(),
    ended: Object.entries(state.endedTasks)
      .map(([taskId, { outcome }]) => `${taskId}: ${outcome}`)
      .sort(),
    deadlines: Object.keys(state.deadlines).sort(),
    actions: Object.keys(state.scheduledActions).sort(),
    closure: [state.closure?.status, state.closure?.objection?.status],
    officer: state.assignment?.officer,
    plan: state.plan.current?.version,
    months: Object.entries(state.followUp?.months ?? {})
      .map(([month, { status }]) => `${month}: ${status}`)
      .sort(),
    notices: notices.map(({ template }) => template).sort(),
    messages: [
      ...new Set(
        world.messages
          .filter(({ type, detail }) => detail.caseId === caseId && type !== 'Case.DeadlineEscalated')
          .map(({ type, detail }) => `${type} ${detail.template ?? JSON.stringify(detail.data)}`),
      ),
    ].sort(),
  };
}
const ends = async (world: World, names: readonly string[]) =>
  Object.fromEntries(
    await Promise.all(names.map(async (story) => [story, await endOf(world, story)] as const)),
  );

/** Every execution by the name that its event gave it, with the status of the last one of that name. */
async function executions(world: World): Promise<Readonly<Record<string, string>>> {
  const all = [...(await world.executions())].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    all.map(([name, status]) => [name.replace(/(-\d+|-\d{4}-\d\d)-[2-9]$/, '$1'), status]),
  );
}
