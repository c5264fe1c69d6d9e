import type { Bilingual } from '../texts/language.ts';

/** The names of the roles (functions/ROLES.md). */
export const roleNames: Readonly<Record<string, Bilingual>> = {
  applicant: { zh: '申请人', en: 'Applicant' },
  representative: { zh: '委托代理人', en: 'Representative' },
  officer: { zh: '经办人员', en: 'Officer' },
  supervisor: { zh: '主管', en: 'Supervisor' },
  'unit-administrator': { zh: '单位管理员', en: 'Unit administrator' },
  'policy-administrator': { zh: '政策管理员', en: 'Policy administrator' },
  auditor: { zh: '审计人员', en: 'Auditor' },
  finance: { zh: '资金拨付人员', en: 'Finance' },
  employer: { zh: '用人单位', en: 'Employer' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  'delivery-adapter': { zh: '通知发送服务', en: 'Delivery service' },
};

/** The areas of the portal besides that of applicants, with the roles that work there and the names in the navigation. */
export const areas = {
  desk: { path: '/desk', roles: ['officer', 'supervisor'], name: { zh: '经办', en: 'Desk' } },
  lead: {
    path: '/lead',
    roles: ['supervisor', 'unit-administrator', 'auditor'],
    name: { zh: '督办与覆盖', en: 'Overdue and coverage' },
  },
  finance: { path: '/finance', roles: ['finance'], name: { zh: '资金拨付', en: 'Payments' } },
  admin: {
    path: '/admin',
    roles: ['administrator', 'policy-administrator', 'auditor'],
    name: { zh: '管理', en: 'Administration' },
  },
  employer: { path: '/employer', roles: ['employer'], name: { zh: '单位办事', en: 'Employer' } },
} as const satisfies Record<string, { path: string; roles: readonly string[]; name: Bilingual }>;

export type Area = keyof typeof areas;

/** Pages outside the areas of staff: those of applicants, and messages. */
export type Place = Area | 'applicant' | 'messages';

/** The roles that may open an area. */
const admitted: Readonly<Record<Place, readonly string[]>> = {
  applicant: ['applicant'],
  messages: ['applicant', 'officer', 'supervisor'],
  desk: areas.desk.roles,
  lead: areas.lead.roles,
  finance: areas.finance.roles,
  admin: areas.admin.roles,
  employer: areas.employer.roles,
};

/** The roles that may open the pages of a place. */
export const rolesOf = (area: Place): readonly string[] => admitted[area];

/** Whether a role may open the pages of a place. */
export const worksIn = (role: string | undefined, area: Place): boolean => rolesOf(area).includes(role ?? '');

/** The first page after signing in. */
export const homeOf = (role: string | undefined): string =>
  role === 'officer'
    ? '/desk'
    : worksIn(role, 'lead') && role !== 'auditor'
      ? '/lead'
      : worksIn(role, 'admin')
        ? '/admin'
        : worksIn(role, 'finance')
          ? '/finance'
          : role === 'employer'
            ? '/employer'
            : '/';
