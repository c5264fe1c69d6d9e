import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Undoes `prepack` once the package is made. */
const folder = join(import.meta.dirname, '..');
const saved = join(folder, 'package.source.json');
if (existsSync(saved)) renameSync(saved, join(folder, 'package.json'));
rmSync(join(folder, 'dist'), { recursive: true, force: true });
