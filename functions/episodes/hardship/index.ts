import { dateText } from '../../common/wording/date-text.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** Recognising employment difficulty: from the proposal or request through the region's steps to the plan and the exit. */
export const hardship = {
  events: {
    'hardship-candidate-found': {
      zh: '比对提示可能符合就业困难人员认定条件，待工作人员核实',
      en: 'The person may be in employment difficulty; staff are checking',
    },
    'hardship-candidate-answered': ({ data: { answer } }) =>
      ({
        begun: {
          zh: '已核实比对提示，开始就业困难人员认定',
          en: 'Checked: a recognition of employment difficulty has begun',
        },
        declined: {
          zh: '已核实比对提示，本人不申请就业困难人员认定',
          en: 'Checked: the person does not want to be recognised',
        },
        'not-so': { zh: '已核实比对提示，情况不属实', en: 'Checked: the information was not correct' },
      })[answer],
    'hardship-applied-for': {
      zh: '已申请就业困难人员认定',
      en: 'Recognition of employment difficulty was requested',
    },
    'hardship-step-taken': ({ data: { step, positive } }) =>
      step === 'check'
        ? positive
          ? { zh: '就业困难人员认定初审通过', en: 'First check: the conditions are met' }
          : { zh: '就业困难人员认定初审认为不符合条件', en: 'First check: the conditions are not met' }
        : positive
          ? { zh: '就业困难人员认定复审通过', en: 'Review: the conditions are met' }
          : { zh: '就业困难人员认定复审认为不符合条件', en: 'Review: the conditions are not met' },
    'hardship-notice-published': ({ data: { from, until } }) => ({
      zh: `就业困难人员认定公示，公示期${dateText(from, 'zh')}至${dateText(until, 'zh')}`,
      en: `Public notice of the recognition, from ${dateText(from, 'en')} to ${dateText(until, 'en')}`,
    }),
    'hardship-notice-objected': { zh: '公示期间收到异议', en: 'Somebody objected to the public notice' },
    'hardship-notice-objection-answered': ({ data: { upheld } }) =>
      upheld
        ? { zh: '公示异议经核实成立', en: 'The objection to the public notice was upheld' }
        : { zh: '公示异议经核实不成立', en: 'The objection to the public notice was dismissed' },
    'hardship-notice-ended': { zh: '就业困难人员认定公示结束', en: 'The public notice has ended' },
    'hardship-recognised': { zh: '已认定为就业困难人员', en: 'Recognised as in employment difficulty' },
    'hardship-refused': { zh: '不予认定为就业困难人员', en: 'Not recognised as in employment difficulty' },
    'hardship-returned': {
      zh: '就业困难人员认定退回重新核实',
      en: 'The recognition was returned for another check',
    },
    'hardship-withdrawn': {
      zh: '已撤回就业困难人员认定申请',
      en: 'The request for recognition was withdrawn',
    },
    'assistance-plan-made': {
      zh: '已制定个性化援助方案，明确联系责任人和帮扶责任人',
      en: 'The individual plan was made, naming the contact person and the helpers',
    },
    'hardship-exited': {
      zh: '已退出就业困难人员范围',
      en: 'No longer recognised as in employment difficulty',
    },
    'hardship-objected': ({ data: { against } }) =>
      against === 'refusal'
        ? { zh: '本人对不予认定提出异议', en: 'The person objected to not being recognised' }
        : {
            zh: '本人对退出就业困难人员范围提出异议',
            en: 'The person objected to the end of the recognition',
          },
    'hardship-objection-decided': ({ data: { upheld } }) =>
      upheld
        ? { zh: '就业困难人员认定异议成立', en: 'The objection was upheld' }
        : {
            zh: '就业困难人员认定异议不成立，维持原决定',
            en: 'The objection was dismissed; the decision stands',
          },
  },
  wordsForThePerson: [
    'hardship-recognised',
    'hardship-refused',
    'assistance-plan-made',
    'hardship-exited',
    'hardship-objected',
    'hardship-objection-decided',
  ],
  tasks: {
    'look-at-hardship-candidate': {
      zh: '核实就业困难人员线索',
      en: 'Check whether the person is in employment difficulty',
    },
    'check-hardship': { zh: '就业困难人员认定初审', en: 'First check of employment difficulty' },
    'publish-hardship-notice': { zh: '就业困难人员认定公示', en: 'Publish the public notice' },
    'record-hardship-notice': { zh: '登记公示结果', en: 'Record the result of the public notice' },
    'review-hardship': { zh: '就业困难人员认定复审', en: 'Review of employment difficulty' },
    'decide-hardship': { zh: '作出就业困难人员认定决定', en: 'Decide on the recognition' },
    'answer-hardship-notice-objection': { zh: '核实公示异议', en: 'Answer an objection to a public notice' },
    'make-assistance-plan': { zh: '制定个性化援助方案', en: 'Make the individual plan' },
    'decide-hardship-objection': {
      zh: '复核就业困难人员认定异议',
      en: 'Review the objection to the decision',
    },
  },
  deadlines: {
    'hardship-candidate': { zh: '核实就业困难人员线索', en: 'Checking a possible employment difficulty' },
    'hardship-check': { zh: '就业困难人员认定初审', en: 'First check of employment difficulty' },
    'hardship-publication': { zh: '就业困难人员认定公示', en: 'Publishing the public notice' },
    'hardship-notice': { zh: '登记公示结果', en: 'Result of the public notice' },
    'hardship-review': { zh: '就业困难人员认定复审', en: 'Review of employment difficulty' },
    'hardship-decision': { zh: '就业困难人员认定决定', en: 'Decision on the recognition' },
    'hardship-notice-objection': { zh: '核实公示异议', en: 'Answer to an objection to a notice' },
    'assistance-plan': { zh: '制定个性化援助方案', en: 'Making the individual plan' },
    'hardship-objection': { zh: '复核就业困难人员认定异议', en: 'Review of the decision on the recognition' },
  },
  problems: {
    'hardship-under-way': [
      409,
      '已有一项就业困难人员认定正在办理，请等候结果。',
      'A recognition of employment difficulty is being dealt with already.',
    ],
    'hardship-recognised-already': [
      409,
      '已认定为就业困难人员，不需要重复申请。',
      'The person is recognised as in employment difficulty already.',
    ],
    'hardship-not-under-way': [
      409,
      '没有正在办理的就业困难人员认定。',
      'No recognition of employment difficulty is being dealt with.',
    ],
    'hardship-not-recognised': [
      409,
      '该人员目前不是已认定的就业困难人员。',
      'The person is not recognised as in employment difficulty now.',
    ],
    'unknown-hardship-category': [
      422,
      '所选类别不在本地就业困难人员认定范围内，请从列出的类别中选择。',
      'This is none of the groups that are recognised here; please choose one that is listed.',
    ],
    'hardship-category-missing': [422, '请填写认定类别。', 'Please say for which groups.'],
    'hardship-reason-missing': [422, '不予认定的，请填写理由。', 'A refusal needs a reason.'],
    'hardship-chain-incomplete': [
      409,
      '认定环节尚未全部完成、公示期未满、异议未答复，或者有环节结论为不符合，不能予以认定；可以作出不予认定的决定，或者退回重新核实。',
      'A step is missing or was negative, or the public notice is not over, so that the person cannot be recognised: refuse it, or send it back.',
    ],
    'notice-period-too-short': [
      422,
      '公示截止日期过早，公示期不得短于规定的天数，并且至少公示到次日。',
      'The public notice would end too early.',
    ],
    'notice-period-too-long': [
      422,
      '公示期过长：公示最长60天，到期撤下，请缩短公示期。',
      'The public notice would be up for too long: at most 60 days.',
    ],
    'notice-period-needs-source': [
      422,
      '本地现有依据未载明公示天数，请填写公示天数的依据。',
      'No source here says how long a notice is up: please say where the days come from.',
    ],
    'hardship-notice-not-up': [
      409,
      '目前没有正在公示的就业困难人员认定。',
      'No recognition is on public notice now.',
    ],
    'outside-notice-period': [
      422,
      '提出异议的日期不在公示期内，请核对日期。',
      'The day of the objection is not one of the days of the public notice.',
    ],
    'hardship-notice-running': [
      409,
      '公示期未满，公示期满后再登记公示结果。',
      'The public notice is still up: record what came of it when it is over.',
    ],
    'hardship-objection-open': [
      409,
      '还有公示异议没有核实答复，请先办结异议。',
      'Somebody who objected to the public notice still waits for an answer.',
    ],
    'unknown-exit-reason': [
      422,
      '退出原因不在本地规定的范围内，请从列出的情形中选择。',
      'This is no reason for which a recognition ends here; please choose one that is listed.',
    ],
    'no-hardship-decision-to-object-to': [
      409,
      '没有可以提出异议的决定：只能对不予认定和退出就业困难人员范围提出异议。',
      'There is no decision to object to: only a refusal, or the end of a recognition.',
    ],
    'responsible-not-in-district': [
      422,
      '联系责任人和帮扶责任人应当是本地在岗的工作人员，请核对账号。',
      'Who is named has to be a member of staff who works here now.',
    ],
  },
} as const satisfies EpisodeWording;
