import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** Signatures and lengths of the parts of an archive, of the ZIP File Format Specification (APPNOTE 6.3). */
const END = { signature: 0x06054b50, length: 22, longestComment: 65_535 } as const;
const ENTRY = { signature: 0x02014b50, length: 46 } as const;
const LOCAL = { signature: 0x04034b50, length: 30 } as const;
const [STORED, DEFLATED] = [0, 8];

/**
 * Unpacks a ZIP archive, as Lambda does with code.
 * @param folder in which it gets one of its own, by its content: what is unpacked there already stays
 * @returns that folder
 * @throws Error when it is none, or is encrypted or compressed in a way that Lambda does not read either
 */
export function unpack(file: string, folder: string): string {
  const archive = readFileSync(file);
  const own = join(folder, createHash('sha256').update(archive).digest('hex').slice(0, 32));
  if (existsSync(own)) return own;
  mkdirSync(folder, { recursive: true });
  const unfinished = mkdtempSync(`${own}-`);
  try {
    for (const { name, content } of entries(archive)) {
      const path = join(unfinished, name);
      if (!path.startsWith(unfinished + sep)) throw new Error(`${name} leads out of it`);
      if (name.endsWith('/')) {
        mkdirSync(path, { recursive: true });
        continue;
      }
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content());
    }
    renameSync(unfinished, own);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`${file} cannot be unpacked: ${(error as Error).message}`);
  }
  return own;
}

function* entries(archive: Buffer): Generator<{ name: string; content: () => Buffer }> {
  const first = Math.max(0, archive.length - END.length - END.longestComment);
  let end = archive.length - END.length;
  while (end >= first && archive.readUInt32LE(end) !== END.signature) end--;
  if (end < first) throw new Error('it is no ZIP archive');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== ENTRY.signature) throw new Error('its directory is damaged');
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + ENTRY.length, at + ENTRY.length + nameLength);
    const entry = {
      flags: archive.readUInt16LE(at + 8),
      method: archive.readUInt16LE(at + 10),
      size: archive.readUInt32LE(at + 20),
      at: archive.readUInt32LE(at + 42),
    };
    yield { name, content: () => contentOf(archive, name, entry) };
    at += ENTRY.length + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

function contentOf(
  archive: Buffer,
  name: string,
  { flags, method, size, at }: { flags: number; method: number; size: number; at: number },
): Buffer {
  if (archive.readUInt32LE(at) !== LOCAL.signature) throw new Error(`${name} is damaged`);
  if ((flags & 1) === 1) throw new Error(`${name} is encrypted`);
  const begin = at + LOCAL.length + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const bytes = archive.subarray(begin, begin + size);
  if (method === STORED) return bytes;
  if (method === DEFLATED) return inflateRawSync(bytes);
  throw new Error(`${name} is compressed by the method ${method}`);
}
