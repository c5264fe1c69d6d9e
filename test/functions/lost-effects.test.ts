import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { noticesOfCase } from '../../lib/store/notices.ts';
import { friday, hour, submission } from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile } from '../store/support/records.ts';
import { captureOutput } from './support/output.ts';
import { type Act, stories, untilDecember } from './support/stories.ts';
import { type Faults, todaysDefinitions, World } from './support/world.ts';

/*
 * What the stream gives up on, drops, doubles or delivers late, and executions that are stopped, fail or never start:
 * in the end a case is as if nothing of it had happened. All stories are told at once, in one table, with the real
 * engine and the definitions as deployed; each run loses a part of all that is done, and together they lose everything
 * once.
 */

const file = recordsForFile();
const runs = 2;

const idOf = (story: string): string =>
  `01JST0RY${String(Object.keys(stories).indexOf(story)).padStart(18, '0')}`;
const names = Object.keys(stories);

let world: World;

/** Does something with a case, if it can be done now. */
async function did(caseId: string, { by, decide }: Act): Promise<boolean> {
  const changed = await world.records.cases.change(caseId, ({ state }) => {
    const decided = decide(state, { now: world.now, actor: by });
    const event = decided && 'ok' in decided ? (decided.ok ? decided.value : undefined) : decided;
    return { change: event && { event }, answer: event !== undefined };
  });
  return changed?.answer === true;
}

/**
 * Tells all stories to their ends, in a world of their own. After each act there is time for a sweep.
 * @param reconciles whether there is a reconciliation after each act, too; there is always one at the end
 */
async function tell(faults: Faults, reconciles: boolean) {
  world = await World.begin(await file.fresh(), friday, faults);
  try {
    for (const story of names)
      await world.records.cases.create({ caseId: idOf(story), event: submission(), person: person() });
    await world.settle();
    await actUntilTheEnd(reconciles);
    // What was lost last is found two hours later, and what follows from it two hours after that.
    const found = [];
    for (let count = 0; count < 3; count++) {
      await world.pass(3 * hour);
      found.push(await world.reconcile());
    }
    return { ends: await ends(), executions: await executions(), found };
  } finally {
    world.close();
  }
}

async function actUntilTheEnd(reconciles: boolean): Promise<void> {
  const left = new Map(names.map((story) => [story, [...(stories[story] ?? [])]]));
  for (let round = 0; [...left.values()].some((acts) => acts.length > 0); round++) {
    if (round > 20) throw new Error(`these stories do not go on: ${JSON.stringify([...left])}`);
    await world.pass(3 * hour);
    if (reconciles) await world.reconcile();
    if ([...left.values()].every(([next]) => next === undefined || next === untilDecember)) {
      await world.pass(Date.parse('2026-12-12T10:00:00+08:00') - world.now);
      for (const acts of left.values()) acts.shift();
      continue;
    }
    for (const [story, acts] of left) {
      const [next] = acts;
      if (next && next !== untilDecember && (await did(idOf(story), next))) acts.shift();
    }
    await world.settle();
  }
}

/** How a case stands, apart from the hours at which it came to stand so. */
async function endOf(story: string) {
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
const ends = async () =>
  Object.fromEntries(await Promise.all(names.map(async (story) => [story, await endOf(story)] as const)));

/** Every execution by the name that its event gave it, with how the last of that name stands. */
async function executions(): Promise<Readonly<Record<string, string>>> {
  const all = [...(await world.executions())].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    all.map(([name, status]) => [name.replace(/(-\d+|-\d{4}-\d\d)-[2-9]$/, '$1'), status]),
  );
}

/** Everything that is done in a telling in which nothing goes wrong, and how it ends. */
async function tellUndisturbed() {
  const [effects, waits, tasks] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const told = await tell(
    {
      losesEffect: (effect) => !effects.add(effect),
      losesWait: (wait) => !waits.add(wait),
      failsTask: (task) => !tasks.add(task),
    },
    false,
  );
  return { ...told, effects: [...effects], waits: [...waits], tasks: [...tasks] };
}
let told: ReturnType<typeof tellUndisturbed> | undefined;
/** Told once, by the first test that needs it. */
const undisturbed = () => (told ??= tellUndisturbed());

/** Lets each of some things go wrong, the first `times` times that it is tried. */
function wrong(all: readonly string[], times = 1) {
  const tried = new Map(all.map((name) => [name, 0]));
  return {
    happens: (name: string): boolean => {
      const count = tried.get(name);
      if (count === undefined || count >= times) return false;
      tried.set(name, count + 1);
      return true;
    },
    /** What has never been tried. */
    spared: () => [...tried].flatMap(([name, count]) => (count === 0 ? [name] : [])),
  };
}
const part = (all: readonly string[], run: number) => all.filter((_name, index) => index % runs === run);
const clean = {
  'effects-not-carried-out': 0,
  'workflow-not-woken': 0,
  'workflow-not-begun': 0,
  'execution-lost': 0,
  'execution-without-case': 0,
  'history-broken': 0,
  'case-unreadable': 0,
};

describe('Every story, whatever is lost on its way', { timeout: 600_000 }, () => {
  beforeEach(() => {
    captureOutput();
  });

  it('goes through every workflow and to each of its ends if nothing is lost, and nothing is found', async () => {
    const sound = await undisturbed();
    const started = sound.effects.flatMap((effect) => /start \w+-([a-z-]+)-\d/.exec(effect)?.[1] ?? []);
    const episodes = Object.keys(todaysDefinitions()).filter((name) => name !== 'round');
    expect([...new Set(started)].sort()).toEqual(episodes.sort());
    for (const kind of ['start', 'wake', 'publish'])
      expect(sound.effects.filter((effect) => effect.includes(` ${kind} `)).length).toBeGreaterThan(5);
    expect(sound.ends).toMatchObject({
      withdrawn: { phase: 'withdrawn' },
      refused: { phase: 'job-seeker' },
      dismissed: { phase: 'closed', closure: ['closed', 'dismissed'] },
      reinstated: { phase: 'registered', closure: ['reinstated', 'upheld'] },
      declined: { phase: 'registered', months: ['2026-11: done', '2026-12: done'] },
      closedEarly: { phase: 'closed' },
    });
    for (const found of sound.found) expect(found).toMatchObject(clean);
  });

  it.each([0, 1])(
    'ends the same if half of all effects and records is given up on (half %d)',
    async (run) => {
      const sound = await undisturbed();
      const effects = wrong(part(sound.effects, run));
      const waits = wrong(part(sound.waits, run));
      const told = await tell({ losesEffect: effects.happens, losesWait: waits.happens }, true);
      expect(told.ends).toEqual(sound.ends);
      expect(told.executions).toEqual(sound.executions);
      expect(told.found.at(-1)).toMatchObject(clean);
      expect([...effects.spared(), ...waits.spared()]).toEqual([]);
    },
  );

  it('ends the same if every execution is stopped once in each wait, or fails as it opens a task', async () => {
    const sound = await undisturbed();
    const stops = wrong(part(sound.waits, 0));
    // It is tried four times before the execution fails.
    const opened = sound.tasks.filter((task) => task.includes(' OpenTask '));
    const fails = wrong(part(opened, 1), 4);
    const told = await tell({ stopsAt: stops.happens, failsTask: fails.happens }, true);
    expect(told.ends).toEqual(sound.ends);
    expect(told.found.at(-1)).toMatchObject(clean);
    expect([...stops.spared(), ...fails.spared()]).toEqual([]);
  });

  it('ends the same if every record comes twice, late and in the reverse order', async () => {
    const sound = await undisturbed();
    const before: DynamoDBRecord[] = [];
    const told = await tell(
      {
        deliversAs: (records) => {
          const late = before.splice(0);
          before.push(...records);
          return [...records.toReversed(), ...records, ...late];
        },
      },
      false,
    );
    expect(told.ends).toEqual(sound.ends);
    expect(told.executions).toEqual(sound.executions);
    for (const found of told.found) expect(found).toMatchObject(clean);
  });
});
