import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { inTransaction } from '../../delivery/database.ts';

it('a transaction that the disk has no room for is rolled back, with the error of the disk', () => {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  database.exec('CREATE TABLE entry (text TEXT); PRAGMA max_page_count = 20');
  const insert = database.prepare("INSERT INTO entry VALUES (printf('%.3000c', 'x'))");
  const fill = () => inTransaction(database, () => Array.from({ length: 100 }, () => insert.run()));
  expect(fill).toThrow('database or disk is full');
  expect(database.isTransaction).toBe(false);
  expect(database.prepare('SELECT count(*) AS n FROM entry').get()).toEqual({ n: 0 });
  inTransaction(database, () => insert.run());
});
