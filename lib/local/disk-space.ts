import { statfsSync } from 'node:fs';
import { AwsError } from './aws-error.ts';
import { isFullDisk } from './fatal-errors.ts';
import { isOutOfFiles } from './open-files.ts';

/** Bytes that are kept free for work under way when the disk fills up; on a small disk, a share of its size. */
const RESERVE = 8 * 1024 * 1024;
const SHARE_OF_SMALL_DISK = 16;
/** Milliseconds of real time for which a measurement is valid, and after which a full disk is tried again. */
const MEASURED_FOR = 200;
/** Milliseconds of real time before the same message is repeated: when a quota is full, no measurement shows it. */
const SAID_FOR = 60_000;
/** Operations of any service that change nothing. */
const READING = /^(BatchGet|Describe|Get|List|Query|Scan|TransactGet)/;

/** Returns the bytes of a folder's file system. */
export type MeasureDisk = (folder: string) => { readonly free: number; readonly size: number };

const measureDisk: MeasureDisk = (folder) => {
  const { bavail, blocks, bsize } = statfsSync(folder);
  return { free: bavail * bsize, size: blocks * bsize };
};

/**
 * Whether the disk of the data folder has room. Shortly before it is full, calls that change something are refused as
 * retryable, and timers wait. Work under way then still finds room, and everything continues as soon as there is room again.
 */
export class DiskSpace {
  readonly #folder: string;
  readonly #report: (message: string) => void;
  readonly #measure: MeasureDisk;
  readonly #now: () => number;
  #isFull = false;
  #measuredAt = Number.NEGATIVE_INFINITY;
  #saidAt = Number.NEGATIVE_INFINITY;

  constructor(
    folder: string,
    report: (message: string) => void,
    {
      measure = measureDisk,
      now = () => performance.now(),
    }: { measure?: MeasureDisk; now?: () => number } = {},
  ) {
    this.#folder = folder;
    this.#report = report;
    this.#measure = measure;
    this.#now = now;
  }

  /** Whether nothing may be written at present. */
  isFull(): boolean {
    if (this.#now() < this.#measuredAt + MEASURED_FOR) return this.#isFull;
    const { free, size } = this.#measure(this.#folder);
    this.#note(free < Math.min(RESERVE, size / SHARE_OF_SMALL_DISK));
    return this.#isFull;
  }

  /** @throws AwsError ServiceUnavailable when there is no room */
  requireRoom(): void {
    if (this.isFull()) throw this.#refusal();
  }

  /** Like `requireRoom`, unless the operation changes nothing. */
  requireRoomFor(operation: string): void {
    if (!READING.test(operation)) this.requireRoom();
  }

  /**
   * Returns the error with which a failed call is answered. The error of a full disk, or of a process that may open no more
   * files, becomes a retryable error of the service.
   */
  answerFor(error: unknown): unknown {
    if (isOutOfFiles(error))
      return new AwsError(
        'ServiceUnavailable',
        'The runtime may open no more files (ulimit -n): try again',
        503,
      );
    if (!isFullDisk(error)) return error;
    this.#note(true);
    return this.#refusal();
  }

  #note(isFull: boolean): void {
    this.#measuredAt = this.#now();
    const was = this.#isFull;
    this.#isFull = isFull;
    if (isFull === was || (isFull && this.#now() < this.#saidAt + SAID_FOR)) return;
    this.#report(
      isFull
        ? `The disk of the data folder ${this.#folder} is full: calls that change something are refused, and timers wait, until there is room.`
        : `There is room again on the disk of the data folder ${this.#folder}: everything goes on.`,
    );
    if (isFull) this.#saidAt = this.#now();
  }

  /** `ServiceUnavailable` is one of the common errors of all services, and the SDKs retry after it. */
  #refusal(): AwsError {
    return new AwsError(
      'ServiceUnavailable',
      `The disk of the data folder ${this.#folder} is full: make room and try again`,
      503,
    );
  }
}
