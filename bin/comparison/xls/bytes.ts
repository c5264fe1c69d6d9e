import { damagedFile } from '../unreadable-file.ts';

/** The bytes, where as many as are wanted stand at that place. @throws UnreadableFile */
function holding(bytes: Buffer, at: number, length: number): Buffer {
  if (at + length > bytes.length) throw damagedFile();
  return bytes;
}

/** @throws UnreadableFile, as each of these, where the bytes end before */
export const uint8 = (bytes: Buffer, at: number): number => holding(bytes, at, 1).readUInt8(at);
export const uint16 = (bytes: Buffer, at: number): number => holding(bytes, at, 2).readUInt16LE(at);
export const uint32 = (bytes: Buffer, at: number): number => holding(bytes, at, 4).readUInt32LE(at);
export const float64 = (bytes: Buffer, at: number): number => holding(bytes, at, 8).readDoubleLE(at);
