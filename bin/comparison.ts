import { parseArgs } from 'node:util';
import * as z from 'zod';
import { linesAtATime, loadedSchema } from '../functions/api/signals/load-comparison-records/operation.ts';
import { type ComparisonFile, readComparisonFile, UnreadableFile } from './support/comparison-file.ts';
import { issueToken } from './support/issue-token.ts';
import { findRunning } from './support/running.ts';

const usage = `Fills a comparison source from a CSV or XLSX file, through the API.

  npm run comparison -- FILE --source NAME --as-of YYYY-MM-DD [--as administrator]

The first line names the columns identityNumber, fact and (optionally) detail; a fact is one of pension,
insured-employment, business-owner, registered-elsewhere. Of an XLSX file the first sheet is read. Keep identity
numbers as text: a spreadsheet that has turned them into numbers has destroyed them, and those lines are left out.
The same file may be loaded again, and an older file replaces nothing that a newer one said.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { type: 'string' },
    'as-of': { type: 'string' },
    as: { type: 'string', default: 'administrator' },
  },
});
const [file] = positionals;
if (!file || !values.source || !values['as-of']) {
  console.error(usage);
  process.exit(2);
}

const { lines, rejected } = await read(file);
const { api } = findRunning();
const token = await issueToken(values.as);
const total = {
  lines: rejected.length,
  matched: 0,
  signals: 0,
  older: 0,
  unknown: 0,
  rejected: [...rejected],
};
for (let first = 0; first < lines.length; first += linesAtATime) {
  const some = lines.slice(first, first + linesAtATime);
  const response = await fetch(`${api}/comparison-sources/${values.source}/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ asOf: values['as-of'], records: some.map((each) => each.values) }),
  });
  if (!response.ok) {
    console.error(`Lines ${some[0]?.line} to ${some.at(-1)?.line} were not taken: ${await codeOf(response)}`);
    process.exit(1);
  }
  const loaded = loadedSchema.parse(await response.json());
  total.lines += loaded.lines;
  total.matched += loaded.matched;
  total.signals += loaded.signals;
  total.older += loaded.older ?? 0;
  total.unknown += loaded.unknown;
  // The API counts the lines of a request; the file has its own.
  for (const { line, code } of loaded.rejected)
    total.rejected.push({ line: some[line - 1]?.line ?? line, code });
}
const counts = [`${total.matched} matched`, `${total.signals} signals`, `${total.unknown} unknown`];
if (total.older > 0) counts.push(`${total.older} older than what was loaded before`);
console.log(`${total.lines} lines: ${counts.join(', ')}, ${total.rejected.length} rejected`);
for (const { line, code } of total.rejected.toSorted((a, b) => a.line - b.line))
  console.log(`line ${line}: ${code}`);
if (total.rejected.length > 0) process.exitCode = 1;

async function read(path: string): Promise<ComparisonFile> {
  try {
    return await readComparisonFile(path);
  } catch (error) {
    if (!(error instanceof UnreadableFile) && !(error instanceof Error && 'code' in error)) throw error;
    console.error(`${path}: ${error.message}`);
    return process.exit(1);
  }
}

/** The code and the faulty places of a problem; an answer in other words is given by its status. */
async function codeOf(response: Response): Promise<string> {
  const problem = z.object({ code: z.string() }).safeParse(await response.json().catch(() => undefined));
  return problem.data?.code ?? `status ${response.status}`;
}
