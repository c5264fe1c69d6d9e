import { expect, it, onTestFinished } from 'vitest';
import { Activity } from '../activity.ts';
import { MovableClock } from '../clock.ts';
import { Control } from '../control.ts';

const START = Date.UTC(2030, 0, 1);
const SECOND = 1_000;
const DAY = 86_400_000;

/** A clock with a timer every second. `after` runs when the timer has fired for the third time. */
function clockForTest(after: (clock: MovableClock) => void, start: { at: number } | { offset: number }) {
  const activity = new Activity();
  const clock = new MovableClock(activity, start, () => START);
  onTestFinished(() => clock.close());
  let fired = 0;
  const again = (): void => {
    if (++fired === 3) after(clock);
    clock.setTimer(clock.now() + SECOND, again, { recurring: true });
  };
  clock.setTimer(START + SECOND, again, { recurring: true });
  const control = new Control(clock, () => ({}));
  const move = async (command: object) => {
    const { statusCode, body } = await control.answer(
      'POST',
      '/_local/clock',
      Buffer.from(JSON.stringify(command)),
    );
    return { status: statusCode, body: JSON.parse(String(body)) as { detail?: string; running?: boolean } };
  };
  return { activity, clock, move };
}

it.each([{ advanceBy: 'P30D' }, { advanceTo: '2030-02-01T00:00:00Z' }, { untilIdle: 'P30D' }])(
  'a pause ends the move of the clock under way and those that wait, and says where the clock is: %j',
  async (command) => {
    const { clock, move } = clockForTest((it) => it.pause(), { offset: 0 });
    clock.setTimer(START + DAY, () => {});
    const answers = await Promise.all([move(command), move({ advanceBy: 'P1D' })]);
    const stopped = {
      status: 409,
      body: {
        detail: 'The clock was paused before it reached the target. It is at 2030-01-01T00:00:03.000Z.',
      },
    };
    expect(answers).toMatchObject([stopped, stopped]);
    expect(clock.state()).toMatchObject({ now: START + 3 * SECOND, running: false });
    expect(await move({ advanceBy: 'PT1S' })).toMatchObject({ status: 200 });
    expect(clock.now()).toBe(START + 4 * SECOND);
  },
);

it('a clock that is told to run while it is being moved runs from the target on', async () => {
  const { clock, move } = clockForTest((it) => it.run(), { at: START });
  expect(await move({ advanceBy: 'PT5S' })).toMatchObject({ status: 200, body: { running: true } });
  expect(clock.state()).toMatchObject({ now: START + 5 * SECOND, running: true });
});

it('a running clock loses no time to a move, however long the work under way takes', async () => {
  const activity = new Activity();
  let wall = START;
  const clock = new MovableClock(activity, { offset: 0 }, () => wall);
  onTestFinished(() => clock.close());
  const end = activity.begin();
  const settled = clock.settle();
  setImmediate(() => {
    wall += 20 * SECOND;
    end();
  });
  await settled;
  expect(clock.state()).toMatchObject({ now: START + 20 * SECOND, aheadOfWallClock: 0 });
  const again = activity.begin();
  const moved = clock.advanceBy(DAY);
  setImmediate(() => {
    wall += 20 * SECOND;
    again();
  });
  await moved;
  expect(clock.now()).toBe(START + 20 * SECOND + DAY);
});

it('unending requests hold up neither a move of the clock nor each other', async () => {
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: START });
  for (let hour = 1; hour <= 48; hour++) clock.setTimer(START + hour * 3_600_000, () => {});
  let answered = 0;
  let isMoved = false;
  const seen = new Set<number>();
  const client = async (): Promise<void> => {
    while (!isMoved) {
      await activity.enter();
      await activity.track(async () => {
        seen.add(clock.now());
        // Each move ends later than the next one of another client begins.
        for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
        answered++;
      });
    }
  };
  const clients = [0, 1, 2].map(async (delay) => {
    for (let turn = 0; turn < delay; turn++) await new Promise((resolve) => setImmediate(resolve));
    await client();
  });
  expect(await clock.advanceBy(2 * DAY)).toBe(START + 2 * DAY);
  isMoved = true;
  await Promise.all(clients);
  expect(answered).toBeGreaterThan(48);
  expect(seen.size).toBeGreaterThan(24);
});

it('a paused clock moves on by itself to work in progress that waits for a timer, through everything due before', async () => {
  const { clock } = clockForTest(() => {}, { at: START });
  const seen: number[] = [];
  clock.setTimer(START + 1_500, () => seen.push(clock.now() - START));
  await new Promise<void>((resolve) => {
    clock.setTimer(
      START + 2_500,
      () => {
        seen.push(clock.now() - START);
        resolve();
      },
      { carries: true },
    );
  });
  await clock.settle();
  expect(seen).toEqual([1_500, 2_500]);
  expect(clock.now()).toBe(START + 2_500);
});

it('a move takes along work in progress that waits for a timer, and only that goes beyond the target', async () => {
  const { clock } = clockForTest(() => {}, { at: START });
  const seen: string[] = [];
  clock.setTimer(START + 10_000, () => {
    clock.setTimer(clock.now() + 40, () => seen.push('went on'), { carries: true });
    clock.setTimer(clock.now() + 41, () => seen.push('due later'));
  });
  expect(await clock.advanceBy(10_000)).toBe(START + 10_040);
  expect(seen).toEqual(['went on']);
});
