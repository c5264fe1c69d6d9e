import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Activity } from '../activity.ts';
import { LAST_INSTANT, MovableClock } from '../clock.ts';
import { Control } from '../control.ts';
import { DataFolder } from '../data-folder.ts';
import { Gateway } from '../gateway.ts';
import { InterruptedMove, RunningRuntime } from '../inspect/running-runtime.ts';
import { Principals } from '../principals.ts';
import { ServiceDirectory } from '../service-directory.ts';
import { identity } from './support/dynamodb.ts';

const START = Date.UTC(2030, 0, 1);
const DAY = 86_400_000;

function controlForTest(clock = new MovableClock(new Activity(), { at: START })) {
  onTestFinished(() => clock.close());
  const control = new Control(clock, () => ({}));
  const move = async (command: unknown) => {
    const text = typeof command === 'string' ? command : JSON.stringify(command);
    const { statusCode, body } = await control.answer('POST', '/_local/clock', Buffer.from(text));
    return { status: statusCode, body: JSON.parse(String(body)) as { now?: string; detail?: string } };
  };
  return { clock, move };
}

describe('a call that moves the clock', () => {
  it.each([
    '{"advanceBy":1.5}',
    '{"advanceBy":1e-9}',
    '{"advanceBy":9e15}',
    '{"advanceBy":8.64e15}',
    '{"advanceBy":1.7e308}',
    '{"advanceBy":1e999}',
    '{"advanceBy":-0.5}',
    '{"advanceBy":"1"}',
    '{"advanceBy":"PT0.0015S"}',
    '{"advanceBy":"P3650000D"}',
    '{"advanceBy":"P99999999999999999999D"}',
    '{"advanceBy":"-P1D"}',
    '{"advanceBy":"P0.5D"}',
    '{"untilIdle":0.5}',
    '{"untilIdle":9e15}',
    '{"untilIdle":"P3650000D"}',
    '{"advanceTo":"2030-02-30T00:00:00Z"}',
    '{"advanceTo":"2031-02-29T00:00Z"}',
    '{"advanceTo":"2030-04-31T00:00:00+08:00"}',
    '{"advanceTo":"2030-01-01T24:00:00Z"}',
    '{"advanceTo":"2030-01-01T12:60:00Z"}',
    '{"advanceTo":"2030-01-01T12:00:60Z"}',
    '{"advanceTo":"2030-02-01T00:00:00.0005Z"}',
    '{"advanceTo":"2030-02-01T00:00:00+24:00"}',
    '{"advanceTo":"2030-02-01T00:00:00+08:60"}',
    '{"advanceTo":"9999-12-31T23:59:59Z"}',
    '{"advanceTo":"9999-12-31T23:59:59-08:00"}',
    '{"advanceTo":"+010000-01-01T00:00:00Z"}',
    '{"advanceTo":1893456000000}',
  ])('is refused with a reason and changes nothing: %s', async (command) => {
    const { clock, move } = controlForTest();
    let kept = 0;
    clock.onChange(() => kept++);
    const { status, body } = await move(command);
    expect(status).toBe(400);
    expect(body.detail).toMatch(/\w.*\.$/);
    expect([clock.now(), kept]).toEqual([START, 0]);
  });

  it.each(['P1M', 'P3M', 'P1Y', 'P1Y2M3D'])(
    'says what to give instead of months and years: %s',
    async (advanceBy) => {
      const { status, body } = await controlForTest().move({ advanceBy });
      expect(status).toBe(400);
      expect(body.detail).toMatch(/Months and years have no fixed length: give days, or an instant/);
    },
  );

  it.each([
    [{ advanceBy: 'PT1.005S' }, START + 1_005],
    [{ advanceBy: 'PT0.5S' }, START + 500],
    [{ advanceTo: '2032-02-29T23:59:59.999Z' }, Date.UTC(2032, 1, 29, 23, 59, 59, 999)],
    [{ advanceTo: '2030-03-01T00:00+23:59' }, Date.UTC(2030, 1, 28, 0, 1)],
    [{ advanceBy: 'P36525D' }, START + 36_525 * DAY],
  ])('reaches exactly what was asked for: %j', async (command, instant) => {
    const { move } = controlForTest();
    expect(await move(command)).toMatchObject({
      status: 200,
      body: { now: new Date(instant).toISOString() },
    });
  });

  it('goes no further than the last year of four digits', async () => {
    const { clock, move } = controlForTest(new MovableClock(new Activity(), { at: LAST_INSTANT - DAY }));
    expect(await move({ advanceBy: 'P2D' })).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('9999') as string },
    });
    expect(await move({ untilIdle: 'P2D' })).toMatchObject({ status: 400 });
    expect(clock.now()).toBe(LAST_INSTANT - DAY);
    expect(await move({ advanceBy: 'P1D' })).toMatchObject({ status: 200 });
  });

  it('adds up with others at the same time', async () => {
    const { clock, move } = controlForTest();
    const answers = await Promise.all(Array.from({ length: 5 }, () => move({ advanceBy: 'P1D' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(clock.now()).toBe(START + 5 * DAY);
  });

  it('adds up on a running clock, too, while something is under way', async () => {
    const activity = new Activity();
    let wall = START;
    const { clock, move } = controlForTest(new MovableClock(activity, { offset: 0 }, () => wall));
    const end = activity.begin();
    const moves = ['PT0S', 'PT1H', 'PT1H'].map((advanceBy) => move({ advanceBy }));
    wall += 5_000;
    end();
    expect((await Promise.all(moves)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(clock.now()).toBeGreaterThanOrEqual(START + 2 * 3_600_000);
  });
});

/** An endpoint with a schedule that fires every second, so that a long move takes long. */
async function endpointForTest() {
  const { clock } = controlForTest();
  const gateway = new Gateway({
    directory: new ServiceDirectory(),
    principals: new Principals(identity),
    clock,
    control: new Control(clock, () => ({})),
  });
  const endpoint = await gateway.listen(0);
  onTestFinished(() => gateway.close());
  const started = Promise.withResolvers<void>();
  const again = (): void => {
    clock.setTimer(clock.now() + 1_000, again, { recurring: true });
    started.resolve();
  };
  clock.setTimer(START + 1_000, again, { recurring: true });
  const move = (command: object, signal?: AbortSignal) =>
    fetch(`${endpoint}/_local/clock`, {
      method: 'POST',
      body: JSON.stringify(command),
      ...(signal && { signal }),
    });
  return { clock, endpoint, move, started: started.promise };
}

describe('a move of the clock whose client leaves', () => {
  it.each([{ advanceBy: 'P3650D' }, { advanceTo: '2040-01-01T00:00:00Z' }, { untilIdle: 'P3650D' }])(
    'ends at the next instant, and the next call has its turn: %j',
    async (command) => {
      const { clock, move, started } = await endpointForTest();
      clock.setTimer(Date.UTC(2039, 0, 1), () => {});
      const client = new AbortController();
      const left = move(command, client.signal);
      await started;
      client.abort();
      await expect(left).rejects.toThrow();
      expect((await move({ pause: true })).status).toBe(200);
      const stoodAt = clock.now();
      expect(stoodAt).toBeLessThan(Date.UTC(2039, 0, 1));
      await move({ advanceBy: 'PT1S' });
      expect(clock.now()).toBe(stoodAt + 1_000);
    },
  );
});

describe('the client of a running runtime', () => {
  it('abandons a move where the clock is at that moment, and says where that is', async () => {
    const { clock, endpoint, started } = await endpointForTest();
    const client = new AbortController();
    const move = new RunningRuntime(endpoint).moveClock({ advanceBy: 'P3650D' }, client.signal);
    await started;
    client.abort();
    const refusal = await move.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InterruptedMove);
    expect((refusal as InterruptedMove).now).toBe(clock.now());
    expect(clock.now()).toBeLessThan(START + 3_650 * DAY);
  });
});

describe('a timer at a fraction of a millisecond', () => {
  it('leaves the clock at a whole one', async () => {
    const { clock } = controlForTest();
    let seen = 0;
    clock.setTimer(START + 0.25, () => {
      seen = clock.now();
    });
    await clock.advanceToNextTimer();
    expect([seen, clock.now()]).toEqual([START + 1, START + 1]);
  });
});

describe('clock.json', () => {
  const at = Date.UTC(2030, 0, 1);
  const keptClock = (clock: object | string, wall = at) => {
    const path = mkdtempSync(join(tmpdir(), 'clock-'));
    const folder = DataFolder.open(path);
    onTestFinished(() => {
      folder.close();
      rmSync(path, { recursive: true });
    });
    writeFileSync(join(path, 'clock.json'), typeof clock === 'string' ? clock : JSON.stringify(clock));
    return () => folder.clock.start(() => wall);
  };

  it.each([
    { running: true, offset: 8.64e15, at },
    { running: true, offset: 1e300, at },
    { running: true, offset: -30 * DAY, at },
    { running: true, offset: -61_000, at },
    { running: true, offset: -9e15, at },
    { running: true, offset: 0, at: 8.64e15 },
    { running: false, offset: 0, at: 1e300 },
    { running: false, offset: 0, at: -1 },
    { running: false, offset: 0, at: null },
    { running: 1, offset: 0, at },
    { running: true, offset: '0', at },
  ])('is refused with its place: %j', (clock) => {
    expect(keptClock(clock)).toThrow(/\/clock\.json is damaged: .+/);
  });

  it('is continued, after the last instant that it has shown', () => {
    expect(keptClock({ running: true, offset: 5, at })()).toEqual({ offset: 5 });
    expect(keptClock({ running: false, offset: -9, at })()).toEqual({ at });
    const corrected = keptClock({ running: true, offset: 0, at }, at - 2_000);
    expect(corrected()).toEqual({ offset: 2_000 });
  });
});
