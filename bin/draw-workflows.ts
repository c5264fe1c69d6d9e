/**
 * Draws every definition under `workflows/` into the README there, between the markers. Also reports workflows, states and
 * choices without a sentence in `workflows/texts.json`.
 *
 *     node bin/draw-workflows.ts           writes the README
 *     node bin/draw-workflows.ts --check   fails if the README differs from the definitions
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkOnly } from './support/command/check-only.ts';
import { drawWorkflow } from './support/workflow-drawing.ts';
import { faultsOfTexts } from './support/workflow-texts.ts';

const folder = join(import.meta.dirname, '../workflows');
const readme = join(folder, 'README.md');

let text = readFileSync(readme, 'utf8');
const before = text;
const definitions: Record<string, unknown> = {};
for (const file of readdirSync(folder).filter((name) => name.endsWith('.asl.json'))) {
  const definition = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  definitions[file.replace('.asl.json', '')] = definition;
  const drawing = drawWorkflow(definition);
  const [begin, end] = [`<!-- drawing of ${file} -->`, `<!-- end of drawing -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`workflows/README.md has no "${begin}" ... "${end}"`);
  text = `${text.slice(0, from)}${begin}\n\n\`\`\`mermaid\n${drawing}\n\`\`\`\n\n${text.slice(to)}`;
}
if (text !== before && checkOnly()) {
  console.error('workflows/README.md differs from the definitions: run `node bin/draw-workflows.ts`');
  process.exitCode = 1;
} else if (text !== before) writeFileSync(readme, text);

const faults = faultsOfTexts(definitions, JSON.parse(readFileSync(join(folder, 'texts.json'), 'utf8')));
for (const fault of faults) console.error(`workflows/texts.json: ${fault}`);
if (faults.length > 0) process.exitCode = 1;
