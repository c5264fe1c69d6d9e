import type { LoanEvent } from '../../../lib/domain/case/guaranteed-loan/events.ts';
import type { HandOverItem } from '../../../lib/domain/case/hand-over/hand-over.ts';
import { groupedYuanOf } from '../../../lib/domain/money.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { handOverItemTexts, handOverWayTexts } from '../../common/wording/hand-over-texts.ts';
import { type NoticeReader, optional, remediesOf } from '../../common/wording/notice-reader.ts';
import {
  newInformation,
  newResult,
  type Paragraph,
  type Parameters,
  whereToAppeal,
  whereToAsk,
  withLastDay,
} from '../../common/wording/notice-texts.ts';
import { loanGroundTexts } from './index.ts';

const waived: Paragraph = {
  when: 'waived',
  zh: '贷款金额不超过{waiverLimit}元（含{waiverLimit}元），免除反担保要求。依据：{waiverBasis}。',
  en: 'The amount is not above {waiverLimit} yuan, which is included, so that no counter-guarantee is needed. Basis: {waiverBasis}.',
};
const notWaived: Paragraph = {
  when: 'notWaived',
  zh: '免除反担保只适用于规定类型、金额不超过{waiverLimit}元（含{waiverLimit}元）的贷款，银行可以要求您提供反担保。依据：{waiverBasis}。',
  en: 'Only loans of the kinds named there, up to and including {waiverLimit} yuan, need no counter-guarantee; the bank may ask you for one. Basis: {waiverBasis}.',
};
const bankDecides: Paragraph = {
  zh: '是否贷款以及金额、期限和利率，由银行依照其规定决定。',
  en: 'Whether a loan is given, and its amount, term and rate, is for the bank to decide by its own rules.',
};

/** The findings of the agency, the decision of the bank, and the term of a loan. */
export const notices = {
  'loan-checked': {
    texts: withLastDay({
      1: {
        short: newResult,
        title: { zh: '创业担保贷款申请的审核结果', en: 'The result of your application for a loan' },
        paragraphs: [
          {
            when: 'handOverBy',
            zh: '经审核，您（编号{applicationNumber}）申请的{amount}元创业担保贷款符合条件，我们将于{handOverBy}前提交经办银行。',
            en: 'Our staff have found that you (number {applicationNumber}) may have a guaranteed loan of {amount} yuan. We hand the application to a bank by {handOverBy}.',
          },
          {
            when: 'ground',
            zh: '经审核，您（编号{applicationNumber}）申请的{amount}元创业担保贷款不符合条件。理由：{ground}。',
            en: 'Our staff have found that you (number {applicationNumber}) may not have the guaranteed loan of {amount} yuan. Ground: {ground}.',
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { when: 'basis', zh: '依据：{basis}。', en: 'Basis: {basis}.' },
          waived,
          notWaived,
          { ...bankDecides, when: 'handOverBy' },
          {
            when: 'ground',
            zh: '情况有变化的，可以再次申请。',
            en: 'If your situation changes, you may apply again.',
          },
          { ...whereToAppeal, when: 'ground' },
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const { number, ground, handOver } = reader.need('loan-checked').data;
      const applied = applicationOf(reader, number);
      return {
        ...amountOf(applied?.data.request.amountFen),
        ...optional('basis', groupLaw(reader)),
        ...(handOver && {
          handOverBy: reader.due(handOver),
          ...waiverOf(reader, applied?.data.waiver),
        }),
        ...(ground && { ground: reader.text(loanGroundTexts[ground]) ?? ground }),
        ...optional('explanation', reader.said('explanation', 'loan-checked')),
        ...remediesOf(reader),
      };
    },
  },
  'loan-handed-over': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '贷款申请已提交银行', en: 'Your application is with a bank' },
        paragraphs: [
          {
            zh: '您的创业担保贷款申请（编号{applicationNumber}）已于{handedOverOn}提交{bank}，方式：{way}。提供的信息：{items}。',
            en: 'Your application for a guaranteed loan (number {applicationNumber}) was handed over on {handedOverOn} to: {bank}. How: {way}. What: {items}.',
          },
          bankDecides,
          {
            zh: '银行可能直接与您联系；我们将跟进，结果反馈后告知您。',
            en: 'The bank may contact you itself. We see that it answers, and tell you the result.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { at, data } = reader.need('loan-handed-over');
      return {
        handedOverOn: reader.dayOf(at),
        bank: bankName(reader, data.to),
        way: reader.text(handOverWayTexts[data.way]) ?? '',
        items: itemsText(reader, data.items),
      };
    },
  },
  'loan-granted': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '银行同意贷款', en: 'Your loan is granted' },
        paragraphs: [
          {
            zh: '{bank}于{answeredOn}同意向您（编号{applicationNumber}）发放创业担保贷款{amount}元，期限{months}个月，年利率{rate}%。',
            en: 'On {answeredOn} your loan (number {applicationNumber}) was granted by: {bank}. Amount: {amount} yuan; term: {months} months; rate: {rate}% a year.',
          },
          waived,
          notWaived,
          {
            zh: '贷款发放后，可以按规定另行申请贴息。',
            en: 'Once it is paid out, the interest subsidy can be applied for by itself.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { number, on, terms, waiver } = reader.need('loan-granted').data;
      return {
        bank: bankOf(reader, number),
        answeredOn: reader.day(on),
        ...amountOf(terms.amountFen),
        months: String(terms.months),
        rate: groupedYuanOf(terms.rateBasisPoints),
        ...waiverOf(reader, waiver),
      };
    },
  },
  'loan-refused': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '银行未同意贷款', en: 'The bank has not granted the loan' },
        paragraphs: [
          {
            zh: '{bank}于{answeredOn}答复，未同意您（编号{applicationNumber}）的创业担保贷款申请。',
            en: 'On {answeredOn} your application (number {applicationNumber}) was not granted by: {bank}.',
          },
          {
            when: 'explanation',
            zh: '银行说明的理由：{explanation}',
            en: 'What the bank says: {explanation}',
          },
          {
            zh: '您可以向银行了解详情，情况有变化的可以再次申请；创业服务照常为您提供。',
            en: 'You may ask the bank, and apply again if your situation changes; our start-up services go on.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { number, on } = reader.need('loan-refused').data;
      return {
        bank: bankOf(reader, number),
        answeredOn: reader.day(on),
        ...optional('explanation', reader.said('explanation', 'loan-refused')),
      };
    },
  },
  'loan-paid': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '贷款已发放', en: 'Your loan was paid out' },
        paragraphs: [
          {
            zh: '您的创业担保贷款（编号{applicationNumber}）已于{paidOn}发放，到期日为{until}，请按期还款。',
            en: 'Your guaranteed loan (number {applicationNumber}) was paid out on {paidOn}. It is due on {until}: please repay it in time.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { on, until } = reader.need('loan-paid').data;
      return { paidOn: reader.day(on), until: reader.day(until) };
    },
  },
  'loan-extended': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '贷款已展期', en: 'Your loan was extended' },
        paragraphs: [
          {
            zh: '您的创业担保贷款（编号{applicationNumber}）已于{extendedOn}办理展期，到期日改为{until}。依据：{basis}。',
            en: 'Your guaranteed loan (number {applicationNumber}) was extended on {extendedOn}; it is now due on {until}. Basis: {basis}.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { on, until, basis } = reader.need('loan-extended').data;
      return { extendedOn: reader.day(on), until: reader.day(until), basis: reader.law(basis) };
    },
  },
} as const satisfies NoticeWordings;

const amountOf = (fen: number | undefined): Parameters =>
  fen === undefined ? {} : { amount: groupedYuanOf(fen) };

function waiverOf(reader: NoticeReader, waiver: LoanEvent<'loan-granted'>['data']['waiver']): Parameters {
  if (!waiver) return {};
  return {
    ...(waiver.exempt ? { waived: 'waived' } : { notWaived: 'not' }),
    waiverLimit: groupedYuanOf(waiver.upToFen),
    waiverBasis: reader.law(waiver.basis),
  };
}

/** The article that names the borrowers; none if that is a reading of ours. */
function groupLaw(reader: NoticeReader): string | undefined {
  const { basis, citation } = reader.values.loanGroups;
  if (basis === 'circular' || basis === 'national') return reader.law(citation);
  const { counterGuarantee } = reader.values;
  return counterGuarantee.status === 'set' ? reader.law(counterGuarantee.citation) : undefined;
}

/** The application with which a loan began. */
function applicationOf(reader: NoticeReader, number: number): LoanEvent<'loan-applied-for'> | undefined {
  const event = reader.lastOf(
    ({ type, data }) => type === 'loan-applied-for' && 'number' in data && data.number === number,
  );
  return event?.type === 'loan-applied-for' ? event : undefined;
}

/** The bank that has the application for a loan. */
function bankOf(reader: NoticeReader, number: number): string {
  const event = reader.lastOf(
    ({ type, data }) => type === 'loan-handed-over' && 'number' in data && data.number === number,
  );
  return event?.type === 'loan-handed-over' ? bankName(reader, event.data.to) : '';
}

/** A bank by its name in the region's list. */
function bankName(reader: NoticeReader, code: string): string {
  const { loanBanks } = reader.values;
  const bank =
    loanBanks.status === 'set' ? loanBanks.value.banks.find((each) => each.code === code) : undefined;
  return reader.text(bank) ?? code;
}

const itemsText = (reader: NoticeReader, items: readonly HandOverItem[]): string =>
  items
    .map((item) => reader.text(handOverItemTexts[item]))
    .join(reader.source.language === 'zh' ? '、' : ', ');
