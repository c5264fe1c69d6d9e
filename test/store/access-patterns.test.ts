import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patternFaults } from '../../bin/access-patterns/faults.ts';
import { patternsPage } from '../../bin/access-patterns/page.ts';
import type { AccessPattern } from '../../lib/store/access-patterns/pattern.ts';
import { accessPatterns } from '../../lib/store/access-patterns.ts';

const folder = join(import.meta.dirname, '../../lib/store');
const sources = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'keys.ts' && name !== 'access-patterns.ts')
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
const without = (list: string) =>
  accessPatterns.filter((pattern) => !('list' in pattern) || pattern.list !== list);

describe('The table of access patterns', () => {
  it('describes every key and list of the store and names only functions that use them', () => {
    expect(patternFaults(accessPatterns, sources)).toEqual([]);
  });

  it('is faulty if a list has no row, and the fault names the files that use it', () => {
    expect(patternFaults(without('outbox'), sources)).toEqual([
      'outbox has no row',
      'notice-items.ts uses outbox, and no row of it names a function of notice-items.ts',
      'notices.ts uses outbox, and no row of it names a function of notices.ts',
    ]);
  });

  it('is faulty if a key has no row', () => {
    const patterns = accessPatterns.filter(
      (pattern) => 'list' in pattern || pattern.sort[0] !== 'appliedRules',
    );
    expect(patternFaults(patterns, sources)).toContain('appliedRules has no row');
  });

  it('is faulty if a row names a function that no longer exists', () => {
    const row: AccessPattern = {
      pattern: 'Open tasks of a district',
      list: 'openTasks',
      of: ['{district}'],
      by: ['{dueAt}', '{caseId}', '{taskId}'],
      readBy: ['worklist.ts#worklist', 'worklist.ts#tasksOfYesterday'],
      writtenBy: ['projections.ts#openTask'],
    };
    expect(patternFaults([...without('openTasks'), row], sources)).toEqual([
      '"Open tasks of a district" names tasksOfYesterday, which is not in worklist.ts',
    ]);
  });

  it('becomes a page with one row per pattern: index, keys, readers and writers', () => {
    const rows = patternsPage(accessPatterns).split('\n');
    expect(rows).toContain(
      '| Open tasks of a district, soonest due first | gsi2 | `ORG#{district}#OPEN` | `{dueAt}#{caseId}#{taskId}` | `openTasks` (worklist.ts), `firstOf` (worklist.ts) | `openTask` (projections.ts) |',
    );
    expect(rows).toContain(
      '| All officers | table | `OFFICERS` | `OFFICER#{subject}`, or all by `OFFICER#` | `entryToReplace` (officers.ts), `officerEntries` (officers.ts), `officerEntry` (officers.ts), `recentEntry` (officers.ts) | `saveOfficer` (officers.ts) |',
    );
  });
});
