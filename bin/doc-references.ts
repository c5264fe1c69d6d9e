import { join } from 'node:path';
import { unresolvedReferences } from './doc-references/check.ts';

/**
 * `npm run docs`: lists every citation that leads nowhere: its place, and what it names. A citation is an id of
 * docs/DOMAIN.md (a clause, a reading, a rule, a source), a section of a document, the name of a document, a relative
 * link, or a path in a Markdown file. Ends with 1 where there is one.
 */
const root = join(import.meta.dirname, '..');
const { unresolved, checked } = unresolvedReferences(root);

for (const { file, line, reference, problem } of unresolved)
  console.error(`${file}:${line}: ${reference}: ${problem}`);
console.log(
  unresolved.length === 0
    ? `All ${checked} citations and links lead somewhere.`
    : `${unresolved.length} of ${checked} citations and links lead nowhere.`,
);
if (unresolved.length > 0) process.exitCode = 1;
