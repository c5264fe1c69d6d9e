import type { Evidence } from '../../../lib/domain/case/registration/events.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** What an officer reads of a finding of the screening. */
export const findingTexts = {
  clear: { zh: '未发现相关记录', en: 'Nothing was found' },
  match: { zh: '发现相关记录，请核实', en: 'A record was found: please look into it' },
  old: {
    zh: '记录日期不晚于失业之日，不反映目前状况',
    en: 'The record is not later than the day of unemployment: it says nothing of the present',
  },
  'not-compared': { zh: '未比对：没有这项比对数据', en: 'Not compared: there are no such data' },
  review: { zh: '需人工核实', en: 'To be looked into by a human' },
  unavailable: { zh: '比对数据暂时无法查询，未比对', en: 'Not compared: the data could not be read' },
} as const satisfies Record<Evidence['finding'], Bilingual>;
