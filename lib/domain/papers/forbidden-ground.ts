import { foldText } from './fold.ts';

const grounds = [
  '(?:材料|资料|手续|证件|证明|表格)[^，。；]{0,4}(?:不全|不齐|不完整|不完备|欠缺|缺失|不足)',
  '缺(?:少|乏|失)?[^，。；]{0,6}(?:材料|资料|手续)',
  '(?:未|没有?|不曾)(?:参加|缴纳|缴|交|参|办理)?过?(?:职工|城镇|任何)*(?:社会保险|社保|失业保险|养老保险|参保|参加保险|保险)',
  '未参保|没参保|(?:没有|无)[^，。；]{0,2}(?:社保|参保|缴费)',
  '(?:不符合|不具备|不满足|没有|无|未达到)[^，。；]{0,10}(?:领金|失业金|失业保险(?:金|待遇)?)[^，。；]{0,6}(?:条件|资格|要求)?',
  '(?:不能|无法|无权|不得)(?:申领|领取|享受)[^，。；]{0,4}(?:失业金|失业保险(?:金|待遇)?)',
  '(?:非|不是|不属于)(?:本地|本市|本县|本区|本省|当地)(?:户籍|户口|居民|人)',
  '外地(?:户籍|户口|人员)|(?:户籍|户口)不在(?:本|当)[地市县区省]|人户分离',
  '(?:没有|无|未见|查不到)(?:人事)?档案|档案不在',
];
const groundRegex = new RegExp(grounds.join('|'), 'u');
/** Words that say that something is not a ground: although, not because of, no matter whether. */
const irrelevant = /虽|尽管|即使|即便|不因|不以|不得|并非因|不是因|无论|不论|不管|不影响|无关/u;
const inEnglish =
  /\bincomplete (?:materials|documents|papers|paperwork)\b|\b(?:not|never|no longer) (?:insured|covered by (?:social|unemployment) insurance)\b|\bno social insurance\b|\bnot (?:entitled|eligible) (?:to|for) (?:unemployment )?benefits?\b|\bno (?:local household registration|personnel archive)\b|\bnot a local resident\b/u;

/**
 * Whether the explanation of a refusal relies on a forbidden ground: incomplete materials, no insurance, no entitlement to
 * benefit (人社厅发〔2020〕79号 一(二)), household registration elsewhere or no archive (人社部发〔2014〕97号).
 * @example restsOnForbiddenGround('您未参保，不符合领金条件') // true
 */
export function restsOnForbiddenGround(text: string): boolean {
  const sentences = foldText(text).split(/(?<=[。！？；\n])/u);
  return (
    sentences.some((sentence) => groundRegex.test(sentence) && !irrelevant.test(sentence)) ||
    inEnglish.test(text.normalize('NFKC').toLowerCase())
  );
}
