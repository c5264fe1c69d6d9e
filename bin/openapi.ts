import { readFileSync, writeFileSync } from 'node:fs';
import { openApiDocument } from '../functions/api/openapi.ts';
import { checkOnly } from './support/command/check-only.ts';

/** Writes functions/api/openapi.json; with `--check` only reports whether it is up to date. */
const file = new URL('../functions/api/openapi.json', import.meta.url);
const document = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (checkOnly()) {
  if (readFileSync(file, 'utf8') !== document) {
    console.error('functions/api/openapi.json does not fit the schemas: run `npm run openapi:fix`.');
    process.exit(1);
  }
  console.log('functions/api/openapi.json is up to date.');
} else {
  writeFileSync(file, document);
}
