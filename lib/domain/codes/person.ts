import { type CodeEntry, codeTable } from './code-table.ts';

const sexEntries = [
  { code: '0', zh: '未知的性别', en: 'Unknown' },
  { code: '1', zh: '男', en: 'Male' },
  { code: '2', zh: '女', en: 'Female' },
  { code: '9', zh: '未说明的性别', en: 'Not stated' },
] as const satisfies readonly CodeEntry[];

export type SexCode = (typeof sexEntries)[number]['code'];

/** Sex by GB/T 2261.1-2003. */
export const sexes = codeTable('GB/T 2261.1-2003', sexEntries);

const jobIntentionEntries = [
  { code: '1', zh: '单位就业', en: 'Employment with an employer' },
  { code: '2', zh: '灵活就业', en: 'Flexible employment' },
  { code: '3', zh: '创业', en: 'Starting a business' },
  { code: '4', zh: '职业培训', en: 'Vocational training' },
] as const satisfies readonly CodeEntry[];

export type JobIntention = (typeof jobIntentionEntries)[number]['code'];

/** What the person wants (DOMAIN D1, source C1). */
export const jobIntentions = codeTable('求职意向', jobIntentionEntries);

const healthEntries = [
  { code: '1', zh: '健康或良好', en: 'Healthy or good' },
  { code: '2', zh: '一般或较弱', en: 'Fair or rather weak' },
  { code: '3', zh: '有病', en: 'Ill' },
  { code: '4', zh: '有生理缺陷', en: 'Physical impairment' },
  { code: '5', zh: '残疾', en: 'Disabled' },
] as const satisfies readonly CodeEntry[];

export type HealthCode = (typeof healthEntries)[number]['code'];

/** State of health (DOMAIN D1, source C1; the first digit of GB/T 2261.3). */
export const healthStates = codeTable('健康状况', healthEntries);

const disabilityCertificateEntries = [
  { code: '1', zh: '残疾一级', en: 'Disability grade 1 (most severe)' },
  { code: '2', zh: '残疾二级', en: 'Disability grade 2' },
  { code: '3', zh: '残疾三级', en: 'Disability grade 3' },
  { code: '4', zh: '残疾四级', en: 'Disability grade 4' },
] as const satisfies readonly CodeEntry[];

export type DisabilityCertificateGrade = (typeof disabilityCertificateEntries)[number]['code'];

/** Grade on the certificate of a disabled person, GB/T 26341-2010. Not the grade of a work injury. */
export const disabilityCertificateGrades = codeTable('GB/T 26341-2010', disabilityCertificateEntries);

const injuryGradeEntries = [
  { code: '01', zh: '伤残一级', en: 'Work-injury disability grade 1 (most severe)' },
  { code: '02', zh: '伤残二级', en: 'Work-injury disability grade 2' },
  { code: '03', zh: '伤残三级', en: 'Work-injury disability grade 3' },
  { code: '04', zh: '伤残四级', en: 'Work-injury disability grade 4' },
  { code: '05', zh: '伤残五级', en: 'Work-injury disability grade 5' },
  { code: '06', zh: '伤残六级', en: 'Work-injury disability grade 6' },
  { code: '07', zh: '伤残七级', en: 'Work-injury disability grade 7' },
  { code: '08', zh: '伤残八级', en: 'Work-injury disability grade 8' },
  { code: '09', zh: '伤残九级', en: 'Work-injury disability grade 9' },
  { code: '10', zh: '伤残十级', en: 'Work-injury disability grade 10' },
  { code: '11', zh: '未达等级', en: 'Below any grade' },
] as const satisfies readonly CodeEntry[];

export type InjuryGrade = (typeof injuryGradeEntries)[number]['code'];

/** Grade of a work injury (DOMAIN D1, source C1). Not the grade on the certificate of a disabled person. */
export const injuryGrades = codeTable('伤残等级', injuryGradeEntries);
