import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LogFiles } from '../../lambda/log-files.ts';
import { temporaryFolder } from '../support/cleanup.ts';

/** Returns the lines made from the pieces that a function writes, and the content of its file. */
async function linesOf(pieces: Iterable<string>): Promise<{ lines: string[]; file: string }> {
  const folder = temporaryFolder();
  const lines: string[] = [];
  const logs = new LogFiles(folder, (_, line) => lines.push(line));
  const write = logs.writer('f');
  for (const piece of pieces) write(piece);
  await logs.close();
  return { lines, file: readFileSync(join(folder, 'f.log'), 'utf8') };
}

it('a line may come in pieces, and several lines in one', async () => {
  const { lines, file } = await linesOf(['a', 'b\nc\n', '', 'd', 'e']);
  expect(lines).toEqual(['ab', 'c', 'de']);
  expect(file).toBe('ab\nc\nde\n');
});

// Copying the line for each of its pieces would take 125 GB.
it('a line of many pieces is written as quickly as others, and ended where CloudWatch Logs has its limit', async () => {
  const piece = '.'.repeat(10);
  const { lines } = await linesOf(Array.from({ length: 160_000 }, () => piece));
  expect(lines.map(({ length }) => length)).toEqual([1_048_580, 551_420]);
});
