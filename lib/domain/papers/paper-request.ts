import { foldText } from './fold.ts';
import * as words from './words.ts';

/**
 * Where a text is used. In a `question` to an applicant, naming a document asks for it, unless the text says that it is not
 * needed or asks for information about it. In an `explanation` of a decision it may be named as a fact, so it is only asked for
 * by a word that asks for it or says that it is missing.
 */
export type TextPurpose = 'question' | 'explanation';

/**
 * Whether a text asks for a document beyond the identity document, or gives its absence as a reason. Nobody may be asked for
 * one, and no decision may rely on a missing one (人社厅发〔2020〕79号 一(二)). It recognises such documents by how their names are
 * formed (…证, …证明, …书, 复印件, 照片, 盖章, 材料), in either Chinese script and in English. Pure; the table of phrasings in its test
 * states how many are found and how many are mistaken.
 * @example asksForPaper('请到社区开具证明', 'question') // true
 * @example asksForPaper('无需提供离职证明，请说明离职时间', 'question') // false
 */
export function asksForPaper(text: string, purpose: TextPurpose): boolean {
  const folded = foldText(text);
  const apart = folded.split(/(?<=[。！？；\n])/u).some((sentence) => sentenceAsks(sentence, purpose));
  // A full stop within a word hides it from the sentences on either side.
  return apart || brokenWordAsks(folded) || inEnglish(text, purpose);
}

const paperRegex = new RegExp(words.paper, 'u');
const everyPaper = new RegExp(words.paper, 'gu');
const identityRegex = new RegExp(
  `(?:本人)?的?(?:有效)?${words.identityDocument}(?:[和及或、与]|以及|或者)*`,
  'gu',
);
const waived = new RegExp(
  `(?<!${words.denial})(?:${words.waiver})(?:(?!但|而|只需|仅需|只要|仅要|请|改为|须|需要)[^，。！？；\\n]){0,40}`,
  'gu',
);
const waivedAfterwards = new RegExp(
  `(?<=^|[，。！？；\\n])(?:(?!${words.need}|${words.demand})[^，。！？；\\n])*?(?:${words.paper})[^，。！？；\\n]{0,12}?${words.waivedAfter}(?!吗|么|[^，。；\\n]*[？])`,
  'gu',
);
/** Replaces a waiver that was removed. */
const waivedMark = '⌀';
const waivedNext = new RegExp(`^(?:但?您|本人|这些)?${waivedMark}[。]?$`, 'u');
const endsWithDemand = new RegExp(`(?:${words.demand})[：:]?$`, 'u');
const demandRegex = new RegExp(words.demand, 'u');
const missingRegex = new RegExp(words.missing, 'u');
const tellingRegex = new RegExp(words.telling, 'u');
const tellingOrHaving = new RegExp(`${words.telling}|${words.having}`, 'u');
const withoutIt = new RegExp(
  `(?:有没有|有无|没有|无|缺少|不提供|未提供|不交)[^，。；！？\\n]{0,12}(?:${words.paper})(?:[^，。；！？不\\n]{0,6}?${words.allTheSame}|的?，[^。；！？\\n]*(?:承诺|说明)即可)`,
  'gu',
);
const besidePaper = new RegExp(
  `(?:${words.missingBefore})[^，]{0,8}(?:${words.paper})|(?:${words.paper})[^，]{0,4}(?:${words.missingAfter})`,
  'u',
);
const neededPaper = new RegExp(`(?:${words.need})[^，]{0,14}(?:${words.paper})`, 'u');
const proveIt = /(?:请|需|须|应当?|必须|不能|无法|未能?|不足以|来|自行)[^，]{0,6}(?:证明|佐证)|自证/u;

function sentenceAsks(sentence: string, purpose: TextPurpose): boolean {
  const questioned = /[？]|吗|么[。]?$/u.test(sentence);
  const left = sentence
    .replace(identityRegex, '')
    .replace(withoutIt, '')
    .replace(waivedAfterwards, '')
    .replace(waived, (said) => (questioned ? said : waivedMark));
  const clauses = left.split('，');
  return clauses.some((clause, index) => {
    if (proveIt.test(clause)) return true;
    if (!paperRegex.test(clause)) return false;
    const [before = '', after = ''] = [clauses[index - 1], clauses[index + 1]];
    if (waivedNext.test(after)) return false;
    if (missingRegex.test(clause) || besidePaper.test(clause)) return true;
    const told = tellingRegex.test(clause.replace(everyPaper, ''));
    if (demandRegex.test(clause)) return true;
    if (!told && neededPaper.test(clause)) return true;
    if (endsWithDemand.test(before)) return true;
    if (asksForIt.test(after) || missingOfIt.test(after)) return true;
    return purpose === 'question' && !tellingOrHaving.test(sentence.replace(everyPaper, ''));
  });
}

/** Matches a clause that asks for what the previous clause names: 请尽快提交; 否则不予登记. */
const asksForIt = new RegExp(
  `^(?:请|您|需|须|应|尽快|及时|于|在|务必|一并|到|去|来|先|后|再|我们)*[^，]{0,10}?(?:${words.demand})[^，]{0,6}$|^(?:否则|才|方)`,
  'u',
);
const missingOfIt = new RegExp(`^(?:您)?(?:尚|还|仍|均|都)?(?:${words.missing})`, 'u');

const brokenWord =
  /离职[。；！？\n]证明?|解除[。；！？\n]证明|毕业[。；！？\n]证|学历[。；！？\n]证|户口[。；！？\n][本簿]|劳动[。；！？\n]合同|失业[。；！？\n]证|证[。；！？\n]明/u;
function brokenWordAsks(folded: string): boolean {
  const found = brokenWord.exec(folded);
  if (!found) return false;
  const around = folded.slice(0, found.index) + folded.slice(found.index).replace(/[。；！？\n]/u, '');
  return around.split(/(?<=[。！？；\n])/u).some((sentence) => sentenceAsks(sentence, 'explanation'));
}

const english = {
  paper: new RegExp(`\\b(?:${words.englishPaper})\\b`, 'u'),
  identity: new RegExp(`\\b(?:${words.englishIdentity})\\b`, 'gu'),
  demand: new RegExp(`\\b(?:${words.englishDemand})\\b`, 'u'),
  telling: new RegExp(`\\b(?:${words.englishTelling})\\b`, 'u'),
  waived: new RegExp(`\\b${words.englishWaiver}\\b[^,.;!?\\n]*`, 'gu'),
  noneNeeded: new RegExp(
    `\\b(?:no|neither|nor) [^,.;!?\\n]*(?:needed|required|necessary|asked for)\\b|[^,.;!?\\n]*\\b(?:${words.englishWaivedAfter})\\b`,
    'gu',
  ),
};

function inEnglish(text: string, purpose: TextPurpose): boolean {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s,.;!?'’]/gu, ' ');
  return plain.split(/(?<=[.;!?\n])/u).some((sentence) => {
    const left = sentence
      .replace(english.identity, ' ')
      .replace(english.noneNeeded, ' ')
      .replace(english.waived, ' ');
    if (!english.paper.test(left)) return false;
    return english.demand.test(left) || (purpose === 'question' && !english.telling.test(left));
  });
}
