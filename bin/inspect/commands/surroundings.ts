import { join } from 'node:path';
import { compileSchedule, type ScheduleDefinition } from '../../../lib/local/scheduler/schedule.ts';
import { clockText } from '../../support/welcome.ts';
import type { Answer, Context } from '../context.ts';
import { table } from '../text-table.ts';
import { dueText, isoText } from '../time-text.ts';

const nameOf = (arn: string): string => arn.split(':').slice(5).join(':');

/** `clock`: what time it is, and where it is moved. */
export async function showClock({ runtime }: Context): Promise<Answer> {
  const state = await runtime.clock();
  const next = state.nextTimer === undefined ? 'none' : dueText(state.nextTimer, state.now);
  return {
    text: `${clockText(state)}\nnext timer  ${next}\n\nIt is moved with \`npm run clock -- advance P3D\`; \`npm run clock -- help\` says how else.`,
    json: {
      now: isoText(state.now),
      running: state.running,
      aheadOfWallClock: state.aheadOfWallClock,
      nextTimer: state.nextTimer === undefined ? null : isoText(state.nextTimer),
    },
  };
}

/** `functions`: with the file that holds what each has written. */
export async function listFunctions({ runtime, width }: Context): Promise<Answer> {
  const { Functions } = await runtime.read('/2015-03-31/functions/');
  const functions = Functions as {
    FunctionName: string;
    Runtime: string;
    Timeout: number;
    MemorySize: number;
  }[];
  const logs = join(await runtime.dataFolder(), 'logs');
  const listed = functions
    .map(({ FunctionName: name, Runtime: version, Timeout: timeout, MemorySize: memory }) => ({
      name,
      runtime: version,
      timeoutSeconds: timeout,
      memoryMegabytes: memory,
      log: join(logs, `${name}.log`),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return {
    text: `${table(
      ['FUNCTION', 'RUNTIME', 'TIME-OUT', 'MEMORY'],
      listed.map((one) => [one.name, one.runtime, `${one.timeoutSeconds} s`, `${one.memoryMegabytes} MB`]),
      width,
    )}\n\nWhat they write is in ${logs}, one file a function.`,
    json: { functions: listed },
  };
}

/** `schedules`: when each will fire next. */
export async function listSchedules({ runtime, width }: Context): Promise<Answer> {
  const { now } = await runtime.clock();
  const { Schedules } = await runtime.read('/schedules');
  const listed = await Promise.all(
    (Schedules as { Name: string; GroupName: string }[]).map(async ({ Name, GroupName }) => {
      const definition = await runtime.read(
        `/schedules/${encodeURIComponent(Name)}?groupName=${encodeURIComponent(GroupName)}`,
      );
      return scheduleOf(definition as unknown as ScheduleDefinition, now);
    }),
  );
  const never = Number.POSITIVE_INFINITY;
  listed.sort((a, b) => (a.next ?? never) - (b.next ?? never) || a.name.localeCompare(b.name));
  return {
    text: table(
      ['SCHEDULE', 'WHEN', 'NEXT', 'TARGET'],
      listed.map((one) => [
        one.name,
        one.when,
        one.next === undefined ? one.state : dueText(one.next, now),
        one.target,
      ]),
      width,
    ),
    json: {
      schedules: listed.map((one) => ({ ...one, next: one.next === undefined ? null : isoText(one.next) })),
    },
  };
}

function scheduleOf(given: ScheduleDefinition & { Arn?: string }, now: number) {
  const { Arn: _, ...definition } = given;
  const { ScheduleExpression: expression, ScheduleExpressionTimezone: zone, Target, Name } = definition;
  const compiled = compileSchedule(definition);
  // A rate counts from when its schedule was made, which the API does not tell.
  const occurrence =
    compiled.enabled && !expression.startsWith('rate') ? compiled.timetable(now).next(now) : undefined;
  return {
    name: Name,
    when: zone === undefined ? expression : `${expression} ${zone}`,
    state: compiled.enabled ? 'enabled' : 'disabled',
    next: occurrence === undefined ? undefined : occurrence + compiled.delay(occurrence),
    target: nameOf(Target.Arn),
  };
}

/** `queues`: how many messages each holds, those for dead letters marked. */
export async function listQueues({ runtime, width }: Context): Promise<Answer> {
  const { QueueUrls } = await runtime.call('sqs', 'ListQueues', {});
  const queues = await Promise.all(
    ((QueueUrls ?? []) as string[]).map(async (QueueUrl) => {
      const { Attributes } = await runtime.call('sqs', 'GetQueueAttributes', {
        QueueUrl,
        AttributeNames: ['All'],
      });
      return queueOf(Attributes as Record<string, string>);
    }),
  );
  const listed = queues.map((queue) => ({
    ...queue,
    deadLettersOf: queues
      .filter(({ deadLetterQueue }) => deadLetterQueue === queue.name)
      .map(({ name }) => name),
  }));
  return {
    text: table(
      ['QUEUE', 'WAITING', 'IN FLIGHT', 'DELAYED', 'DEAD LETTERS OF'],
      listed.map((one) => [
        one.name,
        `${one.waiting}`,
        `${one.inFlight}`,
        `${one.delayed}`,
        one.deadLettersOf.join(', '),
      ]),
      width,
    ),
    json: { queues: listed },
  };
}

function queueOf(attributes: Record<string, string>) {
  const policy = JSON.parse(attributes.RedrivePolicy ?? '{}') as { deadLetterTargetArn?: string };
  return {
    name: nameOf(attributes.QueueArn ?? ''),
    waiting: Number(attributes.ApproximateNumberOfMessages),
    inFlight: Number(attributes.ApproximateNumberOfMessagesNotVisible),
    delayed: Number(attributes.ApproximateNumberOfMessagesDelayed),
    deadLetterQueue: policy.deadLetterTargetArn === undefined ? null : nameOf(policy.deadLetterTargetArn),
  };
}
