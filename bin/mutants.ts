import { misfit } from './mutants/mutant.ts';
import { fateOf } from './mutants/run.ts';
import { mutants, mutantsBySubject } from './mutants/table.ts';

/**
 * Breaks each mended rule, one at a time, and runs the tests that must notice: `npm run mutants`, or with the names of
 * subjects, findings or mutants, `npm run mutants -- claims L3 W7.good`. Fails if a mutant survives.
 */
const asked = process.argv.slice(2);
const chosen = mutants.filter(
  (mutant) =>
    asked.length === 0 ||
    asked.some(
      (name) =>
        mutant.id === name || mutant.id.startsWith(`${name}.`) || mutantsBySubject[name]?.includes(mutant),
    ),
);
if (chosen.length === 0) {
  console.error(
    `There is no such mutant. The subjects are ${Object.keys(mutantsBySubject).join(', ')}, and the mutants ${mutants.map(({ id }) => id).join(', ')}`,
  );
  process.exitCode = 2;
}
for (const mutant of chosen) {
  const unfit = misfit(mutant);
  const fate = unfit ?? (await fateOf(mutant));
  console.log(`${fate.padEnd(9)}  ${mutant.id}: ${mutant.wrong}`);
  if (fate !== 'killed') process.exitCode = 1;
}
