import type { loanCheckGrounds, loanEnds } from '../../../lib/domain/case/guaranteed-loan/events.ts';
import type { loanStatuses } from '../../../lib/domain/case/guaranteed-loan/state.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';
import { withFigures } from '../../common/wording/figures.ts';

/** Why somebody is not eligible for a guaranteed loan. */
export const loanGroundTexts = {
  'not-in-group': { zh: '不属于规定的贷款对象', en: 'Not in a group eligible for the loan' },
  'no-own-business': { zh: '贷款不用于自主创业或者自主经营', en: 'Not for a business of their own' },
  'other-condition': { zh: '不符合规定的其他条件', en: 'Another condition is not met' },
} as const satisfies Record<(typeof loanCheckGrounds)[number], Bilingual>;

/** How a loan ended. */
export const loanEndTexts = {
  repaid: { zh: '已还清', en: 'Repaid' },
  'called-in': { zh: '银行提前收回', en: 'Called in by the bank' },
} as const satisfies Record<(typeof loanEnds)[number], Bilingual>;

/** The status of a loan. */
export const loanStatusTexts = {
  'applied-for': { zh: '已申请，待审核', en: 'Applied for' },
  withdrawn: { zh: '申请已撤回', en: 'Withdrawn' },
  'not-qualified': { zh: '经审核不符合条件', en: 'Not qualified' },
  qualified: { zh: '经审核符合条件，待提交银行', en: 'Qualified, waiting to be submitted to a bank' },
  'handed-over': { zh: '已提交银行，待回执', en: 'Submitted to a bank, waiting for the receipt' },
  received: { zh: '银行已接收，待答复', en: 'Received by the bank, waiting for its decision' },
  granted: { zh: '银行同意贷款，待发放', en: 'Granted, waiting for payment' },
  refused: { zh: '银行未同意贷款', en: 'Refused by the bank' },
  paid: { zh: '已发放', en: 'Paid out' },
  'not-paid': { zh: '未发放', en: 'Not paid out' },
  ended: { zh: '已结清', en: 'Ended' },
} as const satisfies Record<(typeof loanStatuses)[number], Bilingual>;

/** Guaranteed loans: applied for, checked, handed to a bank, granted, paid out. */
export const guaranteedLoan = {
  events: {
    'loan-applied-for': { zh: '已申请创业担保贷款', en: 'The person applied for a guaranteed loan' },
    'loan-application-withdrawn': {
      zh: '创业担保贷款申请已撤回',
      en: 'The application for a loan was withdrawn',
    },
    'loan-checked': ({ data: { handOver } }) =>
      handOver
        ? { zh: '经审核，符合创业担保贷款条件', en: 'The conditions for a guaranteed loan are met' }
        : { zh: '经审核，不符合创业担保贷款条件', en: 'The conditions for a guaranteed loan are not met' },
    'loan-handed-over': { zh: '贷款申请已提交银行', en: 'The application was handed to a bank' },
    'loan-exported': { zh: '再次调取贷款申请信息', en: 'The application data were retrieved again' },
    'loan-received': { zh: '银行已接收贷款申请', en: 'The bank has received the application' },
    'loan-granted': { zh: '银行同意发放贷款', en: 'The bank has granted the loan' },
    'loan-refused': { zh: '银行未同意发放贷款', en: 'The bank has refused the loan' },
    'loan-paid': { zh: '贷款已发放', en: 'The loan was paid out' },
    'loan-not-paid': { zh: '贷款未发放', en: 'The loan was not paid out' },
    'loan-extended': { zh: '贷款已展期', en: 'The loan was extended' },
    'loan-ended': ({ data: { how } }) => ({
      zh: `贷款已结清：${loanEndTexts[how].zh}`,
      en: `The loan has ended: ${loanEndTexts[how].en.toLowerCase()}`,
    }),
  },
  wordsForThePerson: ['loan-checked', 'loan-refused'],
  tasks: {
    'check-loan': { zh: '审核创业担保贷款申请', en: 'Check the application for a loan' },
    'hand-over-loan': { zh: '向银行提交贷款申请', en: 'Submit the application to a bank' },
    'await-loan-receipt': { zh: '跟进银行回执', en: 'Follow up the bank’s receipt' },
    'await-loan-answer': { zh: '跟进银行答复', en: 'Follow up the bank’s decision' },
    'await-loan-payment': { zh: '跟进贷款发放', en: 'Follow up the loan payment' },
  },
  deadlines: {
    'loan-check': { zh: '审核创业担保贷款申请', en: 'Check of the application for a loan' },
    'loan-hand-over': { zh: '向银行提交贷款申请', en: 'Submitting the application to a bank' },
    'loan-receipt': { zh: '跟进银行回执', en: 'Receipt from the bank' },
    'loan-answer': { zh: '跟进银行答复', en: 'Decision of the bank' },
    'loan-payment': { zh: '跟进贷款发放', en: 'Payment of the loan' },
  },
  problems: {
    'not-an-amount': [
      422,
      '金额请以元为单位填写，最多两位小数，大于零，例如“100000”或者“100000.01”。',
      'Please write the amount in yuan, above zero, with at most two decimals: 100000 or 100000.01.',
    ],
    'loan-kind-not-offered': [
      422,
      '本地区的规定没有这类创业担保贷款，请从所列项目中选择。',
      'The rules of the region have no such loan: choose a kind of those listed.',
    ],
    'unknown-loan-group': [
      422,
      '贷款对象类别不在规定范围内，请从所列项目中选择。',
      'The rules of the region name no such group: choose one of those listed.',
    ],
    'loan-above-maximum': [
      422,
      '申请金额超过规定的最高额度，请减少金额后再申请。',
      'The amount is above the maximum that is set: please apply for less.',
      withFigures(
        '申请金额超过规定的最高额度{maximumFen:yuan}元，请减少金额后再申请。',
        'The amount is above the maximum of {maximumFen:yuan} yuan: please apply for less.',
      ),
    ],
    'loan-needs-headcount': [
      422,
      '小微企业贷款须填写实际吸纳就业人数。',
      'A loan to a small firm needs the number of people that it has hired.',
    ],
    'loan-needs-partners': [422, '合伙创业贷款须填写合伙人数。', 'A loan to partners needs their number.'],
    'loan-details-do-not-fit': [
      422,
      '吸纳就业人数只用于小微企业贷款，合伙人数只用于合伙创业贷款。',
      'The number of people hired belongs to a small firm, and that of partners to a partnership.',
    ],
    'loan-under-way': [
      409,
      '已有一笔创业担保贷款正在办理或者尚未结清。',
      'A guaranteed loan is being dealt with, or is not repaid yet.',
    ],
    'loan-not-found': [404, '没有找到这笔贷款。', 'There is no such loan.'],
    'loan-not-withdrawable': [
      409,
      '申请已经提交银行或者已经办结，不能撤回；如需撤回，请与银行联系。',
      'The application is with a bank, or has ended: please turn to the bank.',
    ],
    'loan-check-needs-ground': [
      422,
      '不符合条件的须选择理由，符合条件的不填写理由。',
      'A ground is given where the person does not qualify, and only there.',
    ],
    'no-banks-entered': [
      409,
      '本地区尚未录入经办银行，请先由政策管理员录入名单及其来源。',
      'No bank has been entered for this region: a policy administrator has to enter the list with its source.',
    ],
    'unknown-bank': [
      422,
      '该银行不在本地区经办银行名单内，请从所列项目中选择。',
      'This bank is not on the list of the region: choose one of those listed.',
    ],
    'loan-above-request': [
      422,
      '贷款金额超过审核的申请金额，请核对。',
      'This is more than was applied for and checked: please look again.',
      withFigures(
        '贷款金额超过审核的申请金额{requestedFen:yuan}元，请核对。',
        'This is more than the {requestedFen:yuan} yuan that were applied for and checked: please check it.',
      ),
    ],
    'loan-not-in-force': [
      409,
      '该日没有尚未结清的贷款，不能办理。',
      'There is no loan on that day that is paid out and not repaid.',
    ],
    'unknown-loan-relief': [
      422,
      '本地区的规定没有这项展期或者延期政策，请从所列项目中选择。',
      'The rules of the region have no such scheme: choose one of those listed.',
    ],
    'loan-relief-closed': [
      409,
      '这项展期或者延期政策已经结束，不再受理；有新规定的，先录入其来源。',
      'This scheme is over and takes nothing new; a new document has to be entered with its source first.',
    ],
    'loan-due-outside-relief': [
      422,
      '贷款到期日不在这项政策的适用期间内。',
      'The loan is due outside the time for which this scheme was made.',
    ],
    'extension-not-later': [
      422,
      '展期后的到期日须晚于现到期日。',
      'The new day has to be later than the present one.',
    ],
    'extension-too-long': [
      422,
      '展期原则上不超过规定期限；确需超过的，由主管办理。',
      'An extension does not go beyond the time that is set in principle; only a supervisor can make an exception.',
    ],
  },
} as const satisfies EpisodeWording;
