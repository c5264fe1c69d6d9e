import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Activity } from '../activity.ts';
import { MovableClock } from '../clock.ts';
import { openServiceDatabase } from '../delivery/database.ts';
import { KeptClock } from '../kept-clock.ts';
import { temporaryFolder } from './support/cleanup.ts';

const START = Date.UTC(2030, 0, 1);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('the clock of a data folder', () => {
  /** Returns the clock in the folder at every hour of a three-day move: as the process sees it, and as the disk has it. */
  async function moved(start: { at: number } | { offset: number }) {
    const folder = temporaryFolder();
    const kept = new KeptClock(folder, 'disk', 'this boot');
    const file = join(folder, 'clock.json');
    const clock = new MovableClock(new Activity(), start, () => START);
    const seen: { at: number; process: string }[] = [];
    clock.onChange((state) => kept.keep(state));
    for (let hour = 1; hour <= 72; hour++)
      clock.setTimer(START + hour * HOUR, () =>
        seen.push({ at: clock.now(), process: readFileSync(file, 'utf8') }),
      );
    await clock.advanceTo(START + 3 * DAY + 1);
    clock.close();
    /** Returns the start of the clock in a folder with such a file, under a given boot id. */
    const startFrom = (content: string, boot: string) => {
      const other = temporaryFolder();
      writeFileSync(join(other, 'clock.json'), content);
      const from = new KeptClock(other, 'disk', boot).start(() => START);
      return from && new MovableClock(new Activity(), from, () => START).now();
    };
    return { seen, startFrom, last: readFileSync(file, 'utf8') };
  }

  it.each([{ at: START }, { offset: 0 }])(
    'continues where it was after the process has ended during a move: %j',
    async (start) => {
      const { seen, startFrom, last } = await moved(start);
      expect(seen.map(({ process }) => startFrom(process, 'this boot'))).toEqual(seen.map(({ at }) => at));
      expect(startFrom(last, 'this boot')).toBe(START + 3 * DAY + 1);
    },
  );

  it.each([{ at: START }, { offset: 0 }])(
    'is neither behind what has happened nor beyond the target after the machine has ended during a move: %j',
    async (start) => {
      const { seen, startFrom, last } = await moved(start);
      // The disk may have an older file than the last one, but never one older than the last flushed one.
      const flushed = seen.map(({ process }) => JSON.parse(process) as { at: number; reached: number });
      for (const [index, { at, reached }] of flushed.entries()) {
        const onDisk = flushed.find((other) => other.reached === reached);
        const from = startFrom(JSON.stringify(onDisk), 'another boot') as number;
        expect(from).toBeGreaterThanOrEqual(at);
        expect(from).toBeLessThanOrEqual(Math.min(START + 3 * DAY + 1, at + DAY));
        expect(seen[index]?.at).toBe(at);
      }
      expect(startFrom(last, 'another boot')).toBe(START + 3 * DAY + 1);
    },
  );

  it('is refused when it is behind what is stored, with both instants', () => {
    const folder = temporaryFolder();
    const database = openServiceDatabase(folder, 'scheduler');
    database.exec(
      `CREATE TABLE schedule (last_occurrence REAL) STRICT; INSERT INTO schedule VALUES (${START})`,
    );
    database.close();
    const at = START - 30 * DAY;
    writeFileSync(join(folder, 'clock.json'), JSON.stringify({ running: false, offset: 0, at }));
    expect(() => new KeptClock(folder, 'disk').start()).toThrow(
      `${join(folder, 'clock.json')} is damaged: it shows 2029-12-02T00:00:00.000Z, ` +
        'but there is data of 2030-01-01T00:00:00.000Z',
    );
  });
});
