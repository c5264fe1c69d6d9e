import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Activity } from '../activity.ts';
import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { inTransaction, openServiceDatabase } from '../delivery/database.ts';
import { Deliveries } from '../delivery/deliveries.ts';
import type { Durability } from '../durability.ts';
import { pageOf, withPrefix } from '../listing.ts';
import type { AwsService, CallService, JsonObject, ServiceRequest } from '../service.ts';
import { lastOccurrence, type Timetable } from './expression.ts';
import { type CompiledSchedule, compileSchedule, type ScheduleDefinition } from './schedule.ts';

export interface UpcomingRun {
  readonly arn: string;
  readonly name: string;
  readonly group: string;
  /** Milliseconds since 1970; undefined when the schedule is disabled or over. */
  readonly at?: number;
  /** The occurrence of the expression. In a flexible window it is before `at`. */
  readonly scheduledTime?: number;
  /** The last delivered occurrence. */
  readonly lastScheduledTime?: number;
}

interface Row {
  fingerprint: string;
  created_at: number;
  /** Occurrences before this instant are done. */
  done_before: number;
  last_occurrence: number | null;
}

interface Entry {
  readonly schedule: CompiledSchedule;
  readonly timetable: Timetable;
  readonly arn: string;
  readonly rule?: string;
  doneBefore: number;
  lastOccurrence: number | null;
  cancel: () => void;
}

/** Milliseconds after which an occurrence is late, because the process was down or asleep. */
const MAX_DELAY = 60_000;
/** How far back the `StartDate` of a new schedule may be, in milliseconds. */
const MAX_START_AGE = 5 * 60_000;
const ATTEMPT_NUMBER = '<aws.scheduler.attempt-number>';

/**
 * EventBridge Scheduler. Schedules come from the template and are declared at every start, before `start()`. The progress of
 * each is durable (`scheduler.sqlite`), and so are the deliveries.
 *
 * An occurrence is stored together with its delivery and then delivered, at least once. Of the occurrences that were missed
 * while the runtime was down, only the last is delivered, at once. AWS, which is never down, would have delivered all. A
 * schedule that is new, or whose timing or state has changed, starts now and makes up for nothing.
 */
export class ScheduleService implements AwsService {
  readonly #clock: Clock;
  readonly #identity: AccountIdentity;
  readonly #database: DatabaseSync;
  readonly #deliveries: Deliveries;
  readonly #report: (message: string) => void;
  readonly #entries = new Map<string, Entry>();
  readonly #groups = new Set(['default']);
  #started = false;

  constructor(options: {
    dataFolder: string;
    clock: Clock;
    activity: Activity;
    identity: AccountIdentity;
    callService: CallService;
    /** Called for each dropped delivery, never with its content; by default standard error. */
    report?: (message: string) => void;
    durability?: Durability;
  }) {
    const { clock, activity, callService, report = console.error } = options;
    this.#clock = clock;
    this.#report = report;
    this.#identity = options.identity;
    this.#database = openServiceDatabase(options.dataFolder, 'scheduler', options.durability);
    this.#database.exec(`CREATE TABLE IF NOT EXISTS schedule (
      arn TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, created_at REAL NOT NULL,
      done_before REAL NOT NULL, last_occurrence REAL) STRICT`);
    this.#deliveries = new Deliveries({
      database: this.#database,
      clock,
      activity,
      callService,
      report,
      prepare: (payload, attempt) => payload.replaceAll(ATTEMPT_NUMBER, String(attempt)),
    });
  }

  /**
   * Adds or replaces a schedule.
   * @param rule the ARN of the EventBridge rule that it belongs to
   * @throws Error naming what is malformed or not supported
   *
   * @example runtime.schedules.put({ ...definition, State: 'DISABLED' })
   */
  put(definition: ScheduleDefinition, { rule }: { rule?: string } = {}): { arn: string } {
    const schedule = compileSchedule(definition);
    const { partition, region, accountId } = this.#identity;
    const arn = `arn:${partition}:scheduler:${region}:${accountId}:schedule/${schedule.group}/${schedule.name}`;
    const row = this.#state(arn, schedule);
    const entry: Entry = {
      schedule,
      timetable: schedule.timetable(row.created_at),
      arn,
      ...(rule !== undefined && { rule }),
      doneBefore: row.done_before,
      lastOccurrence: row.last_occurrence,
      cancel: () => {},
    };
    this.#entries.get(arn)?.cancel();
    this.#entries.set(arn, entry);
    if (schedule.enabled && entry.lastOccurrence === null && this.#next(entry) === undefined) {
      this.#report(
        `The schedule ${schedule.name} never fires: nothing of ${definition.ScheduleExpression} is left at ${new Date(this.#clock.now()).toISOString()}.`,
      );
    }
    if (this.#started) this.#arm(entry);
    return { arn };
  }

  putGroup(name: string): void {
    this.#groups.add(name);
  }

  hasGroup(name: string): boolean {
    return this.#groups.has(name);
  }

  /** Removes all schedules of a group. */
  removeGroup(group: string): void {
    for (const [arn, { schedule, cancel }] of this.#entries) {
      if (schedule.group !== group) continue;
      cancel();
      this.#entries.delete(arn);
    }
  }

  /** Delivers the occurrences that have become due in the meantime, and from then on each schedule at its time. */
  async start(): Promise<void> {
    this.#started = true;
    this.#deliveries.start();
    for (const entry of this.#entries.values()) this.#arm(entry);
  }

  async close(): Promise<void> {
    this.#started = false;
    for (const { cancel } of this.#entries.values()) cancel();
    await this.#deliveries.close();
    this.#database.close();
  }

  /** Returns all schedules with their next run, soonest first; those without one come last. */
  upcoming(): UpcomingRun[] {
    const runs = [...this.#entries.values()].map((entry): UpcomingRun => {
      const next = this.#next(entry);
      return {
        arn: entry.arn,
        name: entry.schedule.name,
        group: entry.schedule.group,
        ...(next !== undefined && { at: next + entry.schedule.delay(next), scheduledTime: next }),
        ...(entry.lastOccurrence !== null && { lastScheduledTime: entry.lastOccurrence }),
      };
    });
    return runs.sort((a, b) => (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY) || 0);
  }

  async handle({ operation, input }: ServiceRequest): Promise<JsonObject> {
    const entries = [...this.#entries.values()];
    const group = typeof input.GroupName === 'string' ? input.GroupName : undefined;
    if (operation === 'ListSchedules') return listSchedules(entries, group, input);
    if (operation === 'GetSchedule') {
      const entry = entries.find(
        ({ schedule }) => schedule.name === input.Name && schedule.group === (group ?? 'default'),
      );
      if (!entry) {
        throw new AwsError(
          'ResourceNotFoundException',
          `Schedule ${String(input.Name)} does not exist.`,
          404,
        );
      }
      return { ...summary(entry), ...(structuredClone(entry.schedule.definition) as unknown as JsonObject) };
    }
    throw new AwsError(
      'UnsupportedOperationException',
      `The local scheduler does not support ${operation}: schedules come from the template.`,
    );
  }

  /**
   * Returns the stored progress of a schedule. That of a new or changed one starts now.
   * @throws Error if such a one should have started before, with the message of the service (github.com/getmoto/moto/pull/8172)
   */
  #state(arn: string, { fingerprint, name, start }: CompiledSchedule): Row {
    const row = this.#database.prepare('SELECT * FROM schedule WHERE arn = ?').get(arn) as unknown as
      | Row
      | undefined;
    if (row?.fingerprint === fingerprint) return row;
    const now = this.#clock.now();
    if (start !== undefined && start < now - MAX_START_AGE)
      throw new Error(`Schedule ${name}: The StartDate you specify cannot be earlier than 5 minutes ago.`);
    const last = row?.last_occurrence ?? null;
    this.#database
      .prepare('INSERT OR REPLACE INTO schedule VALUES (?, ?, ?, ?, ?)')
      .run(arn, fingerprint, now, now, last);
    return { fingerprint, created_at: now, done_before: now, last_occurrence: last };
  }

  #next(entry: Entry): number | undefined {
    return entry.schedule.enabled ? entry.timetable.next(entry.doneBefore) : undefined;
  }

  #arm(entry: Entry): void {
    const next = this.#next(entry);
    if (next === undefined) return;
    const recurring = entry.timetable.next(next + 1) !== undefined;
    const fire = (): void => this.#fire(entry, next);
    entry.cancel = this.#clock.setTimer(next + entry.schedule.delay(next), fire, {
      recurring,
      subject: { kind: 'schedule', name: entry.schedule.name },
    });
  }

  #fire(entry: Entry, occurrence: number): void {
    const now = this.#clock.now();
    const late = now - entry.schedule.delay(occurrence) - occurrence > MAX_DELAY;
    const chosen = late ? (lastOccurrence(entry.timetable, occurrence, now) ?? occurrence) : occurrence;
    const delivery = inTransaction(this.#database, () => {
      this.#database
        .prepare('UPDATE schedule SET done_before = ?, last_occurrence = ? WHERE arn = ?')
        .run(chosen + 1, chosen, entry.arn);
      return this.#addDelivery(entry, chosen);
    });
    entry.doneBefore = chosen + 1;
    entry.lastOccurrence = chosen;
    this.#deliveries.dispatch(delivery);
    this.#arm(entry);
  }

  #addDelivery({ schedule, arn, rule }: Entry, occurrence: number): number {
    const { Target: target } = schedule.definition;
    const id = randomUUID();
    const scheduledTime = new Date(occurrence).toISOString().replace(/\.\d+Z$/, 'Z');
    const payload =
      target.Input === undefined
        ? JSON.stringify(this.#scheduledEvent(arn, id, scheduledTime))
        : target.Input.replaceAll('<aws.scheduler.schedule-arn>', arn)
            .replaceAll('<aws.scheduler.scheduled-time>', scheduledTime)
            .replaceAll('<aws.scheduler.execution-id>', id);
    const { MessageGroupId } = target.SqsParameters ?? {};
    const { EventBridgeParameters: event } = target;
    return this.#deliveries.add({
      id,
      principal: { arn: target.RoleArn },
      targetArn: target.Arn,
      payload,
      ...(MessageGroupId !== undefined && { messageGroupId: MessageGroupId }),
      ...(event && { event: { source: event.Source, detailType: event.DetailType } }),
      retryPolicy: target.RetryPolicy ?? {},
      ...(target.DeadLetterConfig?.Arn && { deadLetterArn: target.DeadLetterConfig.Arn }),
      ...(rule !== undefined && { deadLetterPrincipal: { arn: rule } }),
      deadLetterAttributes:
        rule === undefined
          ? { SCHEDULE_ARN: arn, SCHEDULED_TIME: scheduledTime, EXECUTION_ID: id }
          : { RULE_ARN: rule, EVENT_ID: id },
    });
  }

  /** Returns the default input of a target. */
  #scheduledEvent(arn: string, id: string, time: string): JsonObject {
    return {
      version: '0',
      id,
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: this.#identity.accountId,
      time,
      region: this.#identity.region,
      resources: [arn],
      detail: '{}',
    };
  }
}

/** @throws AwsError ValidationException for an invalid filter */
function listSchedules(
  entries: readonly Entry[],
  group: string | undefined,
  { NamePrefix, State, MaxResults, NextToken }: JsonObject,
): JsonObject {
  if (State !== undefined && State !== 'ENABLED' && State !== 'DISABLED') {
    throw new AwsError('ValidationException', 'State must be ENABLED or DISABLED.');
  }
  const named = withPrefix(entries, ({ schedule }) => schedule.name, NamePrefix).filter(
    ({ schedule }) =>
      (group === undefined || schedule.group === group) &&
      (State === undefined || schedule.enabled === (State === 'ENABLED')),
  );
  const { items, token } = pageOf(named, ({ arn }) => arn, {
    list: 'ListSchedules',
    limit: MaxResults,
    maxLimit: 100,
    token: NextToken,
  });
  return { Schedules: items.map(summary), ...(token !== undefined && { NextToken: token }) };
}

function summary({ arn, schedule }: Entry): JsonObject {
  return {
    Arn: arn,
    Name: schedule.name,
    GroupName: schedule.group,
    State: schedule.enabled ? 'ENABLED' : 'DISABLED',
    Target: { Arn: schedule.definition.Target.Arn },
  };
}
