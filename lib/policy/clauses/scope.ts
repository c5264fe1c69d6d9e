import type { Bilingual } from '../bilingual.ts';
import type { ClauseId } from '../types.ts';
import type { ClauseSubject } from './types.ts';

/** The subjects of the lifecycle of a case. Each of their clauses needs a value or code, and a test that names it. */
export const lifecycleSubjects = [
  'channels',
  'registration',
  'ledger',
  'plan',
  'quota',
  'follow-up',
  'closure',
  're-entry',
  'hardship',
  'subsidies',
  'posts',
  'relief',
  'benefits',
  'loans',
] as const satisfies readonly ClauseSubject[];
export type LifecycleSubject = (typeof lifecycleSubjects)[number];

export const isOfLifecycle = (subject: ClauseSubject): subject is LifecycleSubject =>
  (lifecycleSubjects as readonly ClauseSubject[]).includes(subject);

/** Why the clauses of a subject are outside the lifecycle, with their duties by the codes of DOMAIN.md (b). */
export const laterSubjects = {
  training: {
    duties: ['PUB', 'REF', 'RPT'],
    zh: '培训项目清单和转介，属后续课题“培训”',
    en: 'Lists of courses and referral to them: a later subject, training.',
  },
  hiring: {
    duties: ['OPS', 'MATCH'],
    zh: '企业联系和专场招聘，属后续课题“用工”',
    en: 'Contact with employers and fairs for them: a later subject, hiring.',
  },
  matching: {
    duties: ['MATCH'],
    zh: '岗位和零工的比对推送，属后续课题“匹配”',
    en: 'Matching persons with jobs and gigs: a later subject, matching.',
  },
  'start-up': {
    duties: ['RULE', 'RPT'],
    zh: '创业载体场地台账，属后续课题“创业”',
    en: 'The inventory of start-up sites: a later subject, start-up.',
  },
  'regional-risk': {
    duties: ['RPT', 'OPS'],
    zh: '地区监测预警和应急，属后续课题“监测”',
    en: 'Watching regions and responding: a later subject, monitoring.',
  },
  equality: {
    duties: ['CASE'],
    zh: '歧视投诉处理，属后续课题“投诉”',
    en: 'Complaints about discrimination: a later subject, complaints.',
  },
  publicity: {
    duties: ['PUB'],
    zh: '宣传活动记录，属后续课题“宣传”',
    en: 'Records of publicity: a later subject, publicity.',
  },
  management: {
    duties: ['OPS'],
    zh: '工作机制和预案登记，属后续课题“管理”',
    en: 'Mechanisms and contingency plans: a later subject, management.',
  },
  reporting: {
    duties: ['RPT', 'CASE'],
    zh: '通报评价和重大情况报告，属后续课题“统计和报告”',
    en: 'Indicators and incident reports: a later subject, reporting.',
  },
} as const satisfies Record<
  Exclude<ClauseSubject, LifecycleSubject>,
  Bilingual & { readonly duties: readonly string[] }
>;

/** Sections on the lifecycle, and readings of ambiguities, that concern it (DOMAIN.md (c) and (i)). */
export const readingSubjects = {
  C1: 'registration',
  C2: 'registration',
  C3: 'registration',
  C4: 'registration',
  C5: 'closure',
  'I-01': 'registration',
  'I-02': 'registration',
  'I-03': 'registration',
  'I-04': 'registration',
  'I-05': 'follow-up',
  'I-06': 'follow-up',
  'I-07': 'follow-up',
  'I-08': 'plan',
  'I-09': 'quota',
  'I-10': 'quota',
  'I-13': 'plan',
  'I-14': 'relief',
  'I-15': 'closure',
  'I-16': 'closure',
  'I-17': 'closure',
  'I-18': 'closure',
  'I-24': 'registration',
  'I-26': 'follow-up',
  'I-27': 'ledger',
  'I-29': 'follow-up',
  'I-34': 'registration',
  'I-36': 'registration',
  'I-37': 'registration',
  'I-22': 'hardship',
  C7: 'posts',
  C8: 'posts',
  'I-65': 'posts',
  'I-66': 'posts',
  'I-67': 'posts',
  'I-68': 'posts',
  'I-69': 'posts',
  'I-60': 'hardship',
  'I-61': 'hardship',
  'I-62': 'hardship',
  'I-63': 'hardship',
  'I-64': 'hardship',
  'I-12': 'subsidies',
  'I-20': 'subsidies',
  'I-21': 'subsidies',
  'I-30': 'subsidies',
  'I-31': 'subsidies',
  'I-75': 'subsidies',
  'I-76': 'subsidies',
  'I-77': 'subsidies',
  'I-78': 'subsidies',
  'I-79': 'subsidies',
  'I-80': 'subsidies',
  'I-81': 'subsidies',
  'I-82': 'subsidies',
  'I-70': 'relief',
  'I-71': 'relief',
  'I-72': 'loans',
  'I-73': 'loans',
} as const satisfies { readonly [Id in ClauseId]?: LifecycleSubject };

/** The other readings, and why nothing in the lifecycle follows from them. */
export const otherReadings = {
  'I-11': { zh: '场地比例，属“创业”', en: 'Share of free sites: start-up.' },
  'I-19': { zh: '规模性裁员，属“报告”', en: 'Large layoffs: reporting.' },
  'I-23': {
    zh: '残疾人就业机构登记，属“困难认定”',
    en: "Registration by disabled persons' agencies: difficulty.",
  },
  'I-25': {
    zh: '疫情条款已失效，不保存健康状况',
    en: 'Epidemic rules are history; no health status is kept.',
  },
  'I-28': {
    zh: '通知未要求回访求职登记人员；不设该项义务',
    en: 'No circular asks for follow-ups of job-seekers; no such obligation is made.',
  },
  'I-32': {
    zh: '重庆60日报告规定，未经确认不适用',
    en: 'Chongqing rule of 60 days: not applied without confirmation.',
  },
  'I-33': { zh: '劳务经纪人和中介查看信息，属“匹配”', en: 'What brokers may see: matching.' },
  'I-35': {
    zh: '全国平台数据交换，属后续课题“对接”；起算规则已写入政策包',
    en: 'Exchange with the national platform: a later subject; the rule of the clock stands in the packs.',
  },
} as const satisfies { readonly [Id in ClauseId]?: Bilingual };
