import { damagedFile } from '../unreadable-file.ts';

/** Returns the bytes after checking that they include this range. @throws UnreadableFile */
function checked(bytes: Buffer, at: number, length: number): Buffer {
  if (at + length > bytes.length) throw damagedFile();
  return bytes;
}

/** Each of these throws UnreadableFile if the bytes end too early. */
export const uint8 = (bytes: Buffer, at: number): number => checked(bytes, at, 1).readUInt8(at);
export const uint16 = (bytes: Buffer, at: number): number => checked(bytes, at, 2).readUInt16LE(at);
export const uint32 = (bytes: Buffer, at: number): number => checked(bytes, at, 4).readUInt32LE(at);
export const float64 = (bytes: Buffer, at: number): number => checked(bytes, at, 8).readDoubleLE(at);
