import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { storedShapes } from '../lib/store/versions/shapes.ts';
import { currentVersion } from '../lib/store/versions/versions.ts';
import { checkOnly } from './support/command/check-only.ts';
import { jsonText } from './support/json-text.ts';

/**
 * Writes lib/store/versions/shapes.json, a hash of each stored shape, while the current version is unreleased; with `--check`
 * only reports whether it is up to date.
 */
const file = new URL('../lib/store/versions/shapes.json', import.meta.url);
const released = new URL(`../test/store/releases/${currentVersion}/items.jsonl`, import.meta.url);
const text = jsonText({ version: currentVersion, shapes: storedShapes() });

const check = checkOnly();
if (existsSync(file) && readFileSync(file, 'utf8') === text) process.exit(0);
if (existsSync(released)) {
  console.error(
    `A stored shape has changed, and version ${currentVersion} has been released. Raise currentVersion in ` +
      'lib/store/versions/versions.ts, with an upcaster unless only optional members were added.',
  );
  process.exitCode = 1;
} else if (check) {
  console.error(
    'A stored shape has changed. Where only optional members were added: npm run shapes:fix. ' +
      'Otherwise what is stored already needs an upcaster in lib/store/versions.',
  );
  process.exitCode = 1;
} else writeFileSync(file, text);
