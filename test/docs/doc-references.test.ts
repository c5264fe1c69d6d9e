import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { unresolvedReferences } from '../../bin/doc-references/check.ts';
import { anchorsOf } from '../../bin/doc-references/markdown.ts';

/** A small repository whose documents define only a few ids. */
const documents = {
  'docs/DOMAIN.md': [
    '# Domain',
    '## (b) The circulars',
    '### b4. Chongqing',
    '| id | clause |',
    '|---|---|',
    '| CQ-1.2 | complete within five working days |',
    '## (c) Facts',
    '### C5. Closure',
    '### D3. Rules',
    '1. the first',
    '2. the second',
    '3. the third',
    '## (i) Readings',
    '| I-07 | attempts |',
    '## Sources',
    '* [N2] a circular',
  ].join('\n'),
  'docs/PLATFORM.md': '# Platform\n## 7. Pitfalls\n| # | what |\n|---|---|\n| 17 | claims |\n### 7.1 More\n',
  'docs/RELIABILITY.md': '# Reliability\n| I6 | months |\n| R19 | load |\n',
  'docs/DESIGN.md': '# Design\n## Layout\n## Why episodes, not one execution a case\n',
  'lib/domain/case.ts': 'export {};\n',
};

let folder: string | undefined;

/** What the check reports about the small repository with one more file. */
function checkWith(path: string, text: string): string[] {
  folder = mkdtempSync(join(tmpdir(), 'doc-references-'));
  for (const [name, content] of Object.entries({ ...documents, [path]: text })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return unresolvedReferences(folder).unresolved.map(
    ({ file, line, reference }) => `${file}:${line} ${reference}`,
  );
}

afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

describe('The citations of this repository', () => {
  it('all resolve', () => {
    const { unresolved, checked } = unresolvedReferences(join(import.meta.dirname, '../..'));
    expect(unresolved).toEqual([]);
    expect(checked).toBeGreaterThan(1_000);
  });
});

/** Faulty citations by kind: a file, its text and the expected report. */
const faults = {
  'a clause in a comment': ['lib/a.ts', 'const a = 1;\n/** Due soon (CQ-1.8). */\n', '2 CQ-1.8'],
  'a clause in the title of a test': ['test/a.test.ts', "it('CQ-1.8 holds', () => {});", '1 CQ-1.8'],
  'a reading in a string': ['functions/a.ts', "\n\nconst text = 'Counts (I-77).';", '3 I-77'],
  'a reading in JSON': ['biome.json', '{ "message": "see I-77" }', '1 I-77'],
  'a rule by its number': ['lib/a.ts', "const clause = 'D3.4';", '1 D3.4'],
  'a section after the name of its document': ['lib/a.ts', '// (DOMAIN C8)', '1 DOMAIN C8'],
  'a section by its letter': ['lib/a.ts', '// DOMAIN.md (b) and DOMAIN b7', '1 DOMAIN b7'],
  'the second of two ids': ['lib/a.ts', '// (DOMAIN C5, I-77)', '1 DOMAIN I-77'],
  'the end of a range': ['lib/a.ts', '// (DOMAIN D3.1 to D3.4)', '1 DOMAIN D3.4'],
  'an id on the next line of a comment': [
    'lib/a.ts',
    '/**\n * So it is (DOMAIN\n * C8).\n */',
    '2 DOMAIN C8',
  ],
  'a source': ['docs/PLATFORM.md', '# Platform\n\nAs [N99] says.', '3 N99'],
  'an invariant': ['test/a.ts', '// (RELIABILITY I66)', '1 RELIABILITY I66'],
  'a numbered section': ['lib/a.ts', '// (PLATFORM 9.4)', '1 PLATFORM 9.4'],
  'a row of a section': ['lib/a.ts', '// (PLATFORM 7, row 18)', '1 PLATFORM 7, row 18'],
  'a section by its name': ['lib/a.ts', '// (DESIGN, Colours)', '1 DESIGN, Colours'],
  'a section by its name in quotes': ['README.md', 'See `DESIGN.md`, "Colours".', '1 DESIGN, Colours'],
  'a document in backticks': ['README.md', '\nSee `LAYOUT.md`.', '2 LAYOUT.md'],
  'a document in a comment': ['lib/a.ts', '// See LAYOUT.md.', '1 LAYOUT.md'],
  'a planning note': ['lib/a.ts', '// see PRODUCT A11', '1 PRODUCT A11'],
  'a relative link': ['lib/README.md', '[the case](domain/cases.ts)', '1 domain/cases.ts'],
  'a link to a heading': ['README.md', '[why](docs/DESIGN.md#colours)', '1 docs/DESIGN.md#colours'],
  'a link to a heading of the same page': ['README.md', '# One\n\n[two](#two)', '3 #two'],
  'a path in backticks': ['README.md', 'See `lib/rules/case.ts`.', '1 lib/rules/case.ts'],
  'a path in a command': ['README.md', 'Try:\n\n    npx x --data @lib/a.json', '3 lib/a.json'],
  'a path in a fenced command': ['README.md', '```sh\nnpx x lib/a.json\n```', '2 lib/a.json'],
} as const;

describe('The check of unresolved citations', () => {
  it.each(Object.entries(faults))('reports %s with its place', (_what, [path, text, reported]) => {
    expect(checkWith(path, text)).toEqual([`${path}:${reported}`]);
  });
});

const sound = {
  'ids with and without their document': [
    'lib/a.ts',
    '// CQ-1.2, I-07, D3.3, N2 (DOMAIN C5; DOMAIN b and c)',
  ],
  'a range of sections': ['lib/a.ts', '// (DOMAIN b4-b4), DOMAIN.md (b) as it divides them'],
  'sections of other documents': ['lib/a.ts', '// PLATFORM 7.1; PLATFORM 7, row 17; RELIABILITY I6, R19'],
  'a heading, or its beginning': ['lib/a.ts', '// (DESIGN, Layout) and (DESIGN, Why episodes)'],
  'a document without a section': ['lib/a.ts', '/** Every id of DOMAIN.md; what DESIGN says. */'],
  'a figure after a section': ['lib/a.ts', '// by PLATFORM 7.1, 903 of them'],
  'a deliberately unknown clause': ['test/a.test.ts', "refuses('CQ-9.9')"],
  'short names in the local runtime': ['lib/local/test/a.test.ts', "begin('Visit', 'C9')"],
  'short names within longer ones': ['lib/a.ts', "const a = ['=SUM(A1)', '%E4%B8']; x.C9(); F12e();"],
  'links to files, folders and headings': [
    'docs/LINKS.md',
    '[a](DESIGN.md#layout) [b](../lib/domain) [c](../lib/domain/case.ts)',
  ],
  'addresses on the web': ['README.md', '[a](https://example.org/docs/X.md) <mailto:a@example.org>'],
  'paths with a placeholder': ['README.md', '`lib/<region>/layer.ts`, `lib/*.ts`, `npm run docs`'],
  'paths of existing files in commands': [
    'README.md',
    '    npx x lib/domain/case.ts test.ts ./lib/x.ts lib/{a,b}.json',
  ],
  'the contents of a code block': ['README.md', '```\n[a](nowhere.md) F55\n```'],
} as const;

describe('The check of valid citations', () => {
  it.each(Object.entries(sound))('reports nothing for %s', (_what, [path, text]) => {
    expect(checkWith(path, text)).toEqual([]);
  });

  it('turns headings into anchors as GitHub does', () => {
    const anchors = anchorsOf('# The `store`, and *why*\n## Twice\n## Twice\n## 三清 / 四清\n');
    expect([...anchors]).toEqual(['the-store-and-why', 'twice', 'twice-1', '三清--四清']);
  });
});
