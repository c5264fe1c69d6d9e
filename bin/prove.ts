import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesInPart } from './prove/files.ts';
import { linesOf, outcomeOf, type RunReport } from './prove/outcome.ts';
import { type Promised, promisesOn } from './prove/promises.ts';
import { defineCommand, main } from './support/command/command.ts';
import { UsageError } from './support/command/errors.ts';
import { root } from './support/project-assembly.ts';

const page = 'test/PROMISES.md';
const report = join(root, '.build/proved.json');

export const command = defineCommand({
  usage: `Runs the tests in full, and reports for each promise of ${page} whether it held.

  npm run prove [-- PROMISE|PATH ...] [--rest]

  PROMISE  its id there, or the number of a statement on the portal: only the files of its tests
  PATH     a folder or file, such as test/start/: only the tests in it
  --rest   only what npm test leaves out or runs in part

Runs in full what npm test runs in part, and costly properties with three times as many values (PROPERTY_RUNS changes
that). Takes about five minutes on two cores, half of that with --rest.
`,
  options: { rest: { type: 'boolean', default: false } },
  positionals: { min: 0, max: 40 },
  async run({ rest }, asked, output) {
    const promises = promisesOn(readFileSync(join(root, page), 'utf8'));
    const paths = asked.filter((each) => each.includes('/'));
    const ids = asked.filter((each) => !each.includes('/'));
    const unknown = ids.find((id) => !promises.some((each) => each.id === id));
    if (unknown !== undefined)
      throw new UsageError(
        `${page} has no promise "${unknown}": ${promises.map(({ id }) => id).join(', ')}.`,
      );
    const missing = paths.find((path) => !existsSync(join(root, path)));
    if (missing !== undefined) throw new UsageError(`There is no ${missing}.`);
    const chosen = asked.length === 0 ? promises : promises.filter(({ id }) => ids.includes(id));
    const places = [...paths, ...(ids.length > 0 ? filesOf(chosen) : [])];
    const files = rest ? filesInPart(root).filter((file) => isIn(file, places)) : places;
    if (rest && files.length === 0) {
      output.print('npm test already runs that in full.');
      return 0;
    }
    rmSync(report, { force: true });
    const code = await test(files);
    if (!existsSync(report)) return code;
    const run: RunReport = JSON.parse(readFileSync(report, 'utf8'));
    for (const promised of chosen) {
      const shownBy = promised.shownBy.filter(({ file }) => !rest || files.includes(file));
      if (!rest || shownBy.length > 0)
        output.print(linesOf(outcomeOf({ ...promised, shownBy }, run, root)).join('\n'));
    }
    return code;
  },
});

const filesOf = (promises: readonly Promised[]): readonly string[] => [
  ...new Set(promises.flatMap(({ shownBy }) => shownBy.map(({ file }) => file))),
];

/** Whether a file is one of these places or inside one. True for any file if there are no places. */
const isIn = (file: string, places: readonly string[]): boolean =>
  places.length === 0 || places.some((place) => file.startsWith(place));

/** Runs test files, or all tests, and resolves with Vitest's exit code. */
function test(files: readonly string[]): Promise<number> {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files];
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: root,
    env: { PROPERTY_RUNS: '3', ...process.env, PROVE: 'true' },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

if (import.meta.main) await main(command);
