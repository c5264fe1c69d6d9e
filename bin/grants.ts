import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Capability, capabilities, meaningOf } from '../lib/infra/capabilities.ts';
import { readFunctions } from '../lib/infra/function-list.ts';
import { readOperations } from '../lib/infra/open-api.ts';
import { checkOnly } from './support/command/check-only.ts';
import { root } from './support/project-assembly.ts';

/** Writes functions/GRANTS.md; with `--check` only reports whether it is up to date. */
const file = join(root, 'functions/GRANTS.md');
const text = documentOrFault();

if (checkOnly()) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error(
      'functions/GRANTS.md does not fit the grants beside the functions: run `npm run grants:fix`.',
    );
    process.exit(1);
  }
  console.log('functions/GRANTS.md is up to date.');
} else writeFileSync(file, text);

/** The page. Ends the process with a sentence if a function has no row, or a row no function. */
function documentOrFault(): string {
  try {
    return grantsDocument();
  } catch (error) {
    console.error(`${(error as Error).message}.`);
    process.exit(1);
  }
}

/** A page for reviewers and operators of what every function may do, joined from the rows beside the functions. */
function grantsDocument(): string {
  const { api, background } = readFunctions(join(root, 'functions'));
  const routes = new Map(
    readOperations(join(root, 'functions/api/openapi.json')).map(({ id, method, path }) => [
      id,
      `${method} ${path}`,
    ]),
  );
  return `# Grants

Made by \`npm run grants:fix\` from \`api/<subject>/grants.json\` and \`<kind>/<name>/function.json\`. Every function may write
its own log besides, and nothing else.

## Capabilities

${formatTable(
  ['', 'The function may'],
  capabilities.map((capability) => [formatCode(capability), meaningOf(capability)]),
)}

## Functions of the API

Operations that have the same grants are one function, but for one that carries files of its own (\`files.json\`). Its log has the route in \`operation\`.

${formatTable(
  ['Function', 'Operations', 'Grants'],
  api.map(({ name, operations, grants }) => [
    formatCode(name.replace('api/', '')),
    operations.map(({ id }) => `${id}: ${formatCode(routes.get(id) ?? '')}`).join('<br>'),
    formatGrants(grants),
  ]),
)}

## Functions in the background

${formatTable(
  ['Function', 'What it does', 'Grants'],
  background.map(({ name, description, grants }) => [formatCode(name), description, formatGrants(grants)]),
)}
`;
}

function formatTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${' --- |'.repeat(heads.length)}`, ...rows.map(line)].join('\n');
}

function formatCode(text: string): string {
  return `\`${text}\``;
}

function formatGrants(grants: readonly Capability[]): string {
  return grants.map(formatCode).join(', ') || 'none';
}
