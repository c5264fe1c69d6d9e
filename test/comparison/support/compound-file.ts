const sectorSize = 512;
const perSector = sectorSize / 4;
const miniSize = 64;
const cutoff = 4096;
const tableMark = 0xfffffffd;
const listMark = 0xfffffffc;
const end = 0xfffffffe;
const free = 0xffffffff;

/**
 * Makes a compound file with these streams in its root ([MS-CFB]). Streams shorter than 4096 bytes go into its small sectors.
 */
export function compoundFile(streams: Readonly<Record<string, Buffer>>): Buffer {
  const sectors: Buffer[] = [];
  const table: number[] = [];
  /** Puts content into new sectors, one after another. */
  const place = (content: Buffer): number => {
    const count = Math.ceil(content.length / sectorSize);
    if (count === 0) return end;
    const first = sectors.length;
    const padded = Buffer.concat([content, Buffer.alloc(count * sectorSize - content.length)]);
    for (let index = 0; index < count; index++) {
      sectors.push(padded.subarray(index * sectorSize, (index + 1) * sectorSize));
      table.push(index === count - 1 ? end : first + index + 1);
    }
    return first;
  };

  const small = Object.values(streams).filter((content) => content.length < cutoff);
  const miniTable: number[] = [];
  const miniStream = Buffer.concat(
    small.map((content) => {
      const count = Math.ceil(content.length / miniSize);
      const first = miniTable.length;
      for (let index = 0; index < count; index++)
        miniTable.push(index === count - 1 ? end : first + index + 1);
      return Buffer.concat([content, Buffer.alloc(count * miniSize - content.length)]);
    }),
  );
  let mini = 0;
  const entries = Object.entries(streams).map(([name, content], index, all) => {
    const start = content.length < cutoff ? mini : place(content);
    if (content.length < cutoff) mini += Math.ceil(content.length / miniSize);
    const right = index === all.length - 1 ? free : index + 2;
    return directoryEntry({ name, type: 2, right, child: free, start, size: content.length });
  });
  const root = {
    name: 'Root Entry',
    type: 5,
    right: free,
    child: 1,
    start: place(miniStream),
    size: miniStream.length,
  };
  const directoryStart = place(Buffer.concat([directoryEntry(root), ...entries]));
  const miniTableStart = place(numbers(miniTable, perSector));

  // The table also has entries for its own sectors, and for those that list them.
  let [tables, lists] = [0, 0];
  while (table.length + tables + lists > tables * perSector) {
    tables++;
    lists = Math.ceil(Math.max(tables - 109, 0) / (perSector - 1));
  }
  const firstTable = sectors.length;
  const firstList = firstTable + tables;
  const whole = [...table, ...Array(tables).fill(tableMark), ...Array(lists).fill(listMark)];
  const tableSectors = Array.from({ length: tables }, (_, index) => firstTable + index);
  const listed = Array.from({ length: lists }, (_, index) => {
    const from = 109 + index * (perSector - 1);
    const next = index === lists - 1 ? end : firstList + index + 1;
    return Buffer.concat([
      numbers(tableSectors.slice(from, from + perSector - 1), perSector - 1),
      numbers([next], 1),
    ]);
  });

  const header = Buffer.alloc(sectorSize);
  header.write('d0cf11e0a1b11ae1', 'hex');
  header.writeUInt16LE(0x003e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  numbers(
    [
      tables,
      directoryStart,
      0,
      cutoff,
      miniTableStart,
      Math.ceil(miniTable.length / perSector),
      lists ? firstList : end,
      lists,
    ],
    8,
  ).copy(header, 44);
  numbers(tableSectors.slice(0, 109), 109).copy(header, 76);
  return Buffer.concat([header, ...sectors, numbers(whole, tables * perSector), ...listed]);
}

/** Numbers of four bytes each, padded to a multiple of a length. */
function numbers(values: readonly number[], multiple: number): Buffer {
  const bytes = Buffer.alloc(Math.ceil(values.length / multiple) * multiple * 4, 0xff);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

interface DirectoryEntry {
  readonly name: string;
  readonly type: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

function directoryEntry({ name, type, right, child, start, size }: DirectoryEntry): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 'utf16le');
  entry.writeUInt16LE(name.length * 2 + 2, 64);
  entry.writeUInt8(type, 66);
  entry.writeUInt8(1, 67);
  numbers([free, right, child], 3).copy(entry, 68);
  numbers([start, size], 2).copy(entry, 116);
  return entry;
}
