import type { Evidence } from '../../../lib/domain/case/registration/events.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** A finding of the screening, as an officer reads it. */
export const findingTexts = {
  clear: { zh: '未发现相关记录', en: 'No record found' },
  match: { zh: '发现相关记录，请核实', en: 'A record was found: please check' },
  old: {
    zh: '记录日期不晚于失业之日，不反映目前状况',
    en: 'The record is not later than the day of unemployment: it says nothing of the present',
  },
  'not-compared': { zh: '未比对：没有这项比对数据', en: 'Not compared: no data available' },
  review: { zh: '需人工核实', en: 'Needs a manual check' },
  unavailable: { zh: '比对数据暂时无法查询，未比对', en: 'Not compared: the data could not be read' },
} as const satisfies Record<Evidence['finding'], Bilingual>;

/** A computed finding says more than that no record was found. */
const computed: Partial<Record<Evidence['check'], Bilingual>> = {
  age: { zh: '已达到登记年龄', en: 'Old enough to be registered' },
  'retirement-age': {
    zh: '按所填信息推算，未到法定退休年龄',
    en: 'Below the statutory retirement age according to the statement',
  },
};

/** A piece of evidence, as an officer reads it. */
export const findingTextOf = ({ check, finding }: Pick<Evidence, 'check' | 'finding'>): Bilingual =>
  (finding === 'clear' ? computed[check] : undefined) ?? findingTexts[finding];
