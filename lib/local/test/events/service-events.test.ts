import { describe, expect, it, onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import { EventBusService } from '../../events/event-bus-service.ts';
import { executionDetail } from '../../events/service-events.ts';
import type { JsonObject } from '../../service.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
const EXECUTION = 'arn:aws:states:us-east-1:000000000000:execution:orders:one';
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:alarms';
const TYPE = 'Step Functions Execution Status Change';

function bus() {
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: Date.UTC(2030, 0, 1) });
  const sent: JsonObject[] = [];
  const events = new EventBusService({
    ...{ dataFolder: temporaryFolder(), clock, activity, identity },
    callService: async ({ input }) => {
      sent.push(JSON.parse(String(input.MessageBody)));
      return {};
    },
  });
  onTestFinished(async () => {
    await events.close();
    clock.close();
  });
  const rule = (EventPattern: JsonObject, more = {}) =>
    events.putRule({ Name: 'OnFailed', EventPattern, Targets: [{ Id: 'Queue', Arn: QUEUE }], ...more });
  return { clock, events, sent, rule };
}

/** The answers of DescribeExecution (Step Functions API Reference), in seconds. */
const failed = {
  executionArn: EXECUTION,
  stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:orders',
  name: 'one',
  status: 'FAILED',
  startDate: 1547148840.101,
  stopDate: 1547148840.122,
  input: '{}',
  inputDetails: { included: true },
  error: 'Refused',
  cause: 'too late',
  redriveCount: 0,
  redriveStatus: 'REDRIVABLE',
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-events.html, "Step Functions event examples". */
describe('the event of an execution', () => {
  it('has the documented shape, and reaches the rules that wait for it', async () => {
    const { clock, events, sent, rule } = bus();
    events.ensureBus('other');
    rule({ source: ['aws.states'], 'detail-type': [TYPE], detail: { status: ['FAILED'] } });
    events.putRule({ Name: 'Elsewhere', EventBusName: 'other', EventPattern: { source: ['aws.states'] } });
    events.publish('aws.states', TYPE, [EXECUTION], () =>
      executionDetail({ ...failed, status: 'RUNNING' }, 'RUNNING'),
    );
    events.publish('aws.states', TYPE, [EXECUTION], () => executionDetail(failed, 'FAILED'));
    await clock.settle();
    expect(sent).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        'detail-type': TYPE,
        source: 'aws.states',
        account: '000000000000',
        time: '2030-01-01T00:00:00Z',
        region: 'us-east-1',
        resources: [EXECUTION],
        detail: expect.objectContaining({
          executionArn: EXECUTION,
          stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:orders',
          name: 'one',
          status: 'FAILED',
          startDate: 1547148840101,
          stopDate: 1547148840122,
          input: '{}',
          inputDetails: { included: true },
          output: null,
          outputDetails: null,
          error: 'Refused',
          cause: 'too late',
        }),
      },
    ]);
  });

  it('of a running execution has no end, even if it has ended meanwhile', () => {
    const detail = executionDetail({ ...failed, status: 'SUCCEEDED', output: '1' }, 'RUNNING');
    expect(detail).toMatchObject({
      status: 'RUNNING',
      stopDate: null,
      output: null,
      outputDetails: null,
      error: null,
    });
  });

  it('leaves out the input, and then the output, when they take more than 248 KB', () => {
    const text = (length: number) => JSON.stringify('x'.repeat(length));
    const details = (input: string, output: string) => {
      const detail = executionDetail({ ...failed, status: 'SUCCEEDED', input, output }, 'SUCCEEDED');
      return [detail.inputDetails, detail.outputDetails];
    };
    const [yes, no] = [{ included: true }, { included: false }];
    expect(details(text(100_000), text(100_000))).toEqual([yes, yes]);
    expect(details(text(200_000), text(100_000))).toEqual([no, yes]);
    expect(details(text(10), text(254_000))).toEqual([yes, no]);
  });

  it('is not made when no rule could see it', () => {
    const { events } = bus();
    events.publish('aws.states', TYPE, [EXECUTION], () => expect.unreachable());
    expect(events.recent()).toEqual([]);
  });
});

describe('a rule for events of AWS services', () => {
  it.each([
    [{ source: ['aws.s3'] }, 'events of the source aws.s3 are not sent here'],
    [{ source: ['my.app', 'aws.ecs'] }, 'events of the source aws.ecs are not sent here'],
    [
      { source: ['aws.states'], 'detail-type': ['AWS API Call via CloudTrail'] },
      'events "AWS API Call via CloudTrail" of the source aws.states are not sent here',
    ],
  ])('is refused by name when nobody sends them: %j', (pattern, reason) => {
    expect(() => bus().rule(pattern)).toThrow(`Rule OnFailed: ${reason}`);
  });

  it.each([[{ source: ['aws.states'] }], [{ source: ['my.app'] }], [{ detail: { status: ['FAILED'] } }]])(
    'is taken when somebody may: %j',
    (pattern) => {
      expect(bus().rule(pattern).arn).toContain('rule/OnFailed');
    },
  );
});
