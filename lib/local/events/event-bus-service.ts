import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Activity } from '../activity.ts';
import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { inTransaction, openServiceDatabase, type ServiceDatabase } from '../delivery/database.ts';
import { Deliveries } from '../delivery/deliveries.ts';
import { parseArn } from '../delivery/target.ts';
import type { Durability } from '../durability.ts';
import { type Listing, pageOf, withPrefix } from '../listing.ts';
import type { AwsService, CallService, JsonObject, ServiceRequest } from '../service.ts';
import { entrySize, parseEntry, type ServiceEvent, serviceEvent } from './entry.ts';
import { EventRecord, type RecordedEvent } from './event-record.ts';
import { compilePattern } from './pattern.ts';
import {
  type CompiledRule,
  compileRule,
  isBus,
  isLogGroup,
  type RuleDefinition,
  type RuleTarget,
} from './rule.ts';

type Operation = (input: JsonObject) => JsonObject | Promise<JsonObject>;

/**
 * EventBridge buses. An event is stored together with the deliveries of the rules that it matches, and then acknowledged. The
 * deliveries follow, at least once, with retries and dead-letter queues.
 *
 * Buses and rules come from the template and are declared at every start, before `start()`. Events and deliveries are durable
 * (`events.sqlite`). A log group as a target is the file `log-groups/<name>.log`. Archives, replay, API destinations and
 * partner sources are not supported. The scheduler runs the rules with a schedule.
 */
export class EventBusService implements AwsService {
  readonly #clock: Clock;
  readonly #identity: AccountIdentity;
  readonly #logFolder: string;
  readonly #database: ServiceDatabase;
  readonly #record: EventRecord;
  readonly #deliveries: Deliveries;
  /** The inputs of the calls by which rules forward an event to another bus. */
  readonly #forwarded = new WeakSet<JsonObject>();
  readonly #buses = new Map<string, Map<string, CompiledRule>>([['default', new Map()]]);
  readonly #operations: Record<string, Operation>;

  constructor(options: {
    dataFolder: string;
    clock: Clock;
    activity: Activity;
    identity: AccountIdentity;
    callService: CallService;
    /** Called for each dropped delivery, never with its content; by default standard error. */
    report?: (message: string) => void;
    /** The number of events of each bus that are kept for `recent`; by default 10,000. */
    keep?: number;
    durability?: Durability;
  }) {
    const { clock, activity, callService, report = console.error } = options;
    this.#clock = clock;
    this.#identity = options.identity;
    this.#logFolder = join(options.dataFolder, 'log-groups');
    this.#database = openServiceDatabase(options.dataFolder, 'events', options.durability);
    const database = this.#database;
    this.#record = new EventRecord(database, options.keep ?? 10_000);
    this.#deliveries = new Deliveries({
      ...{ database, clock, activity, report },
      callService: (request) => {
        if (request.service === 'events') this.#forwarded.add(request.input);
        return callService(request);
      },
    });
    this.#operations = {
      PutEvents: (input) => this.#putEvents(input),
      TestEventPattern: (input) => {
        if (String(input.EventPattern).length > MAX_PATTERN)
          throw new AwsError('ValidationException', `EventPattern has ${MAX_PATTERN} characters at most.`);
        const matches = compilePattern(parseJson(input, 'EventPattern'));
        const event = parseJson(input, 'Event');
        const missing = MANDATORY.find((field) => !Object.hasOwn(event ?? {}, field));
        if (missing !== undefined) {
          throw new AwsError(
            'ValidationException',
            `Parameter Event is not valid. Reason: ${missing} is missing.`,
          );
        }
        return { Result: matches(event) };
      },
      ListEventBuses: (input) => {
        const names = withPrefix([...this.#buses.keys()], (name) => name, input.NamePrefix);
        const { items, token } = pageOf(names, (name) => name, listing('ListEventBuses', input));
        return { EventBuses: items.map((name) => this.#describe(name)), ...nextToken(token) };
      },
      DescribeEventBus: (input) => this.#describe(this.#requireBus(input.Name)),
      ListRules: (input) => {
        const rules = withPrefix(this.#rules(input.EventBusName), nameOf, input.NamePrefix);
        const { items, token } = pageOf(rules, nameOf, listing('ListRules', input));
        return { Rules: items.map(describeRule), ...nextToken(token) };
      },
      ListTargetsByRule: (input) => {
        const { Rule: wanted } = input;
        if (typeof wanted !== 'string') throw new AwsError('ValidationException', 'Rule must be a string.');
        const rule = this.#rules(input.EventBusName).find(({ name }) => name === wanted);
        if (!rule) throw notFound(`Rule ${wanted} does not exist.`);
        const targets = rule.definition.Targets ?? [];
        const { items, token } = pageOf(targets, ({ Id }) => Id, listing('ListTargetsByRule', input));
        return { Targets: structuredClone(items) as unknown as JsonObject[], ...nextToken(token) };
      },
    };
  }

  /** The supported operations of the API. */
  get operations(): readonly string[] {
    return Object.keys(this.#operations);
  }

  /** Continues the deliveries that an earlier run did not finish. */
  async start(): Promise<void> {
    this.#deliveries.start();
  }

  async close(): Promise<void> {
    await this.#deliveries.close();
    this.#database.close();
  }

  ensureBus(name: string): { arn: string } {
    if (!/^[\w./-]{1,256}$/.test(name)) throw new Error(`${name} is not a valid name of an event bus.`);
    if (!this.#buses.has(name)) this.#buses.set(name, new Map());
    return { arn: this.#busArn(name) };
  }

  /**
   * Adds or replaces a rule.
   * @throws Error naming what is malformed or not supported
   */
  putRule(definition: RuleDefinition): { arn: string } {
    const bus = this.#requireBus(definition.EventBusName ?? 'default');
    const path = bus === 'default' ? definition.Name : `${bus}/${definition.Name}`;
    const rule = compileRule(definition, bus, this.#arn(`rule/${path}`));
    this.#buses.get(bus)?.set(rule.name, rule);
    return { arn: rule.arn };
  }

  /**
   * Returns the events that were put on a bus (by default `default`), oldest first, after the sequence number `after`.
   *
   * @example runtime.events.recent({ bus: 'orders', limit: 1000 })
   */
  recent(options: { bus?: string; after?: number; limit?: number } = {}): RecordedEvent[] {
    return this.#record.read(options.bus ?? 'default', options.after ?? 0, options.limit ?? 100);
  }

  /**
   * Publishes an event of an AWS service on the default bus. The event is made only if the bus has enabled rules, and stored
   * only if one matches it.
   * @param detail returns the detail of the event; called at most once
   */
  publish(source: string, detailType: string, resources: string[], detail: () => JsonObject): void {
    const rules = [...(this.#buses.get('default')?.values() ?? [])].filter(({ enabled }) => enabled);
    if (rules.length === 0) return;
    const now = this.#clock.now();
    const event = serviceEvent({ source, detailType, resources, detail: detail() }, this.#identity, now);
    const matching = rules.filter((rule) => rule.matches(event));
    if (matching.length === 0) return;
    const effects = inTransaction(this.#database, () => this.#store('default', event, matching, now));
    for (const takeEffect of effects) takeEffect();
    void this.#database.flushed();
  }

  async handle(request: ServiceRequest): Promise<JsonObject> {
    const operation = Object.hasOwn(this.#operations, request.operation)
      ? this.#operations[request.operation]
      : undefined;
    if (!operation) {
      throw new AwsError(
        'UnsupportedOperationException',
        `The local event bus does not support ${request.operation}.`,
      );
    }
    return operation(request.input);
  }

  async #putEvents(input: JsonObject): Promise<JsonObject> {
    const entries = input.Entries;
    if (!Array.isArray(entries) || entries.length < 1 || entries.length > 10) {
      // In the words of the service, which also shows the entries.
      const bound =
        Array.isArray(entries) && entries.length > 10
          ? 'less than or equal to 10'
          : 'greater than or equal to 1';
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ${bound}`,
      );
    }
    if (input.EndpointId !== undefined) {
      throw new AwsError('UnsupportedOperationException', 'The local event bus does not support EndpointId.');
    }
    if (entries.reduce<number>((sum, entry) => sum + entrySize(entry), 0) > ENTRIES_LIMIT) {
      throw new AwsError(
        'ValidationException',
        'Total size of the entries in the request is over the limit.',
      );
    }
    const now = this.#clock.now();
    const forwarded = this.#forwarded.has(input);
    const effects: (() => void)[] = [];
    const results = inTransaction(this.#database, () =>
      entries.map((entry): JsonObject => {
        const parsed = parseEntry(entry, this.#identity, now, forwarded);
        if ('ErrorCode' in parsed) return parsed;
        const bus = this.#busName(parsed.bus);
        const rules = this.#buses.get(bus);
        if (!rules) {
          return { ErrorCode: 'ResourceNotFoundException', ErrorMessage: `Event bus ${bus} does not exist.` };
        }
        const matching = [...rules.values()].filter((rule) => rule.enabled && rule.matches(parsed.event));
        effects.push(...this.#store(bus, parsed.event, matching, now, forwarded));
        return { EventId: parsed.event.id };
      }),
    );
    for (const takeEffect of effects) takeEffect();
    await this.#database.flushed();
    const failed = results.filter((result) => 'ErrorCode' in result);
    return { FailedEntryCount: failed.length, Entries: results };
  }

  /**
   * Stores an event with its deliveries, inside the caller's transaction. An event that comes from another bus is not forwarded
   * to a third.
   * @returns the effects to carry out once the transaction is committed
   */
  #store(
    bus: string,
    event: ServiceEvent,
    rules: readonly CompiledRule[],
    now: number,
    forwarded = false,
  ): (() => void)[] {
    this.#record.add(bus, event, now);
    return rules.flatMap((rule) =>
      rule.targets.flatMap(({ target, makeInput }) => {
        if (forwarded && isBus(target.Arn)) return [];
        const payload = makeInput(event, new Date(now).toISOString());
        if (isLogGroup(target.Arn)) return () => this.#log(target.Arn, payload);
        const id = this.#addDelivery(rule, target, payload, event.id);
        return () => this.#deliveries.dispatch(id);
      }),
    );
  }

  #addDelivery(rule: CompiledRule, target: RuleTarget, payload: string, eventId: string): number {
    const id = randomUUID();
    const { MessageGroupId } = target.SqsParameters ?? {};
    return this.#deliveries.add({
      id,
      principal: { arn: target.RoleArn ?? rule.arn },
      deadLetterPrincipal: { arn: rule.arn },
      targetArn: target.Arn,
      payload,
      ...(MessageGroupId !== undefined && { messageGroupId: MessageGroupId }),
      retryPolicy: target.RetryPolicy ?? {},
      ...(target.DeadLetterConfig?.Arn && { deadLetterArn: target.DeadLetterConfig.Arn }),
      deadLetterAttributes: { RULE_ARN: rule.arn, EVENT_ID: eventId },
    });
  }

  #log(arn: string, payload: string): void {
    const name = parseArn(arn)
      .resource.replace(/^log-group:/, '')
      .replace(/:\*$/, '');
    mkdirSync(this.#logFolder, { recursive: true });
    appendFileSync(join(this.#logFolder, `${name.replace(/[^\w.-]+/g, '_')}.log`), `${payload}\n`);
  }

  #rules(bus: unknown): CompiledRule[] {
    return [...(this.#buses.get(this.#requireBus(bus ?? 'default'))?.values() ?? [])];
  }

  #busName(nameOrArn: string): string {
    return nameOrArn.startsWith('arn:') ? nameOrArn.replace(/^.*:event-bus\//, '') : nameOrArn;
  }

  #requireBus(nameOrArn: unknown): string {
    const name = this.#busName(typeof nameOrArn === 'string' ? nameOrArn : 'default');
    if (!this.#buses.has(name)) throw notFound(`Event bus ${name} does not exist.`);
    return name;
  }

  #describe(name: string): JsonObject {
    return { Name: name, Arn: this.#busArn(name) };
  }

  #busArn(name: string): string {
    return this.#arn(`event-bus/${name}`);
  }

  #arn(resource: string): string {
    const { partition, region, accountId } = this.#identity;
    return `arn:${partition}:events:${region}:${accountId}:${resource}`;
  }
}

/** Bytes of all entries in one request, since January 2026. */
const ENTRIES_LIMIT = 1024 * 1024;

/** The fields that an event must have when it is tested against a pattern, as the API documents. */
const MANDATORY = ['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type'];

/** The maximum of characters of an event pattern, from the model of the API. */
const MAX_PATTERN = 4_096;

const nameOf = ({ name }: CompiledRule): string => name;

/** Returns the part of a list that a request asks for. EventBridge lists 100 items at most. */
function listing(list: string, { Limit, NextToken }: JsonObject): Listing {
  return { list, limit: Limit, maxLimit: 100, token: NextToken };
}

function nextToken(token: string | undefined): JsonObject {
  return token === undefined ? {} : { NextToken: token };
}

function describeRule(rule: CompiledRule): JsonObject {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventBusName: rule.bus,
    EventPattern: JSON.stringify(rule.definition.EventPattern),
    State: rule.enabled ? 'ENABLED' : 'DISABLED',
    ...(rule.definition.Description !== undefined && { Description: rule.definition.Description }),
  };
}

function parseJson(input: JsonObject, name: string): JsonObject {
  try {
    return JSON.parse(String(input[name])) as JsonObject;
  } catch {
    const code = name === 'EventPattern' ? 'InvalidEventPatternException' : 'ValidationException';
    throw new AwsError(code, `${name} is not valid JSON.`);
  }
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}
