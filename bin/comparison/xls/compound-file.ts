import { damagedFile } from '../unreadable-file.ts';
import { uint8, uint16, uint32 } from './bytes.ts';

/** The first bytes of a compound file, the container of Office formats up to 2003 ([MS-CFB] 2.2). */
export const compoundFileMark = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';

/** Greater numbers are not sectors: the end of a chain, or a free sector ([MS-CFB] 2.1). */
const lastSector = 0xfffffffa;
const entrySize = 128;
const miniSectorSize = 64;

/**
 * Finds the top-level streams of a compound file by lower-case name. Each is read on demand. Streams of embedded documents
 * lie deeper and are left out.
 * @throws UnreadableFile for a damaged file; reading a stream throws it too
 */
export function streamsOf(bytes: Buffer): ReadonlyMap<string, () => Buffer> {
  const sectors = sectorsOf(bytes);
  const directory = sectors.joined(uint32(bytes, 48));
  const root = entryOf(directory, 0);
  const streams = childrenOf(directory, root).filter(({ type }) => type === 2);
  const miniStream = () => sectors.joined(root.start);
  const miniTable = () => sectors.joined(uint32(bytes, 60));
  const cutoff = uint32(bytes, 56);
  const read = ({ start, size }: Entry): Buffer => {
    const whole = size < cutoff ? joinedMini(miniStream(), miniTable(), start) : sectors.joined(start);
    if (whole.length < size) throw damagedFile();
    return whole.subarray(0, size);
  };
  return new Map(streams.map((entry) => [entry.name.toLowerCase(), () => read(entry)]));
}

interface Sectors {
  /** Reads the content of a chain of sectors from its first one. */
  joined(first: number): Buffer;
}

/** @see [MS-CFB] 2.2, 2.3 and 2.5: the header, and the two tables that say which sector follows which */
function sectorsOf(bytes: Buffer): Sectors {
  const shift = uint16(bytes, 30);
  if (shift !== 9 && shift !== 12) throw damagedFile();
  const size = 2 ** shift;
  const count = Math.ceil(bytes.length / size);
  // Some writers do not fill up the last sector.
  const sector = (number: number): Buffer => {
    if (number >= count) throw damagedFile();
    return bytes.subarray((number + 1) * size, (number + 2) * size);
  };
  const perSector = size / 4;
  const numbers = (table: Buffer, from: number, until: number): number[] =>
    Array.from({ length: until - from }, (_, index) => uint32(table, (from + index) * 4));
  // The header names the first 109 sectors of the table. Each further list ends with the sector of the next one.
  const lists = chainOf(uint32(bytes, 68), (list) => uint32(sector(list), size - 4), count);
  const table = [numbers(bytes, 19, 128), ...lists.map((list) => numbers(sector(list), 0, perSector - 1))]
    .flat()
    .filter((number) => number <= lastSector);
  const next = (number: number): number => {
    const part = table[Math.floor(number / perSector)];
    if (part === undefined) throw damagedFile();
    return uint32(sector(part), (number % perSector) * 4);
  };
  return { joined: (first) => Buffer.concat(chainOf(first, next, count).map(sector)) };
}

/** Reads the content of a chain of small sectors, which hold short streams ([MS-CFB] 2.4). */
function joinedMini(stream: Buffer, table: Buffer, first: number): Buffer {
  const chain = chainOf(first, (number) => uint32(table, number * 4), table.length / 4);
  return Buffer.concat(
    chain.map((number) => stream.subarray(number * miniSectorSize, (number + 1) * miniSectorSize)),
  );
}

/** Lists the sectors of a chain. A chain longer than the number of sectors must be circular. */
function chainOf(first: number, next: (number: number) => number, maximum: number): number[] {
  const chain: number[] = [];
  for (let number = first; number <= lastSector; number = next(number)) {
    if (chain.length >= maximum) throw damagedFile();
    chain.push(number);
  }
  return chain;
}

interface Entry {
  readonly name: string;
  /** 1 a storage, 2 a stream, 5 the root. */
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** @see [MS-CFB] 2.6.1 */
function entryOf(directory: Buffer, number: number): Entry {
  const at = number * entrySize;
  const nameLength = Math.min(Math.max(uint16(directory, at + 64) - 2, 0), 62);
  return {
    name: directory.toString('utf16le', at, at + nameLength),
    type: uint8(directory, at + 66),
    left: uint32(directory, at + 68),
    right: uint32(directory, at + 72),
    child: uint32(directory, at + 76),
    start: uint32(directory, at + 116),
    size: uint32(directory, at + 120),
  };
}

/** The entries below an entry: its first child is the root of a tree of siblings ([MS-CFB] 2.6.4). */
function childrenOf(directory: Buffer, parent: Entry): Entry[] {
  const seen = new Set<number>();
  const children: Entry[] = [];
  const pending = [parent.child];
  for (let number = pending.pop(); number !== undefined; number = pending.pop()) {
    if (number > lastSector || seen.has(number)) continue;
    seen.add(number);
    const entry = entryOf(directory, number);
    children.push(entry);
    pending.push(entry.left, entry.right);
  }
  return children;
}
