import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { citing, dated, leftOpen, proposed, stated } from '../../author.ts';
import type { Layer } from '../../values.ts';

const law = citing('personal-information-law');
const finance75 = citing('mof-2023-75');
const from = parseLocalDate('2023-10-01');
const until = parseLocalDate('2028-09-30');

/** What is handed over to others, in all regions. Each circular says to whom and for what. */
export const outward = {
  handOverItems: dated(
    {
      relief: ['name', 'identity-number', 'phone', 'district', 'referral-ground'],
      benefits: ['name', 'identity-number', 'phone', 'district', 'referral-ground', 'benefit-kinds'],
      loan: [
        'name',
        'identity-number',
        'phone',
        'district',
        'loan-kind',
        'loan-group',
        'loan-amount',
        'loan-headcount',
        'counter-guarantee',
      ],
    },
    'proposal',
    law('第六条、第三十四条', 'G3', undefined, {
      zh: '通知没有列明向对方提供哪些信息；按最小必要原则列出，由各地与对方商定后设定',
      en: 'No notice lists what the other body is told; this is the least that it needs, to be agreed with it and set by the region.',
    }),
  ),
  handOverTimes: proposed(
    {
      answerRequestWorkingDays: 3,
      handOverWorkingDays: 3,
      receiptWorkingDays: 3,
      referralAnswerWorkingDays: 30,
      checkLoanWorkingDays: 3,
      loanAnswerWorkingDays: 10,
      loanPaymentWorkingDays: 10,
    },
    'I-13',
    {
      zh: '通知只要求“及时”，没有天数；接收回执、反馈结果的天数只用于提醒本机构跟进，不是对方的办理时限；均为系统默认值，由各地设定',
      en: 'The circulars say "promptly" without a number; the days for receipts and answers only remind our own people to ask, and bind nobody else. All are our defaults, to be set by the region.',
    },
  ),
  handOverRecords: dated(
    { years: 3 },
    'national',
    citing('network-data-regulation')('第十二条', 'G7', undefined, {
      zh: '向其他网络数据处理者提供个人信息的处理情况记录，至少保存3年',
      en: 'Records of personal data that were provided to another processor are kept for at least 3 years.',
    }),
  ),
  loanIndividual: [
    { value: { maximumFen: 30_000_000 }, basis: 'national', citation: finance75('-', 'F1'), from, until },
  ],
  loanFirm: [
    { value: { maximumFen: 400_000_000 }, basis: 'national', citation: finance75('-', 'F1'), from, until },
  ],
  loanGroups: dated(
    {
      groups: [
        stated('reading', citing('product-design')('-', 'N17'), {
          code: 'registered-unemployed',
          zh: '登记失业人员',
          en: 'Person registered as unemployed',
        }),
        stated('reading', citing('product-design')('-', 'N17'), {
          code: 'other-eligible',
          zh: '其他符合条件的人员',
          en: 'Another eligible person',
        }),
      ],
    },
    'reading',
    citing('product-design')('-', 'N17', undefined, {
      zh: '失业人员政策清单列有创业担保贷款；其他符合条件的人员由经办机构核实',
      en: 'The list of policies for the unemployed names these loans; whether somebody else is eligible, the agency checks.',
    }),
  ),
  loanBanks: leftOpen(finance75('-', 'F1')),
} as const satisfies Layer['values'];
