import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** The parameters of a text: each replaces its name in braces. They are taken from the case when the notice is read. */
export type Parameters = Readonly<Record<string, string>>;

/** A paragraph of a notice. With `when`, it is only shown if the case provides that parameter. */
export type Paragraph = Bilingual & { readonly when?: string };

/**
 * The texts of one version of a template. The short text passes through networks that others may read, and shows on locked
 * screens. So it says that there is something to read and where, but no reason, category or benefit (I-34). The full text is
 * read after signing in, or at the counter.
 */
export interface NoticeTexts {
  readonly short: Bilingual;
  readonly title: Bilingual;
  readonly paragraphs: readonly Paragraph[];
}

/** The texts of a template by version. A version in which notices were written is kept for good. */
export type TextsByVersion = Readonly<Record<number, NoticeTexts>>;

/** Adds a version of a template in which its paragraphs are worded differently. */
export function withNext(
  texts: TextsByVersion,
  changed: (paragraph: Paragraph) => Bilingual,
): TextsByVersion {
  const [number, last] = Object.entries(texts).at(-1) ?? [];
  if (!last) return texts;
  const paragraphs = last.paragraphs.map((each) => ({ ...each, ...changed(each) }));
  return { ...texts, [Number(number) + 1]: { ...last, paragraphs } };
}

/**
 * Adds a version that makes clear that the last day of a time limit is part of it: 最迟于12月8日, whereas 12月8日前 can be read as
 * excluding the day (Civil Code art. 203: the last day ends at 24:00).
 */
export const withLastDay = (texts: TextsByVersion): TextsByVersion =>
  withNext(texts, ({ zh, en }) => ({
    zh: zh.replaceAll(/将?[在于](\{\w+\})前/g, '最迟于$1'),
    en: en.replaceAll(/ before (\{\w+\})/g, ' by $1'),
  }));

/** Leaves the objection within the agency out of the rights in a paragraph: there is none, or another paragraph explains it. */
export const onceToldOf = ({ zh, en, ...rest }: Paragraph): Paragraph => ({
  ...rest,
  zh: zh.replaceAll('{remedies}', '{otherRemedies}'),
  en: en.replaceAll('{remedies}', '{otherRemedies}'),
});

/** Adds a version without the objection among the rights: there is none (any more), or it is explained above. */
export const withoutObjection = (texts: TextsByVersion): TextsByVersion => withNext(texts, onceToldOf);

/** Adds a version in which paragraphs that end with a reason or the law end with a full stop: those names of ours have none. */
export const withFullStops = (texts: TextsByVersion): TextsByVersion =>
  withNext(texts, ({ zh, en }) => ({
    zh: zh.replace(/：\{(reason|law)\}$/, '$&。'),
    en: en.replace(/: \{(reason|law)\}$/, '$&.'),
  }));

/**
 * How to challenge a decision outside the agency: the body, the time limits and their source. The decision has to tell the
 * person (Regulation implementing the Administrative Reconsideration Law, art. 17).
 */
export const whereToAppeal: Paragraph = {
  zh: '如不服本决定，可以自知道本决定之日起60日内向{reviewBody}申请行政复议，也可以自知道本决定之日起6个月内直接向有管辖权的人民法院提起行政诉讼。依据：《中华人民共和国行政复议法》第二十条、第二十四条，《中华人民共和国行政诉讼法》第四十六条。',
  en: 'Against this decision you may apply to {reviewBody} for administrative reconsideration within 60 days of learning of it, or bring an administrative action directly in the court in charge within six months. Law: Administrative Reconsideration Law, arts 20 and 24; Administrative Litigation Law, art. 46.',
};

/** Where else to ask: the last paragraph of texts for the person. */
export const whereToAsk: Paragraph = {
  zh: '如有疑问，请联系{agency}，或拨打{hotline}。线上办理：{online}。',
  en: 'If you have a question, ask the {agency}, or call {hotline}. Online: {online}.',
};

/** The short text of every result: the same for all, so that somebody who reads over a shoulder learns nothing. */
export const newResult: Bilingual = {
  zh: '{agency}：您办理的公共服务事项（编号{applicationNumber}）有新的办理结果，请登录{entrance}或到服务窗口查看，咨询电话{hotline}。',
  en: 'From the {agency}: there is a new result in your public service matter ({applicationNumber}). Please sign in to {entrance} or come to the counter to read it. Questions: {hotline}.',
};

/** The short text of news that is not a result. */
export const newInformation: Bilingual = {
  zh: '{agency}：您办理的公共服务事项（编号{applicationNumber}）有新的信息，请登录{entrance}或到服务窗口查看，咨询电话{hotline}。',
  en: 'From the {agency}: there is new information in your public service matter ({applicationNumber}). Please sign in to {entrance} or come to the counter to read it. Questions: {hotline}.',
};

/** Announces that staff will get in touch, so that nobody else can pretend to be them. */
export const staffWillContact: Bilingual = {
  zh: '{agency}：工作人员将就您办理的公共服务事项（编号{applicationNumber}）与您联系，请留意来电；工作人员不会索要密码、验证码或费用。咨询电话{hotline}。',
  en: 'From the {agency}: our staff will contact you about your public service matter ({applicationNumber}). They never ask for a password, a code or money. Questions: {hotline}.',
};
