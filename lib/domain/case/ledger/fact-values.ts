import type { CodeEntry } from '../../codes/code-table.ts';
import { educationLevels } from '../../codes/education.ts';
import { type JobIntention, jobIntentions } from '../../codes/person.ts';
import { unemploymentReasons } from '../../codes/unemployment-reason.ts';

/** The five levels of a skill certificate (DOMAIN D2), and none. */
const skillLevels = [
  { code: 'none', zh: '无技能等级', en: 'No certificate' },
  { code: 'elementary', zh: '初级工（五级）', en: 'Elementary (level 5)' },
  { code: 'intermediate', zh: '中级工（四级）', en: 'Intermediate (level 4)' },
  { code: 'advanced', zh: '高级工（三级）', en: 'Advanced (level 3)' },
  { code: 'technician', zh: '技师（二级）', en: 'Technician (level 2)' },
  { code: 'senior-technician', zh: '高级技师（一级）', en: 'Senior technician (level 1)' },
] as const satisfies readonly CodeEntry[];

/** What a person wants: the four intentions of the circulars, and the training of the form (DOMAIN D1). */
const employmentIntentions = [
  { code: 'employment', zh: '单位就业', en: 'Employment with an employer' },
  { code: 'flexible', zh: '灵活就业', en: 'Flexible work' },
  { code: 'own-business', zh: '创业', en: 'A business of their own' },
  { code: 'training', zh: '职业培训', en: 'Vocational training' },
  { code: 'unclear', zh: '尚不清晰', en: 'Not clear yet' },
] as const satisfies readonly CodeEntry[];

/** 求职、培训、创业等服务需求: the needs that the ledger field names, some combinations of them, and none. */
const serviceNeeds = [
  { code: 'job-search', zh: '求职', en: 'Job search' },
  { code: 'training', zh: '培训', en: 'Training' },
  { code: 'start-up', zh: '创业', en: 'Start-up' },
  { code: 'job-search-and-training', zh: '求职和培训', en: 'Job search and training' },
  { code: 'several', zh: '求职、培训和创业', en: 'Job search, training and start-up' },
  { code: 'none', zh: '暂无', en: 'None for now' },
] as const satisfies readonly CodeEntry[];

/** The possible values of each fact of the ledger, by the code of the fact. */
export const factValues: Readonly<Record<string, readonly CodeEntry[]>> = {
  'unemployment-reason': unemploymentReasons.entries,
  education: educationLevels.entries,
  'skill-level': skillLevels,
  'employment-intention': employmentIntentions,
  'service-needs': serviceNeeds,
};

/** Whether a fact can have a value. A fact that a region adds to the list has no fixed values yet: any is accepted. */
export function isKnownValue(fact: string, value: string): boolean {
  const values = Object.hasOwn(factValues, fact) ? factValues[fact] : undefined;
  return values === undefined || values.some(({ code }) => code === value);
}

const intentionOf: Readonly<Record<JobIntention, string>> = {
  '1': 'employment',
  '2': 'flexible',
  '3': 'own-business',
  '4': 'training',
};

/** The ledger fact for an intention of the form: `4` is training. */
export const statedIntention = (code: string): string | undefined =>
  jobIntentions.has(code) ? intentionOf[code] : undefined;
