import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Durability } from '../durability.ts';
import type { DynamoDbService } from '../dynamodb/dynamodb-service.ts';
import type { Faults } from '../faults/faults.ts';
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
/** The number of records that are skipped at a time on the way to the end of a stream. */
const SKIP_STEP = 1_000;

interface Options {
  readonly file: string;
  readonly durability?: Durability;
  readonly dynamodb: DynamoDbService;
  readonly functions: FunctionRegistry;
  readonly queues: QueueService;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly callService: CallService;
  /** Called before a stream is read; throws to deny the call. */
  readonly authorise?: (request: ServiceRequest) => void;
  readonly region: string;
  /** The faults to inject. */
  readonly faults?: Faults;
  readonly report: (message: string) => void;
}

/** The event source mappings of the assembly. */
export class EventSourceMappings {
  readonly #options: Options;
  readonly #positions: Positions;
  readonly #streams: StreamMapping[] = [];
  readonly #queues: QueueMapping[] = [];
  readonly #targets = new Set<string>();
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#positions = new Positions(options.file, options.durability);
  }

  /**
   * Lets a new mapping begin after the records that are in the stream now (`StartingPosition: LATEST`). A mapping that has a
   * position keeps it.
   */
  async beginAtEnd(id: string, streamArn: string): Promise<void> {
    if (this.#positions.get(id, streamArn) !== undefined) return;
    const { dynamodb, clock } = this.#options;
    const principal = { arn: streamArn };
    const reader = new StreamReader({ dynamodb, principal, clock, streamArn, position: undefined });
    let last = BEGINNING;
    for (
      let records = await reader.read(SKIP_STEP);
      records.length > 0;
      records = await reader.read(SKIP_STEP)
    )
      last = records.at(-1)?.sequenceNumber ?? last;
    this.#positions.put(id, streamArn, last);
    // Otherwise it could begin again, after records that have been written since.
    await this.#positions.flushed();
  }

  /** Adds a mapping of a table's stream. `start` starts it. */
  addStream(definition: StreamMappingDefinition): void {
    const { streamArn } = definition;
    const tableName = tableOf(streamArn);
    this.#targets.add(definition.functionName);
    const kept = this.#positions.get(definition.id, streamArn);
    const position = kept === BEGINNING ? undefined : kept;
    const { dynamodb, functions, clock, activity, callService, authorise, report, faults } = this.#options;
    const { roleArn, name } = functions.configuration(definition.functionName);
    const principal = { arn: roleArn, session: name };
    const mapping = new StreamMapping({
      definition,
      functions,
      reader: new StreamReader({ dynamodb, principal, authorise, clock, streamArn, position }),
      positions: this.#positions,
      clock,
      activity,
      callService,
      report,
      faults,
      onConsumed: (sequenceNumber) => {
        const note = (): void => dynamodb.consumed(streamArn, definition.id, sequenceNumber);
        // Records may be removed once the position is on the disk.
        const flushed = this.#positions.flushed();
        if (flushed) void flushed.then(note);
        else note();
      },
    });
    dynamodb.consumed(streamArn, definition.id, kept ?? BEGINNING);
    this.#streams.push(mapping);
    dynamodb.follow(tableName, () => mapping.wake());
  }

  /** Adds a mapping of a queue. `start` starts it. */
  addQueue(definition: QueueMappingDefinition): void {
    this.#targets.add(definition.functionName);
    this.#queues.push(new QueueMapping({ ...this.#options, definition }));
  }

  /** The names of the functions that receive batches. */
  get targets(): ReadonlySet<string> {
    return this.#targets;
  }

  /** Starts the mappings with the records and messages that were left when the runtime stopped. */
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
}

/** Returns the name in `arn:...:table/<name>/stream/<label>`. */
function tableOf(streamArn: string): string {
  return streamArn.split('/')[1] ?? '';
}
