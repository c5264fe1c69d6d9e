import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idsDefinedIn } from '../../bin/doc-references/documents.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

describe('The document docs/DOMAIN.md', () => {
  it('has the same clauses of the circulars as the policy', () => {
    const { clauses: allClauses } = servedRegions;
    const prefixes = new Set(allClauses.map(({ id }) => id.split('-', 1)[0]));
    const clauses = [...idsDefinedIn(read('docs/DOMAIN.md'))].filter((id) =>
      prefixes.has(id.split('-', 1)[0]),
    );
    expect(clauses.toSorted()).toEqual(allClauses.map(({ id }) => id).toSorted());
  });
});

describe('The document docs/DESIGN.md', () => {
  /** `CASE#<caseId>` and `CASE#${caseId}` both begin with `CASE`. */
  const beginningOf = (key: string): string => key.split(/[#'`]/, 1).join();

  it('lists an item for every key of the table and no other', () => {
    const items = /## Items\n([\s\S]*?)\n## /.exec(read('docs/DESIGN.md'))?.[1] ?? '';
    const cells = [...items.matchAll(/\| `([^`]+)` \| `([^`]+)` \|$/gm)];
    const listed = new Set(
      cells.flatMap(([, partition = '', sort = '']) => [partition, sort]).map(beginningOf),
    );
    const keys = read('lib/store/keys.ts').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    // The keys of the indexes are listed in the table of access patterns.
    const ofIndexes = new Set([
      'ORG',
      'OFF',
      'OWN',
      'REP',
      'OUTBOX',
      'PAYABLE',
      'REGISTERED',
      'OTHER',
      'UNDELIVERED',
      'PROVISIONAL',
      'WRITTEN',
      'ON-NOTICE',
      'ASSERTED',
    ]);
    const built = new Set(
      [...keys.matchAll(/['`]([A-Z]{2,}(?:-[A-Z]+)*[#'`]|-')/g)]
        .map(([, key = '']) => beginningOf(key))
        .filter((key) => !ofIndexes.has(key)),
    );
    expect([...listed].toSorted()).toEqual([...built].toSorted());
  });
});
