import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import {
  loadedSchema,
  type sentRunSchema,
} from '../../functions/api/signals/load-comparison-records/operation.ts';
import type { ComparedFact } from '../../lib/domain/comparison.ts';
import { CommandFailure } from '../support/command/errors.ts';
import { isUnanswered } from '../support/request.ts';
import { chunksOf } from './chunks.ts';
import type { NumberedLine, RejectedLine } from './comparison-file.ts';

/** Counts of the lines of one or several files. */
export interface Total {
  lines: number;
  matched: number;
  signals: number;
  older: number;
  unknown: number;
  readonly rejected: RejectedLine[];
}

/** The outside world that loading needs. */
export interface Loading {
  /** Sends a body to a path of the source. Throws what `fetch` throws. */
  send(path: string, body: string, key: string): Promise<Response>;
  /** Waits, in milliseconds. */
  wait(duration: number): Promise<void>;
  progress(text: string): void;
}

const answerSchema = loadedSchema.extend({ older: z.int().optional() });
const problemSchema = z.object({
  code: z.string(),
  title: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

/** The part of a file that is sent, and the run under which it is recorded. */
export interface LoadedFile {
  readonly name: string;
  readonly lines: readonly NumberedLine[];
  readonly run?: z.infer<typeof sentRunSchema>;
}

/** Statuses of requests that may succeed if repeated: another request was in the way, or the service was busy. */
const passing = [409, 429, 500, 502, 503, 504];
const tries = 6;

/**
 * Sends the lines of a file in several requests. Repeats a request that may succeed later, after the time that the answer
 * states (`Retry-After`) or a growing pause. Loading a line twice changes nothing.
 * @throws CommandFailure with the line from which the rest can be loaded
 */
export async function loadLines(
  { name, lines, run }: LoadedFile,
  asOf: string,
  loading: Loading,
): Promise<Total> {
  const total: Total = { lines: 0, matched: 0, signals: 0, older: 0, unknown: 0, rejected: [] };
  for (const chunk of chunksOf(lines)) {
    const body = JSON.stringify({ asOf, ...(run && { run }), records: chunk.map(({ values }) => values) });
    const [first, last] = [chunk[0]?.line ?? 1, chunk.at(-1)?.line ?? 1];
    const response = await answerTo('records', body, loading, {
      refused: `${name}: ${first === last ? `line ${first} was` : `lines ${first} to ${last} were`} not accepted`,
      failed:
        `${name}: lines ${first} to ${last} may have been loaded in part; the lines before them were loaded. Run it again ` +
        `with --from-line ${first}: a line that is loaded twice changes nothing.`,
    });
    const loaded = answerSchema.parse(response);
    total.lines += loaded.lines;
    total.matched += loaded.matched;
    total.signals += loaded.signals;
    total.older += loaded.older ?? 0;
    total.unknown += loaded.unknown;
    // The API numbers the lines of a request. Convert to those of the file.
    for (const { line, code } of loaded.rejected)
      total.rejected.push({ line: chunk[line - 1]?.line ?? line, reason: code });
    loading.progress(`${name}: ${total.lines} of ${lines.length} lines`);
  }
  loading.progress('');
  return total;
}

/**
 * Declares that what was loaded as of a day is everything that the source knows about some facts.
 * @throws CommandFailure
 */
export async function sendSnapshot(
  asOf: string,
  facts: readonly ComparedFact[],
  loading: Loading,
): Promise<void> {
  await answerTo('snapshots', JSON.stringify({ asOf, facts }), loading, {
    refused: 'The lines were loaded, but no snapshot was recorded',
    failed: 'The lines were loaded, but no snapshot was recorded: run it again.',
  });
}

async function answerTo(
  path: string,
  body: string,
  { send, wait }: Loading,
  sentences: { readonly refused: string; readonly failed: string },
): Promise<unknown> {
  const key = randomUUID();
  for (let attempt = 1; ; attempt++) {
    const response = await send(path, body, key).catch((error: unknown) => {
      if (!isUnanswered(error)) throw error;
      return undefined;
    });
    if (response?.ok) return response.json();
    if (response && !passing.includes(response.status))
      throw new CommandFailure(`${sentences.refused}: ${await refusal(response)}`);
    if (attempt === tries) {
      const why = response ? `status ${response.status}` : 'nothing answers';
      throw new CommandFailure(`${sentences.failed} (${why})`);
    }
    await wait(pauseAfter(attempt, response?.headers.get('retry-after')));
  }
}

/** @returns milliseconds */
function pauseAfter(attempt: number, retryAfter: string | null | undefined): number {
  const stated = Number(retryAfter ?? Number.NaN) * 1000;
  const growing = 2 ** (attempt - 1) * 500 * (1 + Math.random());
  return Number.isFinite(stated) ? Math.max(stated, growing) : growing;
}

/** The title of a problem with the fields that it names, but never their values. */
async function refusal(response: Response): Promise<string> {
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (!problem.success) return `status ${response.status}`;
  const { code, title, errors = [] } = problem.data;
  const options: Readonly<Record<string, string>> = { '/asOf': '--as-of', 'path:/source': '--source' };
  const places = [...new Set(errors.map(({ pointer }) => options[pointer] ?? pointer))].slice(0, 5);
  return `${places.length > 0 ? `${places.join(', ')}: ` : ''}${title} (${code})`;
}
