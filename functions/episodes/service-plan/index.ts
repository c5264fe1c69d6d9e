import type { EpisodeWording } from '../../common/wording/episode-wording.ts';
import { withHelper } from '../../common/wording/helper-texts.ts';

const serviceTexts = {
  offered: { zh: '已提供服务机会，待本人答复', en: 'A service was offered' },
  taken: { zh: '已接受服务', en: 'A service was taken' },
  refused: { zh: '本人未接受服务（已记录原因）', en: 'A service was refused (the reason is recorded)' },
} as const;

/** The first contact, the service plan and the services. */
export const servicePlan = {
  events: {
    'contact-recorded': ({ data: { reached, helper } }) =>
      withHelper(
        reached
          ? { zh: '已完成首次联系', en: 'The first contact was made' }
          : { zh: '尝试联系，未联系上', en: 'A contact was attempted; the person was not reached' },
        helper,
      ),
    'plan-made': { zh: '已制定服务计划', en: 'The service plan was made' },
    'plan-adjusted': { zh: '已调整服务计划', en: 'The service plan was adjusted' },
    'service-recorded': ({ data: { service } }) => withHelper(serviceTexts[service.outcome], service.helper),
  },
  tasks: {
    'make-first-contact': { zh: '首次联系登记失业人员', en: 'Make the first contact' },
    'make-service-plan': { zh: '制定服务计划', en: 'Make the service plan' },
    'carry-out-plan': { zh: '落实服务计划', en: 'Carry out the service plan' },
    'adjust-plan': { zh: '调整服务计划', en: 'Adjust the service plan' },
  },
  deadlines: {
    'first-contact': { zh: '首次联系', en: 'First contact' },
    'plan-making': { zh: '制定服务计划', en: 'Making the service plan' },
    'plan-items': { zh: '落实服务计划', en: 'Carrying out the service plan' },
    'plan-adjustment': { zh: '调整服务计划', en: 'Adjusting the service plan' },
  },
  problems: {
    'unknown-track': [422, '本地区没有这一就业意愿分类。', 'The region has no such track.'],
    'unknown-tier-ground': [
      422,
      '分级依据不在本地区通知所列范围内。',
      'The circular of the region does not name this ground for a tier.',
    ],
    'one-to-one-owed': [
      422,
      '按本地区规定，该人员应享受个性化帮扶，请选择相应的服务方式。',
      'By the rules of the region this person is owed individual assistance: please choose it.',
    ],
    'unknown-service': [
      422,
      '没有这一服务项目，请从待办中列出的服务项目里选择。',
      'There is no such service: choose one that the task lists.',
    ],
    'no-plan': [
      409,
      '尚未制定服务计划，请先制定计划。',
      'There is no service plan yet: please make one first.',
    ],
    'same-track': [422, '计划没有变化，无需调整。', 'Nothing would change in the plan.'],
    'refusal-already-recorded': [
      409,
      '同一天、同一内容的拒绝已有记录，不重复登记；如属另一次服务，请写明所提供的内容。',
      'The same refusal of that day is recorded already. If it was another offer, please say what was offered.',
    ],
    'service-outside-plan': [
      422,
      '服务日期不在服务计划期间内，请核对。',
      'The date of the service lies outside the plan.',
    ],
    'age-outside-internship': [
      422,
      '该人员不在就业见习规定的年龄范围内。',
      'The person is outside the ages of the internship.',
    ],
    'internship-not-said': [
      422,
      '该人员不在就业见习规定的年龄范围内，请注明本次就业准备活动是否为就业见习；职业体验等其他活动不受年龄限制。',
      'The person is outside the ages of the internship: say whether this activity is one. Others have no age limit.',
    ],
    'offer-does-not-fit': [
      422,
      '没有可以答复的服务记录：须为同一服务项目、此前提供且尚未答复的记录。',
      'There is no offer that this answers: it has to be of the same service, made before and not answered yet.',
    ],
    'silence-is-no-refusal': [
      422,
      '未答复不属于拒绝服务，请按“已提供，待答复”记录。',
      'Not to have answered is no refusal: record the service as offered.',
    ],
    'refusal-needs-reason': [
      422,
      '拒绝服务的须填写原因；未拒绝的不填。',
      'A refusal needs its reason, and only a refusal has one.',
    ],
    'unknown-reason-for-refusal': [
      422,
      '未接受服务的原因不在可选范围内，请从待办中列出的原因里选择。',
      'This is no reason for not taking a service: choose one that the task lists.',
    ],
    'fair-does-not-fit': [
      422,
      '没有该区县在该日期举办的专场招聘会，或服务项目不是招聘活动。',
      'There was no such fair in the district on that day, or the service is no recruitment event.',
    ],
    'fair-already-recorded': [
      409,
      '该区县该日期的专场招聘会已登记。',
      'A fair of this district on this day has been recorded already, under another title.',
    ],
    'no-recruitment-fairs': [
      422,
      '本地区通知没有每月专场招聘会的要求。',
      'The circular of this region does not require a monthly fair.',
    ],
  },
} as const satisfies EpisodeWording;
