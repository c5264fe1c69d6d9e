import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** How a registration ends, and how a person objects. */
export const closure = {
  events: {
    'closure-proposed': {
      zh: '提请注销失业登记，待人工审核',
      en: 'A closure was proposed; a person decides it',
    },
    'closure-declined': {
      zh: '经审核，不予注销，登记继续有效',
      en: 'The closure was declined; the registration goes on',
    },
    'registration-closed': { zh: '失业登记已注销', en: 'The registration was closed' },
    'objection-raised': { zh: '本人对决定提出异议', en: 'The person objected to the decision' },
    'objection-dismissed': {
      zh: '异议不成立，维持原决定',
      en: 'The objection was dismissed; the decision stands',
    },
    'refusal-overturned': {
      zh: '不予登记有误，准予失业登记',
      en: 'The refusal was wrong; the person was registered',
    },
    'registration-reinstated': {
      zh: '注销有误，已恢复失业登记',
      en: 'The closure was wrong; the registration was reinstated',
    },
  },
  wordsForThePerson: [
    'registration-closed',
    'objection-raised',
    'objection-dismissed',
    'registration-reinstated',
    'refusal-overturned',
  ],
  tasks: {
    'decide-closure': { zh: '审核注销失业登记', en: 'Decide on the closure' },
    'decide-objection': { zh: '复核异议', en: 'Decide on the objection' },
  },
  deadlines: {
    'closure-decision': { zh: '审核注销失业登记', en: 'Decision on the closure' },
    objection: { zh: '复核异议', en: 'Decision on the objection' },
  },
  problems: {
    'unknown-closure-reason': [
      422,
      '注销原因不在规定范围内。',
      'This is no reason for closing a registration.',
    ],
    'closure-counted-by-rule': [
      422,
      '该注销原因根据服务记录提请，不能人工填报。',
      'This closure is counted by rule from records; nobody can propose it by hand.',
    ],
    'evidence-missing': [
      422,
      '缺少该注销原因所需的依据。',
      'The evidence that this reason needs is missing.',
    ],
    'person-in-touch': [
      409,
      '提出注销后本人已与本机构联系，“连续6个月无法取得联系”的情形不再成立，不能据此注销，请作不予注销处理。',
      'The person has been in touch since this was proposed, so that it no longer holds that they could not be reached: decline it.',
    ],
    'closure-already-proposed': [
      409,
      '已有待审核的注销提请。',
      'A closure has been proposed already and awaits its decision.',
    ],
    'supervisor-needed': [403, '该事项须由主管审核。', 'Only a supervisor may decide this.'],
    'no-closure-to-object-to': [
      409,
      '没有可以提出异议的决定：只能对不予登记和注销登记提出异议。',
      'There is no decision to object to: only a refusal or a closure.',
    ],
    'separation-of-duties': [
      403,
      '按照回避和经办、审核、复核分离的要求，您不能办理该事项，请由其他工作人员办理。',
      'You are involved in this case, so that another member of staff has to do this.',
    ],
    'already-objected': [409, '已经提出过异议。', 'An objection has been raised already.'],
  },
} as const satisfies EpisodeWording;
