import { groupedYuanOf } from '../../../lib/domain/money.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { dateText } from '../wording/date-text.ts';
import type { CaseAnswer } from './case-schema.ts';
import type { Entry } from './person-entries.ts';

type Referral = NonNullable<CaseAnswer['referrals']>[number];
type Loan = NonNullable<CaseAnswer['loans']>[number];
type HandedOver = NonNullable<Referral['handedOver']>;

const words = {
  ground: { zh: '事由', en: 'Ground' },
  benefits: { zh: '拟核实的待遇', en: 'Benefits to be looked at' },
  amount: { zh: '申请金额', en: 'Applied for' },
  handedOver: { zh: '提供信息', en: 'Handed over' },
  received: { zh: '对方接收', en: 'Received' },
  answered: { zh: '反馈结果', en: 'Answer' },
  granted: { zh: '批准金额', en: 'Granted' },
  paid: { zh: '发放', en: 'Paid out' },
  until: { zh: '到期', en: 'To be repaid on' },
  ended: { zh: '结清', en: 'Ended' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Joins the known facts in one line; unknown ones are left out. */
const lineOf =
  (language: Language) =>
  (status: string, parts: Partial<Record<keyof typeof words, string | undefined>>): string =>
    [
      status,
      ...(Object.keys(words) as (keyof typeof words)[]).flatMap((name) =>
        parts[name] === undefined
          ? []
          : [{ zh: `${words[name].zh}：${parts[name]}`, en: `${words[name].en}: ${parts[name]}` }[language]],
      ),
    ].join(language === 'zh' ? '；' : '; ');

/** When data were handed over, to whom, how, and exactly which (PIPL art. 23). */
const handedOverText = (
  { at, to, way, items }: HandedOver,
  time: (instant: string) => string,
  language: Language,
): string => {
  const what = items.map(({ text }) => text).join(language === 'zh' ? '、' : ', ');
  return {
    zh: `${time(at)}，${to.text}，${way.text}（${what}）`,
    en: `${time(at)}, ${to.text}, ${way.text} (${what})`,
  }[language];
};

/** The referrals of a person, as lines of their copy: to whom, why, what was handed over, and the response. */
export function referralEntries(
  referrals: readonly Referral[],
  time: (instant: string) => string,
  language: Language,
): Entry[] {
  const line = lineOf(language);
  return referrals.map(({ number, body, statusText, ground, benefits, handedOver, receipt, answer }) => ({
    name: { zh: `第${number}次：${body.text}`, en: `${number}: ${body.text}` }[language],
    value: line(statusText, {
      ground: ground?.text,
      benefits: benefits?.map(({ text }) => text).join(language === 'zh' ? '、' : ', '),
      handedOver: handedOver && handedOverText(handedOver, time, language),
      received: receipt && dateText(receipt.on, language),
      answered:
        answer &&
        [dateText(answer.on, language), answer.outcome.text, answer.relief?.text].filter(Boolean).join(' '),
    }),
  }));
}

/** The loans of a person, as lines of their copy. */
export function loanEntries(
  loans: readonly Loan[],
  time: (instant: string) => string,
  language: Language,
): Entry[] {
  const line = lineOf(language);
  const money = (fen: number): string =>
    ({ zh: `${groupedYuanOf(fen)}元`, en: `${groupedYuanOf(fen)} yuan` })[language];
  const day = (on: string | undefined): string | undefined =>
    on === undefined ? undefined : dateText(on, language);
  return loans.map(
    ({ number, kind, group, statusText, ground, amountFen, handedOver, receipt, ...loan }) => ({
      name: {
        zh: `第${number}次：${kind.text}，${group.text}`,
        en: `${number}: ${kind.text}, ${group.text}`,
      }[language],
      value: line(statusText, {
        ground: ground?.text,
        amount: money(amountFen),
        handedOver: handedOver && handedOverText(handedOver, time, language),
        received: day(receipt?.on),
        answered: day(loan.answeredOn),
        granted: loan.terms && money(loan.terms.amountFen),
        paid: day(loan.paidOn),
        until: day(loan.until),
        ended: loan.ended && `${dateText(loan.ended.on, language)} ${loan.ended.how.text}`,
      }),
    }),
  );
}
