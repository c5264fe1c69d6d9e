import type { Stated } from './types.ts';
import type { ForbiddenDocument } from './values/registration.ts';

const notNeeded =
  '(?<!不是|并非)(?:无需|无须|不需要|不需|不必|不用|不要求)(?:您|你)?(?:再)?(?:另行)?(?:提供|提交|上传|携带|出示|带|交)?(?:任何)?';
const joining = '(?:[、和或及与]|以及|或者)';
const notNeededInEnglish =
  '(?:no need (?:for|to (?:bring|provide|upload|send|show))|(?:do not|don.t) need(?: to (?:bring|provide|upload|send|show))?)(?: an?| any| the| your)?';

/**
 * Finds the first document in the text that nobody may be asked for (人社厅发〔2020〕79号 一(二)). A statement that a
 * document is *not* needed is ignored. Spaces, dashes and invisible characters between Chinese characters do not hide
 * a word.
 */
export function findForbiddenDocument<Document extends ForbiddenDocument = Stated<ForbiddenDocument>>(
  text: string,
  documents: readonly Document[],
): Document | undefined {
  const plain = text.normalize('NFKC').toLowerCase();
  const chinese = hideExclusionsInChinese(plain, documents).replace(/[^\p{L}\p{N}。、,;:!?.]/gu, '');
  const english = hideExclusionsInEnglish(plain.replace(/[^\p{L}\p{N}]+/gu, ' '), documents);
  return documents.find(
    ({ words }) =>
      words.zh.some((word) => chinese.includes(word)) ||
      words.en.some((word) =>
        new RegExp(`(?<![\\p{L}\\p{N}])${word}s?(?![\\p{L}\\p{N}])`, 'u').test(english),
      ),
  );
}

function hideExclusionsInChinese(text: string, documents: readonly ForbiddenDocument[]): string {
  const word = `(?:${longestFirst(documents.flatMap(({ words }) => words.zh)).join('|')})(?:证明|证书|材料|书)?`;
  return text.replaceAll(new RegExp(`${notNeeded}${word}(?:${joining}${word})*`, 'gu'), 'x');
}

function hideExclusionsInEnglish(text: string, documents: readonly ForbiddenDocument[]): string {
  const word = `(?:${longestFirst(documents.flatMap(({ words }) => words.en)).join('|')})s?`;
  return text.replaceAll(
    new RegExp(`${notNeededInEnglish} ${word}(?: (?:or|and) (?:an? |any )?${word})*`, 'gu'),
    'x',
  );
}

/** Sorts words so that, of several with the same beginning, the longest matches. */
const longestFirst = (words: readonly string[]): string[] => words.toSorted((a, b) => b.length - a.length);
