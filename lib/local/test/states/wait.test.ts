import { afterEach, describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../states/definition/timestamp.ts';
import { Harness, only, START } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

describe('Wait', () => {
  it('waits for as many seconds as an expression says, and not one less', async () => {
    const arn = await harness.start(only({ Type: 'Wait', Seconds: '{% $states.input.n %}', End: true }), {
      n: 90,
    });
    await harness.at(89.999);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    await harness.at(90);
    expect((await harness.describe(arn)).status).toBe('SUCCEEDED');
    expect(await harness.types(arn)).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'WaitStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('waits until an instant with an offset, whatever fraction of a second it names', async () => {
    const arn = await harness.start(
      only({ Type: 'Wait', Timestamp: '2026-03-02T09:00:30.900+08:00', End: true }),
    );
    await harness.at(29.999);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    await harness.at(30);
    expect((await harness.describe(arn)).status).toBe('SUCCEEDED');
  });

  it('does not wait for an instant that has passed', async () => {
    const { status } = await harness.run(
      only({ Type: 'Wait', Timestamp: '2016-03-14T01:59:00Z', End: true }),
    );
    expect(status).toBe('SUCCEEDED');
  });

  it('is passed by a single advance of the clock that passes many, each in its turn', async () => {
    const states = Object.fromEntries(
      Array.from({ length: 12 }, (_, month) => [
        `W${month}`,
        { Type: 'Wait', Seconds: 2_592_000, ...(month === 11 ? { End: true } : { Next: `W${month + 1}` }) },
      ]),
    );
    const arn = await harness.start({ StartAt: 'W0', States: states });
    await harness.at(12 * 2_592_000 - 1);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    await harness.at(12 * 2_592_000);
    expect((await harness.describe(arn)).status).toBe('SUCCEEDED');
    const exits = (await harness.history(arn)).filter(({ type }) => type === 'WaitStateExited');
    expect(exits.map(({ timestamp }) => timestamp)).toEqual(
      Array.from({ length: 12 }, (_, month) => START / 1000 + (month + 1) * 2_592_000),
    );
  });

  it.each([
    ['{% -1 %}', 'Seconds'],
    ['{% 1.5 %}', 'Seconds'],
    ["{% '5' %}", 'Seconds'],
  ])('fails for %s', async (seconds, field) => {
    const { error, events } = await harness.run(only({ Type: 'Wait', Seconds: seconds, End: true }));
    expect(error).toBe('States.QueryEvaluationError');
    expect(events[2]).toMatchObject({ evaluationFailedEventDetails: { location: field } });
  });
});

describe('A timestamp', () => {
  it.each([
    ['2026-02-28T23:59:59Z', '2026-02-28T23:59:59.000Z'],
    ['2026-03-01T07:30+05:30', '2026-03-01T02:00:00.000Z'],
    ['2026-03-01t00:00:00.123456789z', '2026-03-01T00:00:00.000Z'],
  ])('of %s is read as %s', (text, instant) => {
    expect(new Date(parseTimestamp(text) ?? 0).toISOString()).toBe(instant);
  });

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-03-01',
    '2026-03-01T00:00:00',
    '2026-03-01 00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-01T24:00:00Z',
  ])('of the form %s is not valid', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });
});
