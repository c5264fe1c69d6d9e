import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Activity } from '../activity.ts';
import { MovableClock } from '../clock.ts';

const standing = (at = 0) => {
  const activity = new Activity();
  return { activity, clock: new MovableClock(activity, { at }) };
};

describe('A paused clock', () => {
  it('moves only when told to', async () => {
    const { clock } = standing(1_000);
    expect(clock.now()).toBe(1_000);
    await clock.advanceTo(5_000);
    expect(clock.now()).toBe(5_000);
  });

  it('refuses to go back and stays where it is', async () => {
    const { clock } = standing(1_000);
    await expect(clock.advanceTo(999)).rejects.toThrow('never goes back');
    expect(clock.now()).toBe(1_000);
  });

  it('fires every timer at its own instant and in order, whatever order they were set in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 50 })), async (instants) => {
        const { clock } = standing();
        const fired: [number, number][] = [];
        instants.forEach((at, order) => {
          clock.setTimer(at, () => {
            expect(clock.now()).toBe(at);
            fired.push([at, order]);
          });
        });
        await clock.advanceTo(50);
        expect(fired).toEqual(
          instants
            .map((at, order): [number, number] => [at, order])
            .sort((a, b) => a[0] - b[0] || a[1] - b[1]),
        );
      }),
    );
  });

  it('never fires a cancelled timer, even if another timer of the same instant cancels it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean())), async (timers) => {
        const { clock } = standing();
        const fired: number[] = [];
        const cancels = timers.map(([at], order) => clock.setTimer(at, () => fired.push(order)));
        timers.forEach(([, cancelled], order) => {
          if (cancelled) cancels[order]?.();
        });
        await clock.advanceTo(10);
        expect(fired.sort((a, b) => a - b)).toEqual(timers.flatMap(([, c], order) => (c ? [] : [order])));
      }),
    );
    const { clock } = standing();
    const fired: string[] = [];
    let cancelSecond = () => {};
    clock.setTimer(5, () => {
      fired.push('first');
      cancelSecond();
    });
    cancelSecond = clock.setTimer(5, () => fired.push('second'));
    await clock.advanceTo(10);
    expect(fired).toEqual(['first']);
  });

  it('fires timers that are set on the way, also by asynchronous work, before it arrives', async () => {
    const { clock, activity } = standing();
    const fired: number[] = [];
    const step = (left: number) =>
      activity.track(async () => {
        await new Promise((resolve) => setImmediate(resolve));
        fired.push(clock.now());
        if (left > 0) clock.setTimer(clock.now() + 10, () => step(left - 1));
      });
    clock.setTimer(10, () => step(3));
    await clock.advanceTo(35);
    expect(fired).toEqual([10, 20, 30]);
    await clock.advanceTo(40);
    expect(fired).toEqual([10, 20, 30, 40]);
  });

  it('settles whatever is due now without moving', async () => {
    const { clock } = standing(7);
    const fired: string[] = [];
    clock.setTimer(3, () => fired.push('late'));
    clock.setTimer(8, () => fired.push('future'));
    await clock.settle();
    expect(fired).toEqual(['late']);
    expect(clock.now()).toBe(7);
  });

  it('advances to the next timer, or stays where it is when there is none', async () => {
    const { clock } = standing();
    clock.setTimer(42, () => {});
    expect(await clock.advanceToNextTimer()).toBe(42);
    expect(await clock.advanceToNextTimer()).toBe(42);
  });

  it('advances until only recurring timers are left, which fire on the way', async () => {
    const { clock } = standing();
    const fired: string[] = [];
    const everyTen = (at: number): void => {
      const fire = () => {
        fired.push(`recurring ${at}`);
        everyTen(at + 10);
      };
      clock.setTimer(at, fire, { recurring: true });
    };
    everyTen(10);
    clock.setTimer(15, () => {
      fired.push('once 15');
      clock.setTimer(25, () => fired.push('once 25'));
    });
    expect(await clock.advanceUntilIdle(1_000)).toEqual({ idle: true, stops: 2 });
    expect(clock.now()).toBe(25);
    expect(fired).toEqual(['recurring 10', 'once 15', 'recurring 20', 'once 25']);
    expect(clock.nextTimer()).toBe(30);
  });

  it('stops at the limit or after the maximum number of stops, and says what is next', async () => {
    const { clock } = standing();
    const again = (at: number): void => {
      clock.setTimer(at, () => again(at + 7));
    };
    again(7);
    expect(await clock.advanceUntilIdle(20)).toEqual({ idle: false, stops: 2, next: 21 });
    expect(clock.now()).toBe(20);
    expect(await clock.advanceUntilIdle(1_000, 3)).toEqual({ idle: false, stops: 3, next: 42 });
    expect(clock.now()).toBe(35);
  });

  it('fires timers of one instant in the order in which they were set, recurring or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean())), async (timers) => {
        const { clock } = standing();
        const fired: [number, number][] = [];
        timers.forEach(([at, recurring], order) => {
          clock.setTimer(at, () => fired.push([at, order]), { recurring });
        });
        await clock.advanceTo(5);
        const order = (a: [number, number], b: [number, number]) => a[0] - b[0] || a[1] - b[1];
        expect(fired).toEqual(timers.map(([at], index): [number, number] => [at, index]).sort(order));
      }),
    );
  });
});

describe('A running clock', () => {
  it('keeps the distance to the wall clock that an advance has created', async () => {
    let wall = 1_000;
    const clock = new MovableClock(new Activity(), { offset: 0 }, () => wall);
    await clock.advanceTo(61_000);
    wall += 5;
    expect(clock.now()).toBe(61_005);
    expect(clock.state()).toMatchObject({ running: true, aheadOfWallClock: 60_000 });
    clock.pause();
    wall += 500;
    expect(clock.now()).toBe(61_005);
    clock.run();
    wall += 1;
    expect(clock.now()).toBe(61_006);
    clock.close();
  });

  it('tells a listener what a restart needs to know', async () => {
    const clock = new MovableClock(new Activity(), { offset: 0 }, () => 0);
    const told: number[] = [];
    clock.onChange((state) => told.push(state.aheadOfWallClock));
    await clock.advanceTo(10);
    clock.close();
    expect(told).toEqual([10]);
  });

  it('tells a listener of every instant of an advance before anything happens there', async () => {
    const clock = new MovableClock(new Activity(), { offset: 0 }, () => 0);
    const said: string[] = [];
    clock.onChange(({ now, running }) => said.push(`at ${now}, ${running ? 'running' : 'standing'}`));
    for (const at of [3, 7]) clock.setTimer(at, () => said.push(`fired ${at}`));
    await clock.advanceTo(10);
    clock.close();
    expect(said).toEqual(['at 3, running', 'fired 3', 'at 7, running', 'fired 7', 'at 10, running']);
  });
});
