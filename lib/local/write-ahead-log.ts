import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/*
 * The formats are those of https://www.sqlite.org/fileformat2.html (4. The Write-Ahead Log) and
 * https://www.sqlite.org/walformat.html (2.1. The WAL-Index Header).
 */
const HEADER = 32;
const FRAME_HEADER = 24;
const LITTLE_ENDIAN_MARK = 0x377f0682;
const BIG_ENDIAN_MARK = 0x377f0683;
const INDEX_HEADER = 48;

type Checksum = readonly [number, number];

/**
 * Returns what is wrong with the write-ahead log of a database whose process did not end normally. Call it before the database
 * is opened: SQLite reads the log up to the first bad frame, and silently drops the commits after it.
 *
 * A transaction that was cut off at the end of the log is not damage: it was never acknowledged. The index beside the log
 * (`-shm`) tells how many frames were committed. When that is gone too, a log that was shortened or removed cannot be told from
 * one that was always shorter.
 * @param database the file of the database
 * @param sameBoot whether the machine has not restarted since. If it has, nothing is reported: after a power failure the disk
 * may hold any part of the unflushed and so unacknowledged data, including pages after a missing one, and any earlier index,
 * which nobody flushes. The acknowledged data comes before that, and SQLite reads it.
 * @returns undefined when no committed data is lost
 */
export function logDamage(database: string, sameBoot = true): string | undefined {
  if (!sameBoot) return undefined;
  const file = `${database}-wal`;
  const name = basename(file);
  const index = readIndex(`${database}-shm`);
  const isNeeded = index !== undefined && index.frames > index.copied;
  const log = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  if (log.length === 0)
    return isNeeded
      ? `${name} is ${existsSync(file) ? 'empty' : 'missing'}, with ${commits(index)}`
      : undefined;
  const header = readHeader(log);
  if (header === undefined) return `${name} is not a log of SQLite`;
  if (header.damaged) return `${name} is damaged at byte 0`;
  const frames = new Frames(log, header);
  const { committed, firstBad } = frames.valid();
  const place = `byte ${frames.offsetOf(firstBad)}`;
  if (frames.hasCommitBehind(firstBad))
    return `${name} is damaged at ${place}: commits after that would be lost`;
  if (!isNeeded) return undefined;
  if (!index.salts.equals(header.salts))
    return `${name} is not the log that was written last, with ${commits(index)}`;
  return committed < index.frames ? `${name} ends at ${place}, and ${commits(index)}` : undefined;
}

interface Index {
  /** The number of committed frames in the log. */
  readonly frames: number;
  /** The number of committed frames that have been copied into the database. */
  readonly copied: number;
  readonly salts: Buffer;
}

const commits = ({ frames }: Index): string => `${frames} pages that were committed to it`;

/** Reads the index, in the byte order of this machine; undefined when there is no reliable one. */
function readIndex(file: string): Index | undefined {
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  if (bytes.length < 2 * INDEX_HEADER + 4) return undefined;
  const first = bytes.subarray(0, INDEX_HEADER);
  // A header that was being written is unreliable, and one that is not initialised says nothing.
  if (!first.equals(bytes.subarray(INDEX_HEADER, 2 * INDEX_HEADER)) || first[12] !== 1) return undefined;
  const words = new Uint32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 2 * INDEX_HEADER + 4),
  );
  return {
    frames: words[4] as number,
    copied: words[(2 * INDEX_HEADER) / 4] as number,
    salts: first.subarray(32, 40),
  };
}

interface Header {
  readonly isBigEndian: boolean;
  readonly pageSize: number;
  readonly salts: Buffer;
  readonly checksum: Checksum;
  readonly damaged: boolean;
}

function readHeader(log: Buffer): Header | undefined {
  if (log.length < HEADER) return undefined;
  const mark = log.readUInt32BE(0);
  if (mark !== LITTLE_ENDIAN_MARK && mark !== BIG_ENDIAN_MARK) return undefined;
  const isBigEndian = mark === BIG_ENDIAN_MARK;
  const checksum: Checksum = [log.readUInt32BE(24), log.readUInt32BE(28)];
  const [first, second] = sum(log.subarray(0, 24), [0, 0], isBigEndian);
  const damaged = first !== checksum[0] || second !== checksum[1];
  return { isBigEndian, pageSize: log.readUInt32BE(8), salts: log.subarray(16, 24), checksum, damaged };
}

/** The frames of a log. Each holds one page, and its checksum continues that of the frame before. */
class Frames {
  readonly #log: Buffer;
  readonly #header: Header;
  readonly #count: number;

  constructor(log: Buffer, header: Header) {
    this.#log = log;
    this.#header = header;
    this.#count = Math.floor((log.length - HEADER) / (FRAME_HEADER + header.pageSize));
  }

  offsetOf(frame: number): number {
    return HEADER + frame * (FRAME_HEADER + this.#header.pageSize);
  }

  /** Returns the number of frames up to the last commit that SQLite accepts, and the first frame that it rejects. */
  valid(): { committed: number; firstBad: number } {
    let committed = 0;
    let frame = 0;
    for (; frame < this.#count && this.#follows(frame); frame++)
      if (this.#isCommit(frame)) committed = frame + 1;
    return { committed, firstBad: frame };
  }

  /**
   * Whether a transaction was committed after a frame. The remains of a rolled back or unfinished transaction are not a commit,
   * and the frames of an earlier log have other salts.
   */
  hasCommitBehind(bad: number): boolean {
    for (let frame = bad + 1; frame < this.#count; frame++)
      if (this.#isCommit(frame) && this.#follows(frame)) return true;
    return false;
  }

  /** A commit frame holds the size of the database after the commit; other frames hold 0. */
  #isCommit(frame: number): boolean {
    return this.#log.readUInt32BE(this.offsetOf(frame) + 4) !== 0;
  }

  #follows(frame: number): boolean {
    const start = this.offsetOf(frame);
    const { salts, isBigEndian, pageSize } = this.#header;
    if (!this.#log.subarray(start + 8, start + 16).equals(salts)) return false;
    const before = frame === 0 ? this.#header.checksum : this.#stored(frame - 1);
    const head = sum(this.#log.subarray(start, start + 8), before, isBigEndian);
    const page = this.#log.subarray(start + FRAME_HEADER, start + FRAME_HEADER + pageSize);
    const [first, second] = sum(page, head, isBigEndian);
    const stored = this.#stored(frame);
    return first === stored[0] && second === stored[1];
  }

  #stored(frame: number): Checksum {
    const start = this.offsetOf(frame);
    return [this.#log.readUInt32BE(start + 16), this.#log.readUInt32BE(start + 20)];
  }
}

/** Computes the checksum of SQLite's log: two 32-bit sums over pairs of words. */
function sum(bytes: Buffer, [startFirst, startSecond]: Checksum, isBigEndian: boolean): Checksum {
  let [first, second] = [startFirst, startSecond];
  for (let at = 0; at < bytes.length; at += 8) {
    const [one, two] = isBigEndian
      ? [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
      : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    first = (first + one + second) >>> 0;
    second = (second + two + first) >>> 0;
  }
  return [first, second];
}
