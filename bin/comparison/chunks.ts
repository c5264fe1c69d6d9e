import type { NumberedLine } from './comparison-file.ts';

/** Few enough lines for the time limit of a request, even on a busy machine. */
const maxLines = 100;
/** Bytes of JSON: below the smallest body limit, whatever the length of the details. */
const maxBytes = 48 * 1024;

/** Divides lines into requests by number and size. */
export function chunksOf(lines: readonly NumberedLine[]): NumberedLine[][] {
  const chunks: NumberedLine[][] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = Buffer.byteLength(JSON.stringify(line.values)) + 1;
    const last = chunks.at(-1);
    if (last && last.length < maxLines && bytes + size <= maxBytes) {
      last.push(line);
      bytes += size;
    } else {
      chunks.push([line]);
      bytes = size;
    }
  }
  return chunks;
}
