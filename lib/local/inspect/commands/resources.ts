import { join } from 'node:path';
import { compileSchedule, type ScheduleDefinition } from '../../scheduler/schedule.ts';
import type { Answer, Context } from '../context.ts';
import { table } from '../text-table.ts';
import { isoText } from '../time-text.ts';

const nameOf = (arn: string): string => arn.split(':').slice(5).join(':');

/** `functions`: lists the functions, with the folder of their log files. */
export async function listFunctions({ runtime, width }: Context): Promise<Answer> {
  const functions = (await runtime.readAll('/2015-03-31/functions/', 'Functions')) as {
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
      ['FUNCTION', 'RUNTIME', 'TIMEOUT', 'MEMORY'],
      listed.map((one) => [one.name, one.runtime, `${one.timeoutSeconds} s`, `${one.memoryMegabytes} MB`]),
      width,
    )}\n\nTheir logs are in ${logs}, one file for each function.`,
    json: { functions: listed },
  };
}

/** `schedules`: lists the schedules, with the next occurrence of each. */
export async function listSchedules({ runtime, width, times }: Context): Promise<Answer> {
  const { now } = await runtime.clock();
  const schedules = await runtime.readAll('/schedules', 'Schedules');
  const listed = await Promise.all(
    (schedules as { Name: string; GroupName: string }[]).map(async ({ Name, GroupName }) => {
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
        one.next === undefined ? one.state : times.due(one.next, now),
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
  // A rate counts from the creation of its schedule, which the API does not return.
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

/** `queues`: shows how many messages each queue holds, and for which queues it is the dead-letter queue. */
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
