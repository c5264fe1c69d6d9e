import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesInPart } from '../../bin/prove/files.ts';
import { linesOf, outcomeOf } from '../../bin/prove/outcome.ts';
import { promisesOn } from '../../bin/prove/promises.ts';
import { proving, someOf } from '../support/proving.ts';

const root = join(import.meta.dirname, '../..');
const page = [
  '| | promise | shown by |',
  '|---|---|---|',
  '| P1 | Nothing is lost | `test/a.test.ts`: “keeps %s of $all”<br>`test/b.test.ts`: “keeps (it)” |',
].join('\n');
const ran = (title: string, status: string) => ({ title, status });
const file = (name: string, ...assertionResults: ReturnType<typeof ran>[]) => ({
  name: join(root, name),
  assertionResults,
});
const lines = (...testResults: ReturnType<typeof file>[]): readonly string[] =>
  promisesOn(page).flatMap((promised) => linesOf(outcomeOf(promised, { testResults }, root)));

describe('Of a promise', () => {
  it('every test counts by its title, whatever a table has inserted', () => {
    expect(
      lines(
        file(
          'test/a.test.ts',
          ran('keeps 1 of 3', 'passed'),
          ran('keeps 2 of 3', 'passed'),
          ran('keeps', 'failed'),
        ),
        file('test/b.test.ts', ran('keeps (it)', 'passed')),
      ),
    ).toEqual(['held     P1  Nothing is lost (3 passed)']);
  });

  it('a test that failed, and one that was not run, is named', () => {
    expect(
      lines(file('test/a.test.ts', ran('keeps 1 of 3', 'passed'), ran('keeps 2 of 3', 'failed'))),
    ).toEqual([
      'broken   P1  Nothing is lost (1 passed)',
      '             failed: test/a.test.ts: keeps %s of $all',
      '             not run: test/b.test.ts: keeps (it)',
    ]);
    expect(
      lines(
        file('test/a.test.ts', ran('keeps 1 of 3', 'passed')),
        file('test/b.test.ts', ran('keeps (it)', 'skipped')),
      ),
    ).toContain('in part  P1  Nothing is lost (1 passed)');
  });
});

describe('What npm test leaves out or tries in part', () => {
  it('is found by file names and by direct and indirect imports', () => {
    const files = filesInPart(root);
    expect(files).toEqual(
      expect.arrayContaining([
        'test/start/kill.prove.test.ts',
        'test/api/access-matrix.test.ts',
        'test/domain/case/lives.test.ts',
      ]),
    );
    expect(files).not.toContain('test/domain/divisions.test.ts');
    expect(files.length).toBeLessThan(70);
  });

  it('differs by seed, keeps its order, and is everything when all is tried', () => {
    const all = Array.from({ length: 50 }, (_, index) => index);
    const some = someOf(all, 7);
    expect(some).toHaveLength(proving ? 50 : 7);
    expect(some).toEqual(some.toSorted((a, b) => a - b));
    expect(someOf(all, 7)).toEqual(some);
    expect(someOf([1, 2], 7)).toEqual([1, 2]);
  });
});
