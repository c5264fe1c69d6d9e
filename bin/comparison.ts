import { ulid } from 'ulid';
import { beijingDate, type LocalDate } from '../lib/domain/calendar/local-date.ts';
import { codeSchema } from '../lib/domain/case/kernel/vocabulary.ts';
import { columnNames, factNames } from '../lib/domain/comparison-columns.ts';
import { asOfOption } from './comparison/as-of.ts';
import { type ComparisonFile, readComparisonFile } from './comparison/comparison-file.ts';
import { type Loading, loadLines, sendSnapshot } from './comparison/load.ts';
import { withoutRepeated } from './comparison/repeated-lines.ts';
import { writeTemplate } from './comparison/template.ts';
import { UnreadableFile } from './comparison/unreadable-file.ts';
import { defineCommand, main, type Output } from './support/command/command.ts';
import { CommandFailure, UsageError } from './support/command/errors.ts';
import { counted } from './support/command/texts.ts';
import { issueToken } from './support/issue-token.ts';
import { runningSystem } from './support/running.ts';

const words = (names: readonly (readonly string[])[]) => names.map((some) => some.slice(0, 2).join(' or '));

export const command = defineCommand({
  usage: `Fills a comparison source from CSV, XLSX or XLS files, through the API.

  npm run comparison -- FILE ... --source NAME --as-of YYYY-MM-DD [--snapshot] [--dry-run] [--sheet NAME] [--from-line N]
  npm run comparison -- --template FILE.csv|FILE.xlsx

  --source     the name of the source: lower-case letters, digits and hyphens, such as social-insurance
  --as-of      the day on which the source knew this
  --snapshot   the files contain everything that the source knows about their facts: what earlier files said of anybody
               whom these do not name no longer counts
  --dry-run    checks every line and sends nothing
  --sheet      the sheet of an XLSX or XLS file; default: the first that is not hidden
  --from-line  continues from this line after an interrupted run
  --as         a ready-made sign-in; default: administrator
  --template   writes an empty file to fill in

The first line names the columns ${words(Object.values(columnNames)).join(', ')}; the last is optional.
A fact is one of ${words(Object.values(factNames)).join(', ')}.
CSV may be in UTF-8, UTF-16 or GB 18030, separated by commas, semicolons or tabs. Keep identity numbers as text: a
spreadsheet that turns them into numbers destroys them, and such lines are left out. A line that repeats an earlier one is
sent once. You may load the same file again.
An older file replaces nothing from a newer one.
`,
  options: {
    source: { type: 'string' },
    'as-of': { type: 'string' },
    as: { type: 'string', default: 'administrator' },
    sheet: { type: 'string' },
    'from-line': { type: 'string' },
    snapshot: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    template: { type: 'string' },
  },
  positionals: { min: 0, max: 100 },
  async run(values, names, output) {
    if (values.template !== undefined) {
      if (names.length > 0) throw new UsageError('--template takes no other file.');
      writeTemplate(values.template);
      output.print(`${values.template} is ready to be filled in.`);
      return 0;
    }
    const source = sourceOption(values.source);
    if (values['as-of'] === undefined)
      throw new UsageError('--as-of is missing: the day on which the source knew this.');
    const asOf = asOfOption(values['as-of']);
    const from = fromLineOption(values['from-line'], names);
    if (values.snapshot && from > 1)
      throw new UsageError('--snapshot needs every line: run it once more without --from-line.');
    if (names.length === 0) throw new UsageError('The name of a file is missing.');
    const today = beijingDate(Math.max(Date.now(), Date.parse(`${asOf}T12:00:00+08:00`)));
    // Read every file before sending any: a mistake in the last one changes nothing.
    const files: ComparisonFile[] = [];
    for (const name of names) files.push(await read(name, { today, sheet: values.sheet }));
    for (const { name, notes } of files) output.printError(`${name}: ${notes.join('; ')}`);
    const counts = values['dry-run']
      ? files.map((file) => checked(file, output))
      : await loadAll(files, from, { source, asOf, as: values.as, snapshot: values.snapshot }, output);
    return counts.some((rejected) => rejected > 0) ? 1 : 0;
  },
});

function sourceOption(given: string | undefined): string {
  if (given === undefined) throw new UsageError('--source is missing: the name of the source.');
  // The same limits as in the record of comparisons.
  if (codeSchema.safeParse(given).success && given.length <= 40) return given;
  throw new UsageError(
    `--source takes up to 40 lower-case letters, digits and hyphens, such as social-insurance, not "${given}".`,
  );
}

function fromLineOption(given: string | undefined, names: readonly string[]): number {
  if (given === undefined) return 1;
  if (names.length > 1) throw new UsageError('--from-line goes with one file.');
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new UsageError(`--from-line takes the number of a line, not "${given}".`);
}

async function read(
  name: string,
  options: Parameters<typeof readComparisonFile>[1],
): Promise<ComparisonFile> {
  try {
    return withoutRepeated(await readComparisonFile(name, options), options.today);
  } catch (error) {
    if (error instanceof UnreadableFile)
      throw new CommandFailure(`${name}: ${error.message}. Nothing was sent.`);
    throw error;
  }
}

/** @returns how many lines the load would reject */
function checked({ name, lines, rejected }: ComparisonFile, output: Output): number {
  output.print(
    `${name}: ${counted(lines.length, 'line')} could be sent, ${rejected.length} rejected. Nothing was sent.`,
  );
  for (const { line, reason } of rejected) output.print(`line ${line}: ${reason}`);
  return rejected.length;
}

interface Load {
  readonly source: string;
  readonly asOf: LocalDate;
  readonly as: string;
  readonly snapshot: boolean;
}

/** @returns how many lines of each file were rejected */
async function loadAll(
  files: readonly ComparisonFile[],
  from: number,
  { source, asOf, as, snapshot }: Load,
  output: Output,
): Promise<number[]> {
  const { api } = runningSystem();
  let token = await issueToken(as);
  const post = (path: string, body: string, key: string) =>
    fetch(`${api}/comparison-sources/${source}/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        'idempotency-key': key,
        authorization: `Bearer ${token}`,
      },
      body,
    });
  const loading: Loading = {
    async send(path, body, key) {
      const response = await post(path, body, key);
      if (response.status !== 401) return response;
      // The token may expire while a large file is being sent.
      token = await issueToken(as);
      return post(path, body, key);
    },
    wait: (duration) => new Promise((resolve) => setTimeout(resolve, duration)),
    progress: (text) => output.progress(text),
  };
  const rejected: number[] = [];
  for (const file of files) {
    const lines = file.lines.filter(({ line }) => line >= from);
    const run = { id: ulid(), fileHash: file.hash, refused: file.rejected.length };
    const total = await loadLines({ name: file.name, lines, run }, asOf, loading);
    total.rejected.push(...file.rejected.filter(({ line }) => line >= from));
    const counts = [`${total.matched} matched`, `${total.signals} signals`, `${total.unknown} unknown`];
    if (total.older > 0) counts.push(`${total.older} older than what was loaded before`);
    const all = total.lines + file.rejected.filter(({ line }) => line >= from).length;
    output.print(`${counted(all, 'line')}: ${counts.join(', ')}, ${total.rejected.length} rejected`);
    for (const { line, reason } of total.rejected.toSorted((a, b) => a.line - b.line))
      output.print(`line ${line}: ${reason}`);
    rejected.push(total.rejected.length);
  }
  if (snapshot) await recordSnapshot(files, rejected, asOf, loading, output);
  return rejected;
}

/** @throws CommandFailure if a line was rejected: its person would be taken for absent */
async function recordSnapshot(
  files: readonly ComparisonFile[],
  rejected: readonly number[],
  asOf: LocalDate,
  loading: Loading,
  output: Output,
): Promise<void> {
  if (rejected.some((count) => count > 0))
    throw new CommandFailure(
      'No snapshot was recorded: people in rejected lines would be taken for absent. Correct those lines and run it again.',
    );
  const facts = [...new Set(files.flatMap(({ lines }) => lines.map(({ values }) => values.fact)))];
  if (facts.length === 0) throw new CommandFailure('No snapshot was recorded: the files have no lines.');
  await sendSnapshot(asOf, facts, loading);
  output.print(`Snapshot recorded: whatever was said of ${facts.join(', ')} before ${asOf} no longer holds.`);
}

if (import.meta.main) await main(command);
