import type { Bilingual } from '../texts/language.ts';

const supervisors = ['supervisor'];
const supervisorsAndAuditors = ['supervisor', 'auditor'];
const managers = ['supervisor', 'unit-administrator'];
const everybody = ['supervisor', 'unit-administrator', 'auditor'];

/** The screens of the area, in the order of its navigation, and the roles that may see them (functions/ROLES.md). */
export const screens = {
  overview: { path: '/lead', roles: everybody, name: { zh: '总览', en: 'Overview' } },
  overdue: { path: '/lead/overdue', roles: everybody, name: { zh: '逾期与督办', en: 'Overdue' } },
  tasks: { path: '/lead/tasks', roles: supervisors, name: { zh: '待办与审核', en: 'Tasks and decisions' } },
  coverage: { path: '/lead/coverage', roles: everybody, name: { zh: '回访覆盖', en: 'Coverage' } },
  kpis: { path: '/lead/kpis', roles: everybody, name: { zh: '月度指标', en: 'Indicators' } },
  grants: { path: '/lead/grants', roles: everybody, name: { zh: '补贴办理', en: 'Subsidies' } },
  'hand-overs': {
    path: '/lead/hand-overs',
    roles: supervisors,
    name: { zh: '转介与贷款移送', en: 'Referrals and loans' },
  },
  load: { path: '/lead/load', roles: everybody, name: { zh: '负荷与离岗', en: 'Load and absence' } },
  reassign: { path: '/lead/reassign', roles: managers, name: { zh: '批量移交', en: 'Hand over' } },
  outbox: { path: '/lead/outbox', roles: supervisors, name: { zh: '通知送达', en: 'Delivery' } },
  people: { path: '/lead/people', roles: everybody, name: { zh: '工作人员', en: 'Staff' } },
  unit: { path: '/lead/unit', roles: everybody, name: { zh: '机构与放假', en: 'Agency and holidays' } },
  fairs: { path: '/lead/fairs', roles: everybody, name: { zh: '专场招聘会', en: 'Recruitment fairs' } },
  ratings: { path: '/lead/ratings', roles: everybody, name: { zh: '群众评价', en: 'Ratings' } },
  records: {
    path: '/lead/records',
    roles: supervisorsAndAuditors,
    name: { zh: '信息查看与档案', en: 'Reveals and retention' },
  },
} as const satisfies Record<string, { path: string; roles: readonly string[]; name: Bilingual }>;

export type Screen = keyof typeof screens;

/** Whether a role may see a screen. */
export const sees = (role: string | undefined, screen: Screen): boolean =>
  screens[screen].roles.includes(role ?? '');

/** Whether a role decides on cases and sees masked personal data. */
export const seesPersons = (role: string | undefined): boolean => role === 'supervisor';

/** Whether a role hands over cases and keeps the directory. */
export const manages = (role: string | undefined): boolean => managers.includes(role ?? '');
