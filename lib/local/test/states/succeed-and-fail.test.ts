import { describe, expect, it } from 'vitest';
import { chain, Harness, only } from './harness.ts';

const harness = new Harness();

describe('Succeed', () => {
  it('ends the execution with its output', async () => {
    const { output, events } = await harness.run(
      only({ Type: 'Succeed', Output: { n: '{% $states.input.n %}' } }),
      { n: 3 },
    );
    expect(output).toEqual({ n: 3 });
    expect(chain(events).slice(1)).toEqual([
      '2<0 SucceedStateEntered',
      '3<2 SucceedStateExited',
      '4<3 ExecutionSucceeded',
    ]);
  });
});

describe('Fail', () => {
  it('ends the execution with the error and the cause that its expressions name', async () => {
    const { status, error, cause, events } = await harness.run(
      only({ Type: 'Fail', Error: "{% 'Refused' & '.ByLaw' %}", Cause: '{% $states.input.why %}' }),
      { why: 'art. 3' },
    );
    expect({ status, error, cause }).toEqual({ status: 'FAILED', error: 'Refused.ByLaw', cause: 'art. 3' });
    expect(chain(events).slice(1)).toEqual(['2<0 FailStateEntered', '3<2 ExecutionFailed']);
  });

  it('may leave out the error and the cause', async () => {
    const { error, cause, events } = await harness.run(only({ Type: 'Fail' }));
    expect({ error, cause }).toEqual({ error: undefined, cause: undefined });
    expect(events[2]?.executionFailedEventDetails).toEqual({});
  });
});
