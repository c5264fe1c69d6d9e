import { stated } from '../../author.ts';
import type { Basis, Citation, Stated } from '../../types.ts';
import type { CompletenessCheckRule } from '../../values/lifecycle.ts';
import type { Described } from '../../values/registration.ts';

/** Three facts to be learnt about every person, which several circulars name word for word. */
export const threeFacts = (basis: Basis, citation: Citation): readonly Stated<Described>[] => [
  stated(basis, citation, { code: 'unemployment-reason', zh: '失业原因', en: 'Reason of unemployment' }),
  stated(basis, citation, { code: 'skill-level', zh: '技能水平', en: 'Skill level' }),
  stated(basis, citation, { code: 'employment-intention', zh: '就业意愿', en: 'Employment intention' }),
];

/** The three groups named by every circular that lists groups. */
export const threeGroups = (basis: Basis, citation: Citation): readonly Stated<Described>[] => [
  stated(basis, citation, {
    code: 'employment-difficulty',
    zh: '就业困难人员',
    en: 'Person with employment difficulty',
  }),
  stated(basis, citation, {
    code: 'graduate-without-work',
    zh: '离校未就业高校毕业生',
    en: 'Graduate who left school without work',
  }),
  stated(basis, citation, {
    code: 'out-of-poverty',
    zh: '脱贫人口',
    en: 'Person lifted out of poverty',
  }),
];

export const headcountFields: readonly Described[] = [
  { code: 'name-and-identity-number', zh: '姓名和身份证件号码', en: 'Name and identity number' },
  { code: 'contact', zh: '联系方式', en: 'Contact details' },
  { code: 'place', zh: '登记地', en: 'Place of registration' },
  { code: 'tags-checked', zh: '重点群体标注已核', en: 'Groups checked' },
];

export const basicFields: readonly Described[] = [
  { code: 'unemployment-reason', zh: '失业原因', en: 'Reason of unemployment' },
  { code: 'unemployment-date', zh: '失业时间', en: 'Date of unemployment' },
  { code: 'education', zh: '文化程度', en: 'Education' },
];

export const skillFields: readonly Described[] = [{ code: 'skill-level', zh: '技能水平', en: 'Skill level' }];

export const needFields: readonly Described[] = [
  { code: 'employment-intention', zh: '就业意愿', en: 'Employment intention' },
  { code: 'service-needs', zh: '求职、培训、创业等服务需求', en: 'Needs (job search, training, start-up)' },
];

/** For a circular that requires registration under the real name (QH-1.3). */
export const realNameField: Described = {
  code: 'identity-proven',
  zh: '身份已核实（实名）',
  en: 'Identity proven (real name)',
};

/**
 * The "three clears". The circulars give the names; the fields that each needs are our default.
 * @param more further fields that this circular requires for everybody
 */
export const threeChecks = (
  basis: Basis,
  citation: Citation,
  more: readonly Described[] = [],
): readonly Stated<CompletenessCheckRule>[] => [
  stated(basis, citation, {
    code: 'headcount',
    zh: '人员底数清',
    en: 'All persons on record',
    fields: [...headcountFields, ...more],
  }),
  stated(basis, citation, {
    code: 'basic-information',
    zh: '基本信息清',
    en: 'Basic information complete',
    fields: [...basicFields, ...skillFields],
  }),
  stated(basis, citation, {
    code: 'service-needs',
    zh: '服务需求清',
    en: 'Service needs established',
    fields: needFields,
  }),
];
