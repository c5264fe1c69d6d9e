import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFunctions } from '../../lib/infra/function-list.ts';
import { folderForFile } from '../support/folders.ts';

const folder = folderForFile();

/** A source tree with the given files by path; handlers are empty. */
function tree(files: Readonly<Record<string, unknown>>): string {
  const root = mkdtempSync(join(folder, 'tree-'));
  for (const [place, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, place)), { recursive: true });
    writeFileSync(join(root, place), place.endsWith('.json') ? JSON.stringify(content) : '');
  }
  return root;
}

describe('The functions of the API', () => {
  test('are one for each set of grants, of whatever subject, in whatever order a row lists them', () => {
    const root = tree({
      'api/plans/make/handler.ts': '',
      'api/plans/adjust/handler.ts': '',
      'api/plans/read/handler.ts': '',
      'api/plans/grants.json': {
        make: ['decrypt-personal-data', 'write-cases'],
        adjust: ['write-cases', 'decrypt-personal-data'],
        read: ['read-records'],
      },
      'api/texts/show/handler.ts': '',
      'api/texts/read/handler.ts': '',
      'api/texts/grants.json': { show: [], read: ['read-records'] },
      'api/dispatch.ts': '',
    });
    expect(readFunctions(root).api).toEqual([
      {
        name: 'api/none',
        grants: [],
        operations: [{ id: 'show', subject: 'texts' }],
      },
      {
        name: 'api/read',
        grants: ['read-records'],
        operations: [
          { id: 'read', subject: 'plans' },
          { id: 'read', subject: 'texts' },
        ],
      },
      {
        name: 'api/write-decrypt',
        grants: ['write-cases', 'decrypt-personal-data'],
        operations: [
          { id: 'adjust', subject: 'plans' },
          { id: 'make', subject: 'plans' },
        ],
      },
    ]);
  });

  test('keep their names when an operation is added', () => {
    const files = { 'api/plans/make/handler.ts': '', 'api/plans/grants.json': { make: ['write-cases'] } };
    const more = {
      ...files,
      'api/plans/adjust/handler.ts': '',
      'api/plans/grants.json': { make: ['write-cases'], adjust: ['write-cases'] },
    };
    const names = [files, more].map((some) => readFunctions(tree(some)).api.map(({ name }) => name));
    expect(names[1]).toEqual(names[0]);
  });

  test('are refused with the name of an operation without a row', () => {
    const files = { 'api/plans/make/handler.ts': '', 'api/plans/grants.json': {} };
    expect(() => readFunctions(tree(files))).toThrow('plans/grants.json: no row for the operations make');
  });

  test('are refused with the name of an operation whose subject has no rows at all', () => {
    expect(() => readFunctions(tree({ 'api/plans/make/handler.ts': '' }))).toThrow(
      'plans/grants.json: no row for the operations make',
    );
  });

  test('are refused with the name of a row that has no operation', () => {
    const files = { 'api/plans/grants.json': { gone: [] } };
    expect(() => readFunctions(tree(files))).toThrow('plans/grants.json: rows without an operation: gone');
  });

  test.each([
    ['an unknown capability', ['delete-records']],
    ['one that is listed twice', ['read-records', 'read-records']],
    ['one that only functions in the background may have', ['start-workflows']],
  ])('are refused with %s', (_what, grants) => {
    const files = { 'api/plans/make/handler.ts': '', 'api/plans/grants.json': { make: grants } };
    expect(() => readFunctions(tree(files))).toThrow('plans/grants.json: ');
  });
});

describe('The background functions', () => {
  test('state their purpose and their grants in their folders', () => {
    const schedule = { description: 'Every hour', minute: '0' };
    const root = tree({
      'tasks/open/handler.ts': '',
      'tasks/open/function.json': { description: 'Opens', grants: ['write-cases'] },
      'schedules/sweep/handler.ts': '',
      'schedules/sweep/function.json': { description: 'Sweeps', grants: [], schedule },
    });
    expect(readFunctions(root).background).toEqual([
      { name: 'tasks/open', kind: 'tasks', description: 'Opens', grants: ['write-cases'] },
      { name: 'schedules/sweep', kind: 'schedules', description: 'Sweeps', grants: [], schedule },
    ]);
  });

  test('are refused if they have no description file', () => {
    expect(() => readFunctions(tree({ 'tasks/open/handler.ts': '' }))).toThrow(
      'functions/tasks/open has no function.json',
    );
  });

  test('are refused if a scheduled one does not say when it runs', () => {
    const files = {
      'schedules/sweep/handler.ts': '',
      'schedules/sweep/function.json': { description: 'Sweeps', grants: [] },
    };
    expect(() => readFunctions(tree(files))).toThrow('schedule');
  });
});
