import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DataFolder } from '../data-folder.ts';
import { openServiceDatabase } from '../delivery/database.ts';
import { temporaryFolder } from './support/cleanup.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

it('a data folder and its files are for their owner only, even if they were not before', () => {
  const path = join(temporaryFolder(), 'data');
  mkdirSync(path);
  chmodSync(path, 0o755);
  const folder = DataFolder.open(path);
  folder.clock.keep({ running: true, aheadOfWallClock: 0, now: 0 });
  const database = openServiceDatabase(path, 'events');
  database.exec('CREATE TABLE entry (text TEXT) STRICT');
  folder.noteFiles();
  const files = readdirSync(path, { withFileTypes: true });
  expect(modeOf(path)).toBe('700');
  expect(files.map((file) => file.name)).toContain('events.sqlite-wal');
  for (const file of files) expect(modeOf(join(path, file.name))).toBe(file.isDirectory() ? '700' : '600');
  database.close();
  const again = openServiceDatabase(path, 'events');
  again.exec('INSERT INTO entry VALUES (1)');
  expect(modeOf(join(path, 'events.sqlite-wal'))).toBe('600');
  again.close();
  folder.close();
});
