import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';

/** The sources of evidence that staff choose from. Any other source can be sent by its code, and is shown by it. */
const sources: Readonly<Record<string, Bilingual>> = {
  'employment-register': { zh: '就业登记信息', en: 'Employment register' },
  'social-insurance': { zh: '社会保险信息', en: 'Social insurance records' },
  pension: { zh: '养老保险待遇信息', en: 'Pension records' },
  'business-registration': { zh: '经营主体登记信息', en: 'Business registration' },
  'national-platform': { zh: '全国失业登记信息', en: 'National registrations' },
  'civil-affairs': { zh: '民政部门信息', en: 'Civil affairs records' },
  'other-department': { zh: '其他部门信息', en: 'Records of another department' },
  'case-record': { zh: '经办记录', en: 'Record of the case' },
  person: { zh: '本人陈述', en: 'The person' },
  family: { zh: '家属陈述', en: 'The family' },
  visit: { zh: '走访核实', en: 'A visit' },
};

export const evidenceSources = (
  language: Language,
): readonly { readonly code: string; readonly text: string }[] =>
  Object.entries(sources).map(([code, text]) => ({ code, text: text[language] }));

/** A source of evidence in words, or by its code if the list does not have it. */
export const evidenceSourceText = (source: string, language: Language): string =>
  sources[source]?.[language] ?? source;
