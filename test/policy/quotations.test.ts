import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layerOf } from '../../lib/policy/layers.ts';
import { collectStatements } from '../../lib/policy/lint/statements.ts';
import { builtInLayers, type RegionId } from '../../lib/policy/regions/registry.ts';

const notices = {
  shanxi: 'shanxi-2022-91',
  qinghai: 'qinghai-2023-9',
  weihai: 'weihai-lu-2022-144',
  chongqing: 'chongqing',
  yunnan: 'yunnan-2022-57',
} as const satisfies Record<RegionId, string>;

const numerals = '一二三四五六七八九十';
const squeezed = (text: string): string =>
  text.replaceAll(/\s+/g, '').replaceAll('（', '(').replaceAll('）', ')');

/** The passage of an article of a circular: `二`, or `一(三)` if its articles have parts. */
function passage(notice: string, article: string): string {
  const [, chapter = '', part] =
    /^([一二三四五六七八九十]+)(?:\(([一二三四五六七八九十]+)\))?$/.exec(squeezed(article)) ?? [];
  const next = numerals[numerals.indexOf(chapter) + 1];
  const from = notice.search(new RegExp(`(?<![${numerals}(])${chapter}、`));
  const to = notice.search(new RegExp(`(?<![${numerals}(])${next}、`));
  const whole = from < 0 ? '' : notice.slice(from, to < from ? undefined : to);
  if (part === undefined) return whole;
  const after = numerals[numerals.indexOf(part) + 1];
  const begin = whole.indexOf(`(${part})`);
  const end = whole.indexOf(`(${after})`);
  return begin < 0 ? '' : whole.slice(begin, end < begin ? undefined : end);
}

describe('Quotations in the layers', () => {
  it.each(Object.entries(notices))(
    'of the circular of %s are word for word in it, at their article',
    (region, file) => {
      const notice = squeezed(
        readFileSync(join(import.meta.dirname, '../../docs/notices', `${file}.txt`), 'utf8'),
      );
      const quoted = Object.entries(layerOf(builtInLayers, region).values)
        .flatMap(([key, entries]) => collectStatements(key, entries))
        .flatMap(({ citation, basis }) =>
          basis === 'circular' && citation?.quote !== undefined
            ? [{ ...citation, quote: citation.quote }]
            : [],
        );
      expect(quoted.length).toBeGreaterThan(10);
      const wrong = quoted.filter(
        ({ article, quote }) => !passage(notice, article ?? '').includes(squeezed(quote)),
      );
      expect(wrong.map(({ clause, article, quote }) => `${clause} ${article}: ${quote}`)).toEqual([]);
    },
  );
});
