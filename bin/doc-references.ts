import { join } from 'node:path';
import { unresolvedReferences } from './doc-references/check.ts';
import { defineCommand, main } from './support/command/command.ts';

export const command = defineCommand({
  usage: `Lists every citation that leads nowhere: its place, and what it names. A citation is an id of docs/DOMAIN.md (a
clause, a reading, a rule, a source), a section of a document, the name of a document, a relative link, or a path in a
Markdown file. Ends with 1 where there is one.

  npm run docs
`,
  options: {},
  async run(_values, _none, output) {
    const { unresolved, checked } = unresolvedReferences(join(import.meta.dirname, '..'));
    for (const { file, line, reference, problem } of unresolved)
      output.printError(`${file}:${line}: ${reference}: ${problem}`);
    output.print(
      unresolved.length === 0
        ? `All ${checked} citations and links lead somewhere.`
        : `${unresolved.length} of ${checked} citations and links lead nowhere.`,
    );
    return unresolved.length > 0 ? 1 : 0;
  },
});

if (import.meta.main) await main(command);
