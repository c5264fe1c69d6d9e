import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** What is put in the place of a name in braces, by that name. It is taken from the case when the notice is read. */
export type Parameters = Readonly<Record<string, string>>;

/** A paragraph of a notice; with `when`, only where the case gives that parameter. */
export type Paragraph = Bilingual & { readonly when?: string };

/**
 * The texts of one version of a template. The short text goes over networks that others may read, and shows on
 * locked screens: it says that there is something to read and where, and no reason, category or benefit (I-34).
 * The full text is read behind the sign-in or at the counter.
 */
export interface NoticeTexts {
  readonly short: Bilingual;
  readonly title: Bilingual;
  readonly paragraphs: readonly Paragraph[];
}

/** The texts of a template by their versions. A version that notices were written with is kept for good. */
export type TextsByVersion = Readonly<Record<number, NoticeTexts>>;

/** The versions of a template, and after them one in which its paragraphs are put otherwise. */
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
 * With a version that says of the last day of a time limit that it belongs to it: 最迟于12月8日, where 12月8日前 can be read as
 * without it (Civil Code art. 203: the last day ends at 24:00).
 */
export const withLastDay = (texts: TextsByVersion): TextsByVersion =>
  withNext(texts, ({ zh, en }) => ({
    zh: zh.replaceAll(/将?[在于](\{\w+\})前/g, '最迟于$1'),
    en: en.replaceAll(/ before (\{\w+\})/g, ' by $1'),
  }));

/** A paragraph that leaves the objection within the agency out of the rights: there is none, or another paragraph tells how. */
export const onceToldOf = ({ zh, en, ...rest }: Paragraph): Paragraph => ({
  ...rest,
  zh: zh.replaceAll('{remedies}', '{otherRemedies}'),
  en: en.replaceAll('{remedies}', '{otherRemedies}'),
});

/** With a version that has no objection among the rights: there is none against the decision (any more), or it is told above. */
export const withoutObjection = (texts: TextsByVersion): TextsByVersion => withNext(texts, onceToldOf);

/** With a version in which a paragraph that ends with a reason or the law, which are names of ours, ends with a full stop. */
export const withFullStops = (texts: TextsByVersion): TextsByVersion =>
  withNext(texts, ({ zh, en }) => ({
    zh: zh.replace(/：\{(reason|law)\}$/, '$&。'),
    en: en.replace(/: \{(reason|law)\}$/, '$&.'),
  }));

/**
 * What can be done against a decision outside the agency: the body, the time limits and their source, as the person
 * must be told with it (Regulation implementing the Administrative Reconsideration Law, art. 17).
 */
export const whereToAppeal: Paragraph = {
  zh: '如不服本决定，可以自知道本决定之日起60日内向{reviewBody}申请行政复议，也可以自知道本决定之日起6个月内直接向有管辖权的人民法院提起行政诉讼。依据：《中华人民共和国行政复议法》第二十条、第二十四条，《中华人民共和国行政诉讼法》第四十六条。',
  en: 'Against this decision you may apply to {reviewBody} for administrative reconsideration within 60 days of learning of it, or bring an administrative action directly in the court in charge within six months. Law: Administrative Reconsideration Law, arts 20 and 24; Administrative Litigation Law, art. 46.',
};

/** Where else to ask: the last paragraph of what a person reads. */
export const whereToAsk: Paragraph = {
  zh: '如有疑问，请联系{agency}，或拨打{hotline}。线上办理：{online}。',
  en: 'If you have a question, ask the {agency}, or call {hotline}. Online: {online}.',
};

/** The same for every result, so that somebody who reads over a shoulder learns nothing. */
export const newResult: Bilingual = {
  zh: '{agency}：您办理的公共服务事项（编号{applicationNumber}）有新的办理结果，请登录{entrance}或到服务窗口查看，咨询电话{hotline}。',
  en: 'From the {agency}: there is a new result in your public service matter ({applicationNumber}). Please sign in to {entrance} or come to the counter to read it. Questions: {hotline}.',
};

/** Something new that is no result. */
export const newInformation: Bilingual = {
  zh: '{agency}：您办理的公共服务事项（编号{applicationNumber}）有新的信息，请登录{entrance}或到服务窗口查看，咨询电话{hotline}。',
  en: 'From the {agency}: there is new information in your public service matter ({applicationNumber}). Please sign in to {entrance} or come to the counter to read it. Questions: {hotline}.',
};

/** Announces that staff will get in touch, so that nobody else can pretend to be them. */
export const staffWillContact: Bilingual = {
  zh: '{agency}：工作人员将就您办理的公共服务事项（编号{applicationNumber}）与您联系，请留意来电；工作人员不会索要密码、验证码或费用。咨询电话{hotline}。',
  en: 'From the {agency}: our staff will contact you about your public service matter ({applicationNumber}). They never ask for a password, a code or money. Questions: {hotline}.',
};
