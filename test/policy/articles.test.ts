import { describe, expect, it } from 'vitest';
import { articleText, readArticle } from '../../lib/policy/articles.ts';
import { allPolicyKeys } from '../../lib/policy/keys.ts';
import { collectStatements } from '../../lib/policy/lint/statements.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';

describe('A place in a document', () => {
  it.each([
    ['一', '第一条', 'section 1'],
    ['一(三)', '第一条第（三）项', 'section 1(3)'],
    ['一（三）', '第一条第（三）项', 'section 1(3)'],
    ['十二(十)', '第十二条第（十）项', 'section 12(10)'],
    ['二十一', '第二十一条', 'section 21'],
    ['一(三)8', '第一条第（三）项第8目', 'section 1(3)(8)'],
    ['第二百零三条', '第二百零三条', 'art. 203'],
    ['第一千二百五十九条', '第一千二百五十九条', 'art. 1259'],
    ['第二条', '第二条', 'art. 2'],
    ['第十条', '第十条', 'art. 10'],
    ['第二十七条第二款', '第二十七条第二款', 'art. 27(2)'],
    ['第十七条、第三十条、第三十五条', '第十七条、第三十条、第三十五条', 'arts 17, 30 and 35'],
    ['第四十四条至第五十条', '第四十四条至第五十条', 'arts 44 to 50'],
    ['关于注销失业登记的规定', '关于注销失业登记的规定', 'the part on closing registrations'],
    ['附件1', '附件1', '附件1'],
    ['-', '', ''],
    ['', '', ''],
  ])('%s is written %s and %s', (compact, zh, en) => {
    expect(articleText(compact, 'zh')).toBe(zh);
    expect(articleText(compact, 'en')).toBe(en);
  });

  it('is written in numbers in every citation of the layers', () => {
    const citations = Object.values(servedRegions.layers).flatMap((layer) =>
      allPolicyKeys.flatMap((key) =>
        collectStatements(key, layer.values[key] ?? []).flatMap(({ citation }) => citation?.article ?? []),
      ),
    );
    expect(citations.length).toBeGreaterThan(150);
    const inWords = citations.filter((each) => readArticle(each).kind === 'words');
    for (const words of inWords) expect(articleText(words, 'en')).not.toMatch(/\p{Script=Han}/u);
  });
});
