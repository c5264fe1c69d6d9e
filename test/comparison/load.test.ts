import { describe, expect, it } from 'vitest';
import { asOfOption } from '../../bin/comparison/as-of.ts';
import { chunksOf } from '../../bin/comparison/chunks.ts';
import type { NumberedLine } from '../../bin/comparison/comparison-file.ts';
import { loadLines } from '../../bin/comparison/load.ts';
import { CommandFailure, UsageError } from '../../bin/support/command/errors.ts';
import {
  comparisonSchema,
  operation,
} from '../../functions/api/signals/load-comparison-records/operation.ts';
import { identityNumber } from '../support/applications.ts';

const asOf = '2026-11-19';
const linesOf = (count: number, detail?: string): NumberedLine[] =>
  Array.from({ length: count }, (_, index) => ({
    line: index + 2,
    values: { identityNumber: identityNumber(), fact: 'pension', ...(detail && { detail }) },
  }));
const bodyOf = (chunk: readonly NumberedLine[]) =>
  JSON.stringify({ asOf, records: chunk.map(({ values }) => values) });

const answer = (lines: number, more: object = {}) =>
  Response.json({ lines, matched: 1, signals: 1, unknown: lines - 1, rejected: [], ...more });
const refusal = (status: number, headers: Record<string, string> = {}) =>
  Response.json({ code: 'busy', title: 'Busy' }, { status, headers });

/** Answers requests in turn, and records what was sent and how long the command waited. */
function api(answers: readonly ((lines: number) => Response | Error)[]) {
  const sent: { body: { records: unknown[] }; key: string }[] = [];
  const waits: number[] = [];
  return {
    sent,
    waits,
    progress: () => {},
    wait: async (duration: number) => void waits.push(duration),
    async send(_path: string, body: string, key: string) {
      const parsed = comparisonSchema.parse(JSON.parse(body));
      sent.push({ body: parsed, key });
      const response = (answers[sent.length - 1] ?? answer)(parsed.records.length);
      if (response instanceof Error) throw response;
      return response;
    },
  };
}
const fileOf = (lines: NumberedLine[]) => ({ name: 'a.csv', lines });

describe('The lines of a comparison file', () => {
  it.each([
    ['without a detail', undefined],
    ['with details of 200 Chinese characters', '说'.repeat(200)],
    ['with details of 200 quotation marks', '"'.repeat(200)],
    ['with details of 100 letters of four bytes', '𰻝'.repeat(100)],
  ])('%s are all sent, each request within the limits of the API', (_what, detail) => {
    const lines = linesOf(601, detail);
    const chunks = chunksOf(lines);
    expect(chunks.flat()).toEqual(lines);
    for (const chunk of chunks) {
      expect(Buffer.byteLength(bodyOf(chunk))).toBeLessThan(operation.maxBodyBytes ?? 0);
      expect(comparisonSchema.safeParse(JSON.parse(bodyOf(chunk))).success).toBe(true);
    }
  });

  it('are counted over all requests, with rejected lines numbered as in the file', async () => {
    const loading = api([answer, () => answer(50, { older: 2, rejected: [{ line: 3, code: 'x' }] })]);
    expect(await loadLines(fileOf(linesOf(150)), asOf, loading)).toEqual({
      lines: 150,
      matched: 2,
      signals: 2,
      older: 2,
      unknown: 148,
      rejected: [{ line: 104, reason: 'x' }],
    });
  });

  it.each([409, 429, 500, 502, 503, 504])(
    'are sent again under the same key after the status %i',
    async (status) => {
      const loading = api([() => refusal(status), () => refusal(status)]);
      await loadLines(fileOf(linesOf(3)), asOf, loading);
      expect(loading.sent).toHaveLength(3);
      expect(new Set(loading.sent.map(({ key }) => key)).size).toBe(1);
      expect(loading.waits).toHaveLength(2);
    },
  );

  it('are sent again if nothing answers, and after the time that the answer states', async () => {
    const loading = api([() => new TypeError('fetch failed'), () => refusal(503, { 'retry-after': '7' })]);
    await loadLines(fileOf(linesOf(3)), asOf, loading);
    expect(loading.waits[1]).toBeGreaterThanOrEqual(7000);
  });

  it('that keep failing end the command with the line from which it can be resumed', async () => {
    const loading = api([answer, ...Array.from({ length: 9 }, () => () => refusal(500))]);
    const failed = loadLines(fileOf(linesOf(150)), asOf, loading);
    await expect(failed).rejects.toThrow(CommandFailure);
    await expect(failed).rejects.toThrow(
      /lines 102 to 151 may have been loaded in part.*--from-line 102.*status 500/,
    );
  });

  it.each([
    ['/asOf', '--as-of: Not so'],
    ['path:/source', '--source: Not so'],
  ])('that are refused for %s name the option to blame', async (pointer, message) => {
    const problem = { code: 'no', title: 'Not so', errors: [{ pointer, detail: 'no' }] };
    const loading = api([() => Response.json(problem, { status: 422 })]);
    await expect(loadLines(fileOf(linesOf(3)), asOf, loading)).rejects.toThrow(message);
    expect(loading.sent).toHaveLength(1);
  });
});

describe('The option --as-of', () => {
  it.each([
    '2026-11-09',
    '2026/11/9',
    '2026/11/09',
    '2026.11.9',
    '20261109',
    '2026年11月9日',
    '２０２６-11-09',
  ])('understands %s', (given) => expect(asOfOption(given)).toBe('2026-11-09'));

  it.each(['2026-02-30', '2026/13/1', '9/11/2026', '09.11.2026', '26-11-09', 'today', '2026-11-09T00:00'])(
    'refuses %s by name',
    (given) => {
      expect(() => asOfOption(given)).toThrow(UsageError);
      expect(() => asOfOption(given)).toThrow(/^--as-of/);
    },
  );
});
