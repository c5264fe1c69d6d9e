import type { EpisodeWording } from '../../common/wording/episode-wording.ts';
import { withFigures } from '../../common/wording/figures.ts';

/** Why a claim is not made, a decision on it not taken, or its payment not changed. */
export const claimProblems = {
  'scheme-not-found': [404, '当地没有这个补贴项目。', 'There is no such scheme here.'],
  'scheme-not-claimable': [
    422,
    '该项政策不由本机构办理，页面上写有受理部门。',
    'This is not claimed here; its page says who grants it.',
  ],
  'scheme-not-open-yet': [
    409,
    '该补贴尚未开始受理。',
    'Claims are not taken yet; they begin on the day in `opens`.',
    withFigures(
      '该补贴自{opens:day}起受理，目前尚未开始。',
      'Claims are not taken yet; they begin on {opens:day}.',
    ),
  ],
  'scheme-closed': [
    409,
    '该补贴的申请期限已截止；已提交的申领不受影响。新的文件出台后再行受理。',
    'Claims have closed, on the day in `closedOn`. Earlier ones go on; a new document may open it again.',
    withFigures(
      '该补贴的申请期限已于{closedOn:day}截止；已提交的申领不受影响。新的文件出台后再行受理。',
      'Claims closed on {closedOn:day}. Earlier ones go on; a new document may open it again.',
    ),
  ],
  'claimant-not-allowed': [
    422,
    '该补贴不由这类申领人申请，请查看项目说明中的申领对象。',
    'This scheme is claimed by somebody else: see who may claim it.',
  ],
  'claim-facts-missing': [
    422,
    '请填写该补贴需要的信息，不需要的信息请勿填写。',
    'Please state what the scheme asks for (`missing`), and leave out what it does not (`unasked`).',
  ],
  'claim-same-employer': [
    422,
    '填写的用人单位与申领单位不一致。',
    'The employer that is stated is not the one that claims.',
  ],
  'claim-facts-contradict': [
    422,
    '填写的时间前后矛盾，请核对：劳动合同的结束日期不能早于开始日期；申领的月份应当在劳动合同期限内；申领的年度不能早于开业的年度。',
    'The times that were stated contradict each other (`facts`): a contract cannot end before it begins, the months have to lie within the contract, and the year not before the one in which the business was opened.',
  ],
  'claim-identity-unproven': [
    409,
    '请先到服务窗口核验身份，再申领补贴。',
    'Please have your identity confirmed at the counter before you claim.',
  ],
  'claim-above-most-months': [
    422,
    '申领的月数超过该补贴的最长期限。',
    'This is for more months than the scheme pays (`mostMonths`).',
    withFigures(
      '申领的月数超过该补贴的最长期限：最长{mostMonths:number}个月。',
      'This is for more months than the scheme pays: at most {mostMonths:number}.',
    ),
  ],
  'claim-had-already': [
    409,
    '同一人、同一事项或同一时间段的该项补贴已经申领过，不能重复申领。',
    'This was claimed already for the same person, thing or time, and cannot be had twice.',
  ],
  'claim-excluded': [
    409,
    '已申领与本补贴不可重复享受的补贴，不能再申领本补贴。',
    'A subsidy was claimed already that cannot be had together with this one.',
  ],
  'no-assistance-plan': [
    409,
    '目前没有有效的个性化援助方案，不能按方案一并申领；可以逐项申领。',
    'There is no individual plan now from which subsidies could be claimed together; each can be claimed by itself.',
  ],
  'claim-above-months': [
    409,
    '加上已申领的月份，将超过该补贴的最长期限。',
    'With the months that were claimed before this would be more than the scheme pays.',
  ],
  'claim-not-found': [404, '没有这项补贴申领。', 'There is no such claim.'],
  'claim-not-in-state': [
    409,
    '该补贴申领目前的状态不能办理此事项。',
    'This is not possible as the claim stands now (`stands`).',
  ],
  'finding-not-asked': [
    422,
    '核实结果只能填写系统尚不能确定的条件，每个条件填写一次。',
    'Findings are for conditions that are not known otherwise, each once (`criteria`).',
  ],
  'criteria-not-looked-at': [
    409,
    '还有条件未核实，请逐项核实后再提出批准意见。',
    'Some conditions have not been looked at (`criteria`): look at each before you propose an approval.',
  ],
  'criteria-not-met': [
    409,
    '拟批准的，每个条件都须符合；拟不予批准的，须有不符合的条件。',
    'An approval needs every condition met, and a refusal one that is not (`criteria`).',
  ],
  'criterion-met': [
    409,
    '所选条件并非不符合，不能据此不予批准。',
    'This condition is not found unmet, so that it is no reason to refuse.',
  ],
  'amount-missing': [422, '请填写拟批准的金额。', 'Please state the amount that is to be approved.'],
  'amount-outside-limits': [
    422,
    '金额超出该补贴允许的范围。',
    'The amount is outside what the scheme allows (`least` to `most`, in fen).',
    (told) =>
      Number(told.most) < Number(told.least)
        ? {
            zh: '按该补贴的标准和申报的支出，没有可以批准的金额。',
            en: 'By what the scheme pays of what was spent there is no amount that could be approved.',
          }
        : told.least === told.most
          ? withFigures(
              '金额应为{most:yuan}元。',
              'The amount is {most:yuan} yuan, neither more nor less.',
            )(told)
          : withFigures(
              '金额应在{least:yuan}元至{most:yuan}元之间。',
              'The amount is between {least:yuan} and {most:yuan} yuan.',
            )(told),
  ],
  'scheme-value-open': [
    409,
    '该补贴有标准尚无文件依据，暂不能批准；由政策管理员依据文件录入、另一人确认后即可办理。',
    'No document that is held sets a value of the scheme (`values`), so that nothing can be approved. A policy administrator enters it with its source and another one confirms it.',
  ],
  'refusal-was-proposed': [
    409,
    '审核意见为不予批准，不能直接批准；如不同意，请退回重新审核。',
    'A refusal was proposed. If you disagree, send it back to be checked again.',
  ],
  'notice-running': [
    409,
    '公示尚未结束，不能批准。',
    'The public notice runs until the day in `until`: nothing is approved before.',
    withFigures(
      '公示期至{until:day}，公示结束前不能批准。',
      'The public notice runs until {until:day}: nothing is approved before its end.',
    ),
  ],
  'notice-not-running': [
    409,
    '该补贴申领没有公示，或公示中没有成立的异议。',
    'The claim is not on public notice, or no objection was found right.',
  ],
  'notice-objection-open': [
    409,
    '公示异议尚未核实答复，不能批准。',
    'An objection has not been answered: nothing is approved before.',
  ],
  'claim-over-budget': [
    409,
    '批准后将超出已录入的该项资金预算。依法应当发放的补贴不因预算不足而不予批准；确认知悉后可继续批准，系统将予以记录。',
    'With this approval more is approved than the budget of the fund that was entered. No lawful claim is refused for that: confirm that you have seen it, and it is recorded.',
  ],
  'claim-question-open': [
    409,
    '该补贴申领正在核查，核查结束前不能批准，也不用重复反映。',
    'The claim is being looked into: nothing is approved before, and it need not be said again.',
  ],
  'claim-not-of-employer': [
    422,
    '这不是用人单位的申领；本人的申领可以撤回。',
    'No employer made this claim. Your own you can withdraw.',
  ],
  'hire-not-matched': [
    422,
    '未能与失业登记信息核对一致，请核对后再申报，或到经办窗口办理。',
    'This could not be matched with the registrations. Please check it and claim again, or come to the counter.',
  ],
  'claim-after-death': [
    409,
    '本人已去世，该项申领含去世之后的时间，须由经办人员核查后再拨付。',
    'The person has died, and the claim is partly for time after that: an officer has to look into it before it is paid.',
  ],
  'account-missing': [409, '尚未填报收款账户。', 'No account for the payment was given.'],
  'claim-review-used': [
    409,
    '该补贴申领已申请过复核；仍不服的，可以申请行政复议或者提起行政诉讼。',
    'A review was asked for already. Reconsideration and litigation remain open.',
  ],
  'payment-not-in-state': [
    409,
    '该笔款项目前的状态不能办理此事项。',
    'This is not possible as the payment stands now (`stands`).',
  ],
  'payment-of-another-run': [
    409,
    '回执与该笔款项的批次、次数或金额不一致。',
    'The answer is of another run, attempt or amount.',
  ],
  'paid-before-sent': [
    422,
    '拨付日期不能早于该笔款项列入拨付批次的日期，请核对回执。',
    'It cannot have been paid before it entered the run (`sentOn`): please check the answer.',
    withFigures(
      '拨付日期不能早于该笔款项列入拨付批次的日期（{sentOn:day}），请核对回执。',
      'It cannot have been paid before it entered the run, on {sentOn:day}: please check the answer.',
    ),
  ],
  'returned-before-paid': [
    422,
    '退汇日期不能早于该笔款项列入拨付批次或者拨付的日期，请核对回执。',
    'It cannot have come back before it entered the run or was paid (`paidOn`): please check the answer.',
    withFigures(
      '退汇日期不能早于该笔款项列入拨付批次或者拨付的日期（{paidOn:day}），请核对回执。',
      'It cannot have come back before it entered the run or was paid, on {paidOn:day}: please check the answer.',
    ),
  ],
  'payment-repaid-already': [
    409,
    '该笔补贴已登记过申领人退回的款项，请先核实银行退汇与该退回款是否为同一笔款项。',
    'Money that the payee repaid was recorded for it already: please find out first whether what came back from the bank is the same money.',
  ],
  'recovery-of-part-unpaid': [
    409,
    '该笔款项已退汇，目前尚未发放，不能只追回其中一部分。请不同意本次提请；金额有误的，由工作人员提请撤销批准后重新申领。',
    'The payment has come back, so that nothing is paid now and no part of it can be claimed back. Please decline this; where the amount is wrong, an officer proposes to take the approval back, and it is claimed again.',
  ],
  'recovery-under-way': [
    409,
    '该笔补贴的核查、追回或撤销批准正在办理，办结前不拨付。',
    'This payment is being looked into or claimed back already: nothing is sent before that is decided.',
  ],
  'recovery-above-paid': [
    422,
    '追回金额不能超过已发放且尚未追回的金额。',
    'No more can be claimed back than was paid and has not been claimed back (`most`, in fen).',
    withFigures(
      '追回金额不能超过已发放且尚未追回的{most:yuan}元。',
      'No more can be claimed back than the {most:yuan} yuan that were paid and have not been claimed back.',
    ),
  ],
  'nothing-owed': [409, '没有待退回的款项。', 'Nothing is owed.'],
  'repaid-more-than-owed': [
    422,
    '退回金额超过待退回的余额。',
    'This is more than is still owed (`left`, in fen).',
    withFigures(
      '退回金额超过待退回的余额，目前待退回{left:yuan}元。',
      'This is more than the {left:yuan} yuan that are still owed.',
    ),
  ],
  'repayment-recorded-already': [
    409,
    '该凭证号的退回款项已登记过，没有重复登记。确为另一笔款项的，请核对凭证号。',
    'A repayment with this reference was recorded before, so nothing was recorded again. If it is another sum, please check its reference.',
  ],
  'repaid-before-paid': [
    422,
    '到账日期不能早于该笔补贴的拨付日期，请核对。',
    'It cannot have come in before the subsidy was paid (`paidOn`): please check it.',
    withFigures(
      '到账日期不能早于该笔补贴的拨付日期（{paidOn:day}），请核对。',
      'It cannot have come in before the subsidy was paid, on {paidOn:day}: please check it.',
    ),
  ],
} as const satisfies EpisodeWording['problems'];
