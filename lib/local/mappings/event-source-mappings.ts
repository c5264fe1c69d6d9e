import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Durability } from '../durability.ts';
import type { DynamoDbService } from '../dynamodb/dynamodb-service.ts';
import type { StreamTrimmer } from '../dynamodb/stream-trimmer.ts';
import type { FunctionRegistry } from '../lambda/function-registry.ts';
import type { QueueService } from '../queues/queue-service.ts';
import type { CallService, ServiceRequest } from '../service.ts';
import type { StreamMappingDefinition } from './definition.ts';
import { Positions } from './positions.ts';
import { QueueMapping, type QueueMappingDefinition } from './queue-mapping.ts';
import { StreamReader } from './stream.ts';
import { StreamMapping } from './stream-mapping.ts';

/** The position before the first record of a stream. */
const BEGINNING = '0';
/** How many records are skipped at a time to get to the end of a stream. */
const SKIP_STEP = 1_000;
/** Consumed records are trimmed in batches of this size. */
const TRIM_STEP = 200;

interface Consumers {
  /** The position of each mapping of the stream. */
  readonly positions: Map<string, bigint>;
  trimmedTo: bigint;
}

interface Options {
  readonly file: string;
  readonly durability?: Durability;
  readonly dynamodb: DynamoDbService;
  /** Undefined for a DynamoDB whose file is not accessible. */
  readonly trimmer: StreamTrimmer | undefined;
  readonly functions: FunctionRegistry;
  readonly queues: QueueService;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly callService: CallService;
  /** Called before a stream is read; throws to deny that. */
  readonly authorise?: (request: ServiceRequest) => void;
  readonly region: string;
  readonly report: (message: string) => void;
}

/** The event source mappings of the assembly. */
export class EventSourceMappings {
  readonly #options: Options;
  readonly #positions: Positions;
  readonly #streams: StreamMapping[] = [];
  readonly #queues: QueueMapping[] = [];
  readonly #consumers = new Map<string, Consumers>();
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#positions = new Positions(options.file, options.durability);
  }

  /**
   * Lets a mapping that is new begin behind what is in the stream now (`StartingPosition: LATEST`); one that has a
   * position keeps it.
   */
  async beginAtEnd(id: string, streamArn: string): Promise<void> {
    if (this.#positions.get(id, streamArn) !== undefined) return;
    const { dynamodb, clock, region } = this.#options;
    const principal = { arn: streamArn };
    const reader = new StreamReader({ dynamodb, principal, clock, region, streamArn, position: undefined });
    let last = BEGINNING;
    for (
      let records = await reader.read(SKIP_STEP);
      records.length > 0;
      records = await reader.read(SKIP_STEP)
    )
      last = records.at(-1)?.sequenceNumber ?? last;
    this.#positions.put(id, streamArn, last);
    // Otherwise it could begin once more, behind what has come since.
    await this.#positions.flushed();
  }

  /** Adds a mapping of a table's stream, which starts with `start`. */
  addStream(definition: StreamMappingDefinition): void {
    const { streamArn } = definition;
    const tableName = tableOf(streamArn);
    const kept = this.#positions.get(definition.id, streamArn);
    const position = kept === BEGINNING ? undefined : kept;
    const consumers = this.#consumers.get(streamArn) ?? { positions: new Map(), trimmedTo: 0n };
    consumers.positions.set(definition.id, BigInt(position ?? 0));
    this.#consumers.set(streamArn, consumers);
    const { dynamodb, functions, clock, activity, callService, authorise, region, report } = this.#options;
    const { roleArn, name } = functions.configuration(definition.functionName);
    const principal = { arn: roleArn, session: name };
    const mapping = new StreamMapping({
      definition,
      functions,
      reader: new StreamReader({ dynamodb, principal, authorise, clock, region, streamArn, position }),
      positions: this.#positions,
      clock,
      activity,
      callService,
      report,
      onConsumed: (sequenceNumber) => this.#trimConsumed(definition.id, streamArn, sequenceNumber),
    });
    this.#streams.push(mapping);
    dynamodb.follow(tableName, () => mapping.wake());
  }

  /** Adds a mapping of a queue, which starts with `start`. */
  addQueue(definition: QueueMappingDefinition): void {
    this.#queues.push(new QueueMapping({ ...this.#options, definition }));
  }

  /** Continues with what was written and sent while the runtime was down. */
  start(): void {
    for (const mapping of this.#streams) mapping.wake();
    for (const mapping of this.#queues) mapping.start();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const mapping of [...this.#streams, ...this.#queues]) mapping.close();
    this.#positions.close();
  }

  #trimConsumed(id: string, streamArn: string, sequenceNumber: string): void {
    const { trimmer } = this.#options;
    const consumers = this.#consumers.get(streamArn) as Consumers;
    consumers.positions.set(id, BigInt(sequenceNumber));
    if (!trimmer) return;
    let slowest = BigInt(sequenceNumber);
    for (const position of consumers.positions.values()) if (position < slowest) slowest = position;
    if (slowest - consumers.trimmedTo < BigInt(TRIM_STEP)) return;
    consumers.trimmedTo = slowest;
    const trim = (): void => {
      if (!this.#closed) trimmer.trim(tableOf(streamArn), String(slowest));
    };
    const flushed = this.#positions.flushed();
    if (flushed) void flushed.then(trim);
    else trim();
  }
}

/** `arn:...:table/<name>/stream/<label>` */
function tableOf(streamArn: string): string {
  return streamArn.split('/')[1] ?? '';
}
