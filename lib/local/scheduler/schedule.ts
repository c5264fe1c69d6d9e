import { createHash } from 'node:crypto';
import { type RetryPolicy, requireRetryPolicy } from '../delivery/deliveries.ts';
import { parseArn, requireDeadLetterQueue, requireSupportedTarget } from '../delivery/target.ts';
import { parseExpression, type Timetable } from './expression.ts';
import { requireTimeZone } from './time-zone.ts';

/** A schedule as `AWS::Scheduler::Schedule` describes it, with references resolved. */
export interface ScheduleDefinition {
  Name: string;
  GroupName?: string;
  Description?: string;
  ScheduleExpression: string;
  ScheduleExpressionTimezone?: string;
  FlexibleTimeWindow: { Mode: string; MaximumWindowInMinutes?: number };
  /** ISO 8601. */
  StartDate?: string;
  EndDate?: string;
  State?: string;
  Target: ScheduleTarget;
}

export interface ScheduleTarget {
  Arn: string;
  RoleArn: string;
  Input?: string;
  RetryPolicy?: RetryPolicy;
  DeadLetterConfig?: { Arn?: string };
  SqsParameters?: { MessageGroupId?: string };
  /** For a bus. */
  EventBridgeParameters?: { DetailType: string; Source: string };
}

export interface CompiledSchedule {
  readonly definition: ScheduleDefinition;
  readonly group: string;
  readonly name: string;
  readonly enabled: boolean;
  /** When it starts, if the definition says so and it recurs. */
  readonly start: number | undefined;
  /** Changes whenever the timetable may change. Progress under another fingerprint does not count. */
  readonly fingerprint: string;
  /** Returns the timetable of a schedule created at `createdAt`, within its start and end. */
  timetable(createdAt: number): Timetable;
  /** Returns the milliseconds from an occurrence to its delivery, always the same for an occurrence. */
  delay(occurrence: number): number;
}

const MEMBERS = [
  'Name',
  'GroupName',
  'Description',
  'ScheduleExpression',
  'ScheduleExpressionTimezone',
  'FlexibleTimeWindow',
  'StartDate',
  'EndDate',
  'State',
  'Target',
];
const TARGET_MEMBERS = [
  'Arn',
  'RoleArn',
  'Input',
  'RetryPolicy',
  'DeadLetterConfig',
  'SqsParameters',
  'EventBridgeParameters',
];

/** @throws Error naming the schedule and what is malformed or not supported */
export function compileSchedule(definition: ScheduleDefinition): CompiledSchedule {
  const where = `Schedule ${definition.Name}`;
  refuseUnknown(definition, MEMBERS, where);
  refuseUnknown(definition.Target, TARGET_MEMBERS, `${where}, target`);
  const zone = definition.ScheduleExpressionTimezone ?? 'UTC';
  const given = {
    start: instantOf(definition.StartDate, `${where}, StartDate`),
    end: instantOf(definition.EndDate, `${where}, EndDate`),
  };
  // "EventBridge Scheduler ignores StartDate for one-time schedules", and EndDate as well (API reference, CreateSchedule).
  const isOneTime = definition.ScheduleExpression.trim().startsWith('at(');
  const { start, end } = isOneTime ? { start: undefined, end: undefined } : given;
  const state = definition.State ?? 'ENABLED';
  if (state !== 'ENABLED' && state !== 'DISABLED')
    throw new Error(`${where}: the state ${state} is not supported.`);
  const timetable = (createdAt: number): Timetable => {
    const inner = parseExpression(definition.ScheduleExpression, zone, start ?? createdAt);
    return {
      next(from) {
        const found = inner.next(start === undefined ? from : Math.max(from, start));
        return found !== undefined && end !== undefined && found > end ? undefined : found;
      },
    };
  };
  try {
    requireTimeZone(zone);
    timetable(0);
    requireSupportedTarget(definition.Target.Arn, 'its target');
    const { Arn, DeadLetterConfig, EventBridgeParameters } = definition.Target;
    requireDeadLetterQueue(DeadLetterConfig?.Arn, 'its target');
    requireRetryPolicy(definition.Target.RetryPolicy ?? {}, 'its target');
    requireInput(definition.Target);
    if (definition.Target.Arn.endsWith('.fifo') && !definition.Target.SqsParameters?.MessageGroupId)
      throw new Error('its target: a FIFO queue needs SqsParameters with a MessageGroupId');
    if (given.start !== undefined && given.end !== undefined && given.end <= given.start)
      throw new Error('its EndDate is not after its StartDate');
    if (parseArn(Arn).service === 'events' && !EventBridgeParameters)
      throw new Error('its target is a bus and has no EventBridgeParameters');
    if (!definition.Target.RoleArn) throw new Error('its target has no RoleArn');
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`);
  }
  const window = flexibleWindow(definition, where);
  const group = definition.GroupName ?? 'default';
  const timing = [definition.ScheduleExpression, zone, start ?? null, end ?? null, state];
  return {
    definition,
    group,
    name: definition.Name,
    enabled: state === 'ENABLED',
    start,
    fingerprint: createHash('sha256').update(JSON.stringify(timing)).digest('hex'),
    timetable,
    delay: (occurrence) => {
      if (window === 0) return 0;
      const hash = createHash('sha256').update(`${group}/${definition.Name}@${occurrence}`).digest();
      return Math.floor((hash.readUInt32BE(0) / 2 ** 32) * window);
    },
  };
}

/** Requires JSON for the targets whose "input must be a well-formed JSON" (API reference of EventBridge Scheduler, Target). */
function requireInput({ Arn, Input }: ScheduleTarget): void {
  if (Input === undefined || !['lambda', 'states', 'events'].includes(parseArn(Arn).service)) return;
  try {
    // The placeholders for the time, the attempt and so on are filled in when the schedule is due.
    JSON.parse(Input.replace(/<aws\.scheduler\.[\w-]+>/g, '0'));
  } catch {
    throw new Error('its target needs an Input that is JSON');
  }
}

/** Returns the milliseconds over which deliveries are spread. */
function flexibleWindow({ FlexibleTimeWindow: window }: ScheduleDefinition, where: string): number {
  if (window?.Mode === 'OFF') return 0;
  const minutes = window?.MaximumWindowInMinutes;
  const valid = typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440;
  if (window?.Mode !== 'FLEXIBLE' || !valid) {
    throw new Error(`${where}: FlexibleTimeWindow must be OFF, or FLEXIBLE over 1 to 1,440 minutes.`);
  }
  return minutes * 60_000;
}

function instantOf(text: string | undefined, what: string): number | undefined {
  if (text === undefined) return undefined;
  const instant = Date.parse(text);
  if (!Number.isFinite(instant)) throw new Error(`${what}: ${text} is not a date.`);
  return instant;
}

function refuseUnknown(value: object, known: readonly string[], where: string): void {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown) throw new Error(`${where}: ${unknown} is not supported by the local runtime.`);
}
