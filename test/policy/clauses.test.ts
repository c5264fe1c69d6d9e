import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coverage } from '../../bin/clauses/coverage.ts';
import { coveragePage } from '../../bin/clauses/page.ts';
import { testsByClause } from '../../bin/clauses/scan.ts';
import { checkScenarios } from '../../bin/clauses/scenarios.ts';
import { titlesIn } from '../../bin/clauses/test-titles.ts';
import { coveredWords, quotationFaults } from '../../bin/clauses/words.ts';
import { isOfLifecycle, otherReadings, readingSubjects } from '../../lib/policy/clauses/scope.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import type { ClauseWords } from '../scenarios/catalogue.ts';
import type { Scenario, ScenarioGroup } from '../scenarios/scenario.ts';
import { folderForTest } from '../support/folders.ts';

/** A project with one test file and nothing else. */
function projectWith(test: string): string {
  const root = folderForTest();
  for (const folder of ['test', 'lib/domain', 'lib/policy', 'lib/store', 'functions', 'workflows'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'test/some.test.ts'), test);
  return root;
}

describe('the titles of tests', () => {
  it('the titles of a file are those of its tests and groups, with the rows of their tables', () => {
    const source = [
      "describe('a group (AA-1)', () => {",
      "  it('says it\\'s so (AA-2)', () => { expect('AA-9').toBe(\"it('AA-9')\"); });",
      "  // it('AA-9 is commented out', () => {})",
      "  it.each<[string]>([['AA-3'], ['x']])('row %s', () => {});",
      '  it.each(rows)(`$name`, () => {});',
      "  test.skip('AA-4', () => {});",
      "  submit('AA-9');",
      '});',
      "const rows: readonly X[] = [{ name: 'AA-5' }];",
    ].join('\n');
    expect(titlesIn(source)).toEqual([
      { title: 'a group (AA-1)', rows: [] },
      { title: "says it\\'s so (AA-2)", rows: [] },
      { title: 'row %s', rows: ['AA-3', 'x'] },
      { title: '$name', rows: ['AA-5'] },
      { title: 'AA-4', rows: [] },
    ]);
  });

  it('a title counts for the clauses that it names, and a row only if the title includes it', () => {
    const root = projectWith(
      [
        "it.each([['SX-1.2']])('by %s', () => {});",
        "it.each([['SX-1.3']])('the same each time', () => {});",
        "it('CQ-1.2 and I-07', () => { use('QH-1.2'); });",
      ].join('\n'),
    );
    expect([...testsByClause(root).keys()].toSorted()).toEqual(['CQ-1.2', 'I-07', 'SX-1.2']);
  });
});

describe('the coverage', () => {
  it('the coverage has one row for every clause of the circulars and every reading', () => {
    const { clauses, others } = coverage(projectWith(''));
    const ids = [...clauses, ...others].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of servedRegions.clauses) expect(ids).toContain(id);
    for (let number = 1; number <= 37; number++)
      expect(ids).toContain(`I-${String(number).padStart(2, '0')}`);
    for (const id of ['C1', 'C2', 'C3', 'C4', 'C5']) expect(ids).toContain(id);
    for (const id of Object.keys(readingSubjects)) expect(Object.keys(otherReadings)).not.toContain(id);
    for (const { reason } of others)
      expect([reason.zh, reason.en].every((text) => text.length > 5)).toBe(true);
    expect(clauses.filter(({ subject }) => !isOfLifecycle(subject))).toEqual([]);
  });

  it('the coverage asks for code, and for a test that does more than look at values', () => {
    const root = projectWith("it('CQ-2.5', () => {});");
    writeFileSync(join(root, 'lib/domain/rule.ts'), '/** At least once a month (CQ-2.5). */');
    mkdirSync(join(root, 'test/policy'));
    writeFileSync(join(root, 'test/policy/lifecycle-values.test.ts'), "it('QH-2.5', () => {});");
    const { clauses } = coverage(root);
    const of = (id: string) => clauses.find((each) => each.id === id);
    expect(of('CQ-2.5')).toMatchObject({
      values: ['chongqing.followUp'],
      code: ['lib/domain/rule.ts'],
      tests: ['test/some.test.ts'],
      missing: [],
    });
    expect(of('QH-2.5')?.missing).toEqual(['code', 'test']);
    const page = coveragePage({ clauses, others: [] });
    const [row] = page.split('\n').filter((line) => line.startsWith('| CQ-2.5 | 每月跟踪回访 | named |'));
    expect(row).toContain('| `chongqing.followUp` | `lib/domain/rule.ts` |');
    expect(page).toContain('`policy/lifecycle-values.test.ts`*');
  });
});

describe('the words of a clause', () => {
  const words: ClauseWords = [
    ['在规定时间内办结', ['V1.three']],
    ['并以适当方式反馈结果。', ['V25.delivered'], 'nobody is told at night'],
    ['，', ['L1.basis']],
  ];

  it('are played if one of their scenarios is, and otherwise the page says what is missing', () => {
    expect(coveredWords(words, new Set(['V1.three', 'V25.delivered']))).toEqual([
      { words: '在规定时间内办结', scenarios: ['V1.three'] },
      { words: '并以适当方式反馈结果。', scenarios: ['V25.delivered'], missing: 'nobody is told at night' },
      { words: '，', scenarios: [], missing: 'no test plays it' },
    ]);
  });

  it('make a clause done, part or named', () => {
    const root = join(import.meta.dirname, '../..');
    const { clauses, faults } = coverage(root);
    expect(faults).toEqual([]);
    for (const { id, state, words: all } of clauses) {
      const missing = all.filter((each) => each.missing !== undefined);
      const played = all.filter(({ scenarios }) => scenarios.length > 0);
      expect(state, id).toBe(missing.length === 0 ? 'done' : played.length > 0 ? 'part' : 'named');
    }
  });

  it('are the whole text of a circular in order, and words of a reading', () => {
    expect(
      quotationFaults({ 'SX-1.2': words.slice(0, 2), 'I-04': [['accept on the birthday', []]] }),
    ).toEqual([]);
    expect(
      quotationFaults({ 'SX-1.2': words.slice(0, 2).toReversed(), 'I-04': [['accept on the eve', []]] }),
    ).toEqual(['SX-1.2: not word for word in its notice', 'I-04: not in DOMAIN.md: acceptontheeve']);
  });
});

describe('a scenario', () => {
  const group = (tests: Scenario['tests']): readonly ScenarioGroup[] => [
    { id: 'X', title: '', scenarios: { 'X.1': { words: '', tests } } },
  ];
  const inserted = '$' + '{one}';
  const project = () =>
    projectWith(`it(\`is ${inserted} of 'two'\`, () => {}); it('another\\u2019s', () => {});`);

  it('is played by existing tests, found by their titles', () => {
    const all = checkScenarios(project(), group({ some: ["is … of 'two'", 'another’s'] }));
    expect(all).toEqual({ played: new Set(['X.1']), faults: [] });
  });

  it('is not played by a test that no longer exists, which is a fault', () => {
    const gone = checkScenarios(project(), group({ some: ['another’s', 'renamed'] }));
    expect(gone).toEqual({ played: new Set(), faults: ['X.1: no test "renamed" in test/some.test.ts'] });
  });

  it('is not played by a test that only looks at values', () => {
    const root = project();
    mkdirSync(join(root, 'test/policy'));
    writeFileSync(join(root, 'test/policy/lifecycle-values.test.ts'), "it('has a value', () => {});");
    const looked = checkScenarios(root, group({ 'policy/lifecycle-values': ['has a value'] }));
    expect(looked).toEqual({ played: new Set(), faults: [] });
  });
});
