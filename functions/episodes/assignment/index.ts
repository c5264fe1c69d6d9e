import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** Which officer is responsible for a case. */
export const assignment = {
  events: {
    'officer-assigned': { zh: '已确定联系专人', en: 'An officer was named for the case' },
    'officer-needed': {
      zh: '本地区尚无可指定的联系专人，已提请主管确定',
      en: 'A supervisor needs to name an officer',
    },
    'application-taken': { zh: '已有工作人员经办这件申请', en: 'A member of staff took on the application' },
    'application-given-back': {
      zh: '经办人员已交回这件申请，由其他工作人员办理',
      en: 'The application was returned for someone else to take on',
    },
    'interest-declared': {
      zh: '工作人员已申报回避',
      en: 'A member of staff declared an interest and takes no part',
    },
  },
  tasks: { 'name-officer': { zh: '确定联系专人', en: 'Name the officer' } },
  deadlines: { 'officer-naming': { zh: '确定联系专人', en: 'Naming the officer' } },
  problems: {
    'officer-unchanged': [409, '该人员已经是联系专人。', 'This officer has the case already.'],
    'case-has-officer': [
      409,
      '这个案件已有联系专人，如需更换请由主管或单位管理员办理。',
      'This case has an officer: only a supervisor or the administrator of the unit can give it to another one.',
    ],
    'application-taken': [
      409,
      '这件申请已有同事经办，如需改由您经办，请同事交回或由主管指派。审核不受影响。',
      'A colleague sees to this application: they give it back, or a supervisor gives it to you. Whoever may decide it still may.',
    ],
    'interest-already-declared': [409, '已经申报过回避。', 'This has been declared already.'],
    'officer-not-available': [
      422,
      '没有可以接手的工作人员：不在名册、是不办理案件的单位管理员、工作地区没有包括全部所涉地区、不在岗或须回避。',
      'No officer can take this: not entered, an administrator of a unit, not of all of the districts, away, or related to the person.',
    ],
    'nobody-takes-cases': [
      422,
      '本地区在岗人员中没有可以按工作量分派案件的：均未设为“分派案件”、须回避，或者只有现任。请指定接手人员，或由主管在人员名册中设置。',
      'Nobody who is there can be given cases by load: none is set to be given cases, they are related to the person, or have the case. Name who takes over, or set it in the directory.',
    ],
    'officer-has-cases': [
      409,
      '该工作人员名下还有在办人员，离职或者调整地区、角色后不能再办理，请先移交。',
      'This officer still has open cases, and could no longer work on them: hand them over first.',
    ],
    'absence-reversed': [
      422,
      '离岗结束日期早于开始日期，或代理人是本人。',
      'The absence ends before it begins, or the deputy is the person who is away.',
    ],
  },
} as const satisfies EpisodeWording;
