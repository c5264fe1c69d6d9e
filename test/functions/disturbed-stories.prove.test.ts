import { join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordsForFile } from '../store/support/records.ts';
import { clean, half, toldUndisturbed, wrong } from './support/disturbed.ts';
import { captureOutput } from './support/output.ts';
import { tell } from './support/telling.ts';
import { definitionsIn } from './support/world.ts';

/*
 * Records that come twice, late or in another order, and executions that are stopped, that fail, or that go on by an older
 * definition: a case ends as if nothing of it had happened.
 */

const file = recordsForFile();
const undisturbed = toldUndisturbed(file);

describe('Every story, whatever disturbs it', { timeout: 600_000 }, () => {
  beforeEach(() => {
    captureOutput();
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

  it('ends the same if every execution is stopped once in each wait, or fails as it opens a task', async () => {
    const sound = await undisturbed();
    const stops = wrong(half(sound.waits, 0));
    // It is tried four times before the execution fails.
    const opened = sound.tasks.filter((task) => task.includes(' OpenTask '));
    const fails = wrong(half(opened, 1), 4);
    const faults = { stopsAt: stops.happens, failsTask: fails.happens };
    const told = await tell(await file.fresh(), { faults, reconciles: true });
    expect(told.ends).toEqual(sound.ends);
    expect(told.found.at(-1)).toMatchObject(clean);
    expect([...stops.spared(), ...fails.spared()]).toEqual([]);
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
      // In release 0, a task of the workflows told people the result. That task is gone, so these workflows fail after
      // everything else is done.
      const failed = Object.values(told.executions).filter((status) => status === 'FAILED');
      expect(failed.length > 0).toBe(release === 0);
    },
  );
});
