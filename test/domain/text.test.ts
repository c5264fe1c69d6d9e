import { describe, expect, it } from 'vitest';
import { freeTextSchema, optionalTextSchema } from '../../functions/common/http/schemas.ts';
import { hasUnreadable, saysSomething } from '../../lib/domain/text.ts';

/** Text that is shown as nothing, or has no content: invisible characters, fillers, blanks, marks or punctuation. */
const nothings: readonly (readonly [what: string, text: string])[] = [
  ['a zero-width space', '\u200b'],
  ['zero-width joiners', '\u200d\u200c'],
  ['a word joiner', '\u2060'],
  ['a soft hyphen', '\u00ad'],
  ['a byte order mark', '\ufeff'],
  ['a Hangul filler', '\u3164'],
  ['a half-width Hangul filler', '\uffa0'],
  ['Hangul choseong and jungseong fillers', '\u115f\u1160'],
  ['a braille blank', '\u2800'],
  ['an invisible separator', '\u2063'],
  ['a Mongolian vowel separator', '\u180e'],
  ['Khmer inherent vowels', '\u17b4\u17b5'],
  ['a variation selector', '\ufe0f'],
  ['tag characters', '\u{e0041}\u{e0042}'],
  ['a combining mark', '\u0301'],
  ['no-break and ideographic spaces', '\u00a0\u3000'],
  ['punctuation', '\u3002\u3002\u3002'],
  ['dashes', '---'],
  ['a symbol', '\u25a1'],
];
const unreadables: readonly (readonly [what: string, text: string])[] = [
  ['NUL', '\u0000'],
  ['NUL within words', '\u5df2\u0000\u6838\u5b9e'],
  ['an escape', '\u001b[31m'],
  ['a C1 control', '\u5df2\u0085\u6838\u5b9e'],
  ['an override of the direction', '\u202e\u5df2\u6838\u5b9e'],
  ['an isolate', '\u2066\u5df2\u6838\u5b9e\u2069'],
  ['half a surrogate pair', '\u5df2\ud800'],
  ['a non-character', '\u5df2\ufffe'],
  ['words in tag characters', '\u5df2\u{e0068}\u{e0069}'],
];

describe('A text that people write', () => {
  it.each(nothings)('has no content if it is only %s', (_what, text) => {
    for (const each of [text, `${text}${text}`, `${text} ${text}`]) {
      expect(saysSomething(each)).toBe(false);
      expect(freeTextSchema().safeParse(each).success).toBe(false);
    }
  });

  it.each(unreadables)('is not accepted with %s', (_what, text) => {
    expect(hasUnreadable(text)).toBe(true);
    expect(freeTextSchema().safeParse(text).success).toBe(false);
    expect(optionalTextSchema().safeParse(text).success).toBe(false);
  });

  it.each([
    '\u5df2\u6838\u5b9e',
    '1',
    'a',
    '\u7b2c\u4e00\u884c\n\u7b2c\u4e8c\u884c\t',
    '\u0e01\u0e33',
    '\ud55c\uad6d',
    '\u{20bb7}',
  ])('is accepted as it is: %j', (text) => {
    expect(freeTextSchema().parse(text)).toBe(text.trim());
    expect(optionalTextSchema().parse(text)).toBe(text.trim());
  });

  it('may be left out where nothing need be written', () => {
    expect(optionalTextSchema().parse('  ')).toBe('');
  });
});
