import { statfsSync } from 'node:fs';
import { AwsError } from './aws-error.ts';
import { isFullDisk } from './fatal-errors.ts';
import { isOutOfFiles } from './open-files.ts';

/** Bytes that are kept free for what is under way when the disk fills; of a small disk a share of it. */
const RESERVE = 8 * 1024 * 1024;
const SHARE_OF_SMALL_DISK = 16;
/** Milliseconds of real time for which a measurement counts, and after which a disk that was found full is tried again. */
const MEASURED_FOR = 200;
/** Milliseconds of real time within which the same is not said again: where a quota is full, no measurement shows it. */
const SAID_FOR = 60_000;
/** Operations that change nothing, of all services. */
const READING = /^(BatchGet|Describe|Get|List|Query|Scan|TransactGet)/;

/** Bytes of the file system of a folder. */
export type MeasureDisk = (folder: string) => { readonly free: number; readonly size: number };

const measureDisk: MeasureDisk = (folder) => {
  const { bavail, blocks, bsize } = statfsSync(folder);
  return { free: bavail * bsize, size: blocks * bsize };
};

/**
 * Whether the disk of the data folder has room. Shortly before it is full, calls that change something are refused, to be
 * made again, and timers wait: so what is under way finds room, and all goes on as soon as there is some again.
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

  /** Whether nothing may be written now. */
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

  /** The same, unless an operation changes nothing. */
  requireRoomFor(operation: string): void {
    if (!READING.test(operation)) this.requireRoom();
  }

  /**
   * What a call is answered with that has failed: the error of a full disk, or of a process that may open no more files, is
   * one of the service, to be tried again.
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

  /** `ServiceUnavailable` is among the common errors of all services, and the SDKs try again after it. */
  #refusal(): AwsError {
    return new AwsError(
      'ServiceUnavailable',
      `The disk of the data folder ${this.#folder} is full: make room and try again`,
      503,
    );
  }
}
