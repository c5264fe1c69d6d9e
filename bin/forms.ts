import { readFileSync, writeFileSync } from 'node:fs';
import { forms } from '../functions/api/forms.ts';
import { pooled } from '../functions/common/views/form-pool.ts';
import { checkOnly } from './support/command/check-only.ts';

/**
 * Writes functions/api/forms.json, the forms of all operations; with `--check` only reports whether it is up to date. Fails
 * if a field of a request lacks its text in a language.
 */
const file = new URL('../functions/api/forms.json', import.meta.url);
const { forms: all, complaints } = forms();
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exit(1);
const document = `${JSON.stringify(pooled(all), null, 1)}\n`;

if (checkOnly()) {
  if (readFileSync(file, 'utf8') !== document) {
    console.error('functions/api/forms.json does not fit the schemas: run `npm run forms:fix`.');
    process.exit(1);
  }
  console.log('functions/api/forms.json is up to date.');
} else {
  writeFileSync(file, document);
}
