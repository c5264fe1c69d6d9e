import { setTimeout as wait } from 'node:timers/promises';
import { cost, OPERATIONS } from './api.ts';
import { load, megabytes, milliseconds, type Subject } from './subject.ts';
import { System } from './system.ts';

const CASES = 10_000;
const CONCURRENCY = 16;
/** Requests of each operation. */
const EACH = 60;
/** Milliseconds after which the runtime has noticed that it is idle, see `IdleWatch`. */
const IDLE = 75_000;
const MOST = 250;

/** One district with many cases: the memory it takes, and what each operation costs. */
export const cases: Subject = {
  title: `One district with ${CASES} applications, a quarter of them decided`,
  async run(progress) {
    const system = await System.start();
    try {
      for (let done = 0; done < CASES; done += CASES / 10) {
        progress(`${done} of ${CASES} applications`);
        await load(CASES / 10, CONCURRENCY, () => system.apply());
        await load(CASES / 40, CONCURRENCY, () => system.decide());
      }
      const after = await system.report();
      const figures = [{ what: 'afterwards', value: `${megabytes(after.resident)} resident` }];
      for (const [name, run] of Object.entries(OPERATIONS)) {
        progress(name);
        const before = await system.report();
        const measured = await load(EACH, 4, (index) => run(system, index));
        const value = `p50 ${milliseconds(measured.p50)}, ${cost(before, await system.report(), EACH)}`;
        figures.push({ what: name, value });
      }
      progress('idle');
      await wait(IDLE);
      const { resident } = await system.report();
      const aim = { text: `at most ${MOST} MB`, reached: resident <= MOST * 1024 * 1024 };
      return [...figures, { what: 'idle', value: `${megabytes(resident)} resident`, aim }];
    } finally {
      await system.close();
    }
  },
};
