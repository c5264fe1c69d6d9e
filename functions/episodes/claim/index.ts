import type { EpisodeWording } from '../../common/wording/episode-wording.ts';
import { claimProblems } from './problems.ts';

/** Claims of subsidies: made, checked, decided, paid, and claimed back. */
export const claim = {
  events: {
    'claim-made': ({ data }) =>
      data.by === 'employer'
        ? { zh: '用人单位申领补贴', en: 'An employer claimed a subsidy' }
        : { zh: '申领补贴', en: 'A subsidy was claimed' },
    'claim-checked': {
      zh: '补贴申领已审核，待审批',
      en: 'The claim was checked and is waiting for a decision',
    },
    'claim-information-requested': {
      zh: '请申领人补充说明',
      en: 'The claimant was asked for information',
    },
    'claim-information-provided': { zh: '申领人已补充说明', en: 'The claimant provided the information' },
    'claim-notice-objected': {
      zh: '公示期间收到对补贴申领的异议',
      en: 'Somebody objected to the claim while it was on public notice',
    },
    'claim-objection-answered': ({ data }) =>
      data.upheld
        ? { zh: '公示异议经核实成立', en: 'The objection to the claim was upheld' }
        : { zh: '公示异议经核实不成立', en: 'The objection to the claim was dismissed' },
    'claim-approved': { zh: '补贴申领已批准，待拨付', en: 'The claim was approved and will be paid' },
    'claim-refused': { zh: '补贴申领未获批准', en: 'The claim was not approved' },
    'claim-returned': { zh: '补贴申领退回重新审核', en: 'The claim was returned for another check' },
    'claim-withdrawn': { zh: '补贴申领已撤回', en: 'The claim was withdrawn' },
    'claim-review-asked': { zh: '对补贴不予批准申请复核', en: 'A review of the refused claim was requested' },
    'claim-review-decided': ({ data }) =>
      data.upheld
        ? {
            zh: '复核认为应当重新办理补贴申领',
            en: 'The review found that the claim must be processed again',
          }
        : { zh: '复核维持不予批准补贴', en: 'The review upheld the refusal of the claim' },
    'claim-account-given': { zh: '已填报收款账户', en: 'A bank account for the payment was entered' },
    'claim-payment-sent': { zh: '补贴已列入拨付批次', en: 'The subsidy was added to a payment run' },
    'claim-paid': { zh: '补贴已发放', en: 'The subsidy was paid' },
    'claim-payment-bounced': {
      zh: '补贴发放被退回，待更正账户',
      en: 'The payment was returned; the account must be corrected',
    },
    'claim-payment-returned': ({ data }) =>
      data.revokes
        ? {
            zh: '补贴发放后退汇，已决定追回，不再发放',
            en: 'The bank returned the payment; it was being recovered, so it is not paid again',
          }
        : {
            zh: '补贴发放后退汇，待更正账户',
            en: 'The bank returned the payment; the account must be corrected',
          },
    'claim-questioned': { zh: '已批准的补贴需要核查', en: 'An approved claim is under review' },
    'claim-contested': {
      zh: '本人反映用人单位的补贴申领与事实不符，待核查',
      en: 'The person reported that an employer’s claim is incorrect; it is under review',
    },
    'claim-question-dropped': {
      zh: '补贴核查结束，未发现问题',
      en: 'The review of the claim found no problem',
    },
    'claim-recovery-proposed': {
      zh: '提请追回补贴或撤销批准，待审批',
      en: 'Recovery of the subsidy or revocation of its approval was proposed',
    },
    'claim-recovery-decided': ({ data }) =>
      data.revokes
        ? { zh: '决定撤销补贴批准，不再发放', en: 'The approval was revoked, and nothing is paid' }
        : data.recover
          ? { zh: '决定追回补贴', en: 'A decision was made to recover the subsidy' }
          : {
              zh: '经审批，不同意追回补贴或撤销批准的提请',
              en: 'The proposal to recover the subsidy or revoke its approval was declined',
            },
    'claim-repaid': { zh: '收到退回的补贴款', en: 'A repayment was received' },
  },
  wordsForThePerson: [
    'claim-information-requested',
    'claim-information-provided',
    'claim-refused',
    'claim-review-decided',
    'claim-recovery-decided',
  ],
  tasks: {
    'check-claim': { zh: '审核补贴申领', en: 'Check a subsidy claim' },
    'decide-claim': { zh: '审批补贴申领', en: 'Decide on a subsidy claim' },
    'answer-claim-objection': { zh: '核实公示异议', en: 'Answer an objection to a claim on public notice' },
    'review-claim': { zh: '复核补贴不予批准', en: 'Review a refused claim' },
    'correct-claim-account': {
      zh: '联系申领人填报或更正收款账户',
      en: 'Ask the claimant for bank details or correct them',
    },
    'look-into-claim': { zh: '核查补贴申领', en: 'Review an approved claim' },
    'decide-claim-recovery': {
      zh: '审批追回补贴或撤销批准',
      en: 'Decide whether to recover or stop a subsidy',
    },
  },
  deadlines: {
    'claim-check': { zh: '审核补贴申领', en: 'Check of a claim' },
    'claim-decision': { zh: '审批补贴申领', en: 'Decision on a claim' },
    'claim-objection': { zh: '核实公示异议', en: 'Answer to an objection on public notice' },
    'claim-review': { zh: '复核补贴不予批准', en: 'Review of a refused claim' },
    'claim-account': { zh: '更正收款账户', en: 'Correction of the account' },
    'claim-question': { zh: '核查补贴申领', en: 'Review of an approved claim' },
    'claim-recovery': {
      zh: '审批追回补贴或撤销批准',
      en: 'Decision on recovering or stopping a subsidy',
    },
  },
  problems: claimProblems,
} as const satisfies EpisodeWording;
