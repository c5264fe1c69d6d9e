import type { Bilingual } from '../texts/language.ts';

interface Screen {
  readonly path: string;
  /** The roles that may see it (functions/ROLES.md). */
  readonly roles: readonly string[];
  readonly name: Bilingual;
}

const all = ['administrator', 'policy-administrator', 'auditor'];

/** The screens of the area in the order of its navigation; each role begins at its first one. */
export const screens = {
  executions: {
    path: '/admin/executions',
    roles: ['administrator'],
    name: { zh: '执行', en: 'Executions' },
  },
  health: { path: '/admin/health', roles: ['administrator'], name: { zh: '运行状态', en: 'Health' } },
  audit: { path: '/admin/audit', roles: ['auditor'], name: { zh: '访问记录', en: 'Who has looked' } },
  cases: {
    path: '/admin/cases',
    roles: ['administrator', 'auditor'],
    name: { zh: '案件核验', en: 'A case over time' },
  },
  redrives: {
    path: '/admin/redrives',
    roles: ['administrator', 'auditor'],
    name: { zh: '重新执行记录', en: 'Redrives' },
  },
  batches: {
    path: '/admin/batches',
    roles: ['administrator'],
    name: { zh: '批量重新执行', en: 'Batches of redrives' },
  },
  rules: { path: '/admin/rules', roles: all, name: { zh: '规则修订', en: 'Changes of rules' } },
  packs: { path: '/admin/packs', roles: all, name: { zh: '政策包', en: 'Policy packs' } },
  holidays: { path: '/admin/holidays', roles: all, name: { zh: '放假安排', en: 'Holidays' } },
  comparisons: {
    path: '/admin/comparisons',
    roles: ['administrator'],
    name: { zh: '数据比对', en: 'Comparisons' },
  },
} as const satisfies Record<string, Screen>;

export type ScreenName = keyof typeof screens;

/** Whether a role may see a screen. */
export const maySee = (role: string | undefined, screen: ScreenName): boolean =>
  (screens[screen].roles as readonly string[]).includes(role ?? '');

/** The screens of a role, in order. */
export const screensOf = (role: string | undefined): readonly ScreenName[] =>
  (Object.keys(screens) as ScreenName[]).filter((screen) => maySee(role, screen));
