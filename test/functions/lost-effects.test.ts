import { join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordsForFile } from '../store/support/records.ts';
import { captureOutput } from './support/output.ts';
import { tell } from './support/telling.ts';
import { definitionsIn } from './support/world.ts';

/*
 * What the stream gives up on, drops, doubles or delivers late, and executions that are stopped, fail or never start:
 * in the end a case is as if nothing of it had happened. All stories are told at once, in one table, with the real
 * engine and the definitions as deployed; each run loses a part of all that is done, and together they lose everything
 * once.
 */

const file = recordsForFile();
const runs = 2;

/** Everything that is done in a telling in which nothing goes wrong, and how it ends. */
async function tellUndisturbed() {
  const [effects, waits, tasks] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const faults = {
    losesEffect: (effect: string) => !effects.add(effect),
    losesWait: (wait: string) => !waits.add(wait),
    failsTask: (task: string) => !tasks.add(task),
  };
  const told = await tell(await file.fresh(), { faults });
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
  'payment-run-at-odds': 0,
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
    const episodes = Object.keys(definitionsIn('workflows')).filter((name) => name !== 'round');
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
      recognised: { phase: 'registered' },
    });
    for (const found of sound.found) expect(found).toMatchObject(clean);
  });

  it.each([0, 1])(
    'ends the same if half of all effects and records is given up on (half %d)',
    async (run) => {
      const sound = await undisturbed();
      const effects = wrong(part(sound.effects, run));
      const waits = wrong(part(sound.waits, run));
      const faults = { losesEffect: effects.happens, losesWait: waits.happens };
      const told = await tell(await file.fresh(), { faults, reconciles: true });
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
    const faults = { stopsAt: stops.happens, failsTask: fails.happens };
    const told = await tell(await file.fresh(), { faults, reconciles: true });
    expect(told.ends).toEqual(sound.ends);
    expect(told.found.at(-1)).toMatchObject(clean);
    expect([...stops.spared(), ...fails.spared()]).toEqual([]);
  });

  it('ends the same if every record comes twice, late and in the reverse order', async () => {
    const sound = await undisturbed();
    const before: DynamoDBRecord[] = [];
    const deliversAs = (records: readonly DynamoDBRecord[]) => {
      const late = before.splice(0);
      before.push(...records);
      return [...records.toReversed(), ...records, ...late];
    };
    const told = await tell(await file.fresh(), { faults: { deliversAs } });
    expect(told.ends).toEqual(sound.ends);
    expect(told.executions).toEqual(sound.executions);
    for (const found of told.found) expect(found).toMatchObject(clean);
  });

  it.each([0, 1])(
    'ends the same if its executions go on by the definitions of release %d, with the functions of today',
    async (release) => {
      const sound = await undisturbed();
      const folder = join(import.meta.dirname, `../store/releases/${release}/workflows`);
      const names = ['refused', 'reinstated', 'declined'];
      const told = await tell(await file.fresh(), { definitions: definitionsIn(folder), names });
      for (const name of names) expect(told.ends[name]).toEqual(sound.ends[name]);
      expect(told.found.at(-1)).toMatchObject(clean);
      // Release 0 told people the result by a task of its workflows, which is gone: they fail when all else is done.
      const failed = Object.values(told.executions).filter((status) => status === 'FAILED');
      expect(failed.length > 0).toBe(release === 0);
    },
  );
});
