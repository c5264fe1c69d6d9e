import type { Language } from './bilingual.ts';

/**
 * A place in a document, parsed from the compact form that values and cases store:
 * - `sections`: numbered parts of a notice, outermost first (`一(三)8` is 1, 3, 8);
 * - `articles`: articles of a law, with the paragraph if one is named (`第二百零三条`, `第十七条、第三十条`);
 * - `words`: a part that has a name but no number;
 * - `none`: the document as a whole (`-`).
 */
export type Article =
  | { readonly kind: 'sections'; readonly numbers: readonly number[] }
  | {
      readonly kind: 'articles';
      readonly numbers: readonly ArticleNumber[];
      /** True if the two numbers are the first and last of a range; false if each article is cited by itself. */
      readonly range: boolean;
    }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'none' };

interface ArticleNumber {
  readonly article: number;
  readonly paragraph?: number;
}

const numeral = '[零〇一二三四五六七八九十百千]+';
const oneArticle = new RegExp(`^第(${numeral}|\\d+)条(?:第(${numeral}|\\d+)款)?$`, 'u');
const sections = new RegExp(`^(${numeral})(?:[(（](${numeral})[)）])?(\\d+)?$`, 'u');

/** What was parsed before: a case cites the same few dozen places again and again. */
const known = new Map<string, Article>();

/**
 * Parses the compact form of a place in a document.
 * @example readArticle('一(三)') // { kind: 'sections', numbers: [1, 3] }
 */
export function readArticle(compact: string): Article {
  const article = known.get(compact) ?? parseArticle(compact);
  known.set(compact, article);
  return article;
}

function parseArticle(compact: string): Article {
  if (compact === '-' || compact === '') return { kind: 'none' };
  const ofNotice = sections.exec(compact);
  if (ofNotice) {
    const [, section, item, point] = ofNotice;
    const numbers = [section, item].flatMap((each) => (each === undefined ? [] : [readNumeral(each)]));
    return { kind: 'sections', numbers: [...numbers, ...(point === undefined ? [] : [Number(point)])] };
  }
  const range = compact.includes('至');
  const numbers = compact.split(/[至、]/u).map(readArticleNumber);
  const read = numbers.filter((each) => each !== undefined);
  return read.length === numbers.length && read.length > 0
    ? { kind: 'articles', numbers: read, range }
    : { kind: 'words', text: compact };
}

/**
 * Formats a place in a document as officials write it: `第一条第（三）项`, `section 1(3)`; `第二百零三条`, `art. 203`.
 * Returns an empty string for the document as a whole. The caller puts the title and any separator before it.
 */
export function articleText(compact: string, language: Language): string {
  const article = readArticle(compact);
  switch (article.kind) {
    case 'none':
      return '';
    case 'words':
      return wordsText(article.text, language);
    case 'sections':
      return language === 'zh' ? sectionsInChinese(article.numbers) : sectionsInEnglish(article.numbers);
    case 'articles':
      return language === 'zh' ? compact : articlesInEnglish(article.numbers, article.range);
  }
}

function sectionsInChinese([section = 0, item, point]: readonly number[]): string {
  const inItem = item === undefined ? '' : `第（${chineseNumeral(item)}）项`;
  return `第${chineseNumeral(section)}条${inItem}${point === undefined ? '' : `第${point}目`}`;
}

const sectionsInEnglish = ([section, ...inside]: readonly number[]): string =>
  `section ${section}${inside.map((each) => `(${each})`).join('')}`;

function articlesInEnglish(numbers: readonly ArticleNumber[], range: boolean): string {
  const texts = numbers.map(({ article, paragraph }) =>
    paragraph === undefined ? `${article}` : `${article}(${paragraph})`,
  );
  const [only] = texts;
  if (texts.length === 1) return `art. ${only}`;
  if (range) return `arts ${texts.join(' to ')}`;
  return `arts ${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

/** Parts of documents that are cited by name. */
const namedParts: Readonly<Record<string, string>> = {
  序: 'introduction',
  尾: 'closing section',
  结尾部分: 'closing section',
  关于注销失业登记的规定: 'the part on closing registrations',
};
const wordsText = (text: string, language: Language): string =>
  language === 'zh' ? text : (namedParts[text] ?? text);

function readArticleNumber(text: string): ArticleNumber | undefined {
  const found = oneArticle.exec(text);
  if (!found) return undefined;
  const [, article = '', paragraph] = found;
  return {
    article: readNumeral(article),
    ...(paragraph !== undefined && { paragraph: readNumeral(paragraph) }),
  };
}

const digits = '零一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A number below ten thousand in Chinese or Arabic digits. */
function readNumeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let sum = 0;
  let digit = 0;
  for (const character of text.replaceAll('〇', '零')) {
    const unit = units[character];
    if (unit === undefined) digit = digits.indexOf(character);
    else {
      sum += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}

/** A number below a hundred in Chinese: 三, 十二, 二十一. */
function chineseNumeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits.charAt(tens)}十`;
  return `${ten}${ones === 0 && tens > 0 ? '' : digits.charAt(ones)}`;
}
