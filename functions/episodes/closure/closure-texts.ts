import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';

/** The kinds of evidence for a closure. */
export const evidenceTexts: Readonly<Record<string, Bilingual>> = {
  'employment-record': { zh: '就业登记记录', en: 'Employment record' },
  'insurance-match': { zh: '社会保险参保比对', en: 'Match in the social insurance' },
  'business-match': { zh: '市场主体登记比对', en: 'Match in the business register' },
  'pension-match': { zh: '基本养老金领取比对', en: 'Match in the pension records' },
  'other-match': { zh: '其他部门数据比对', en: 'Match in the data of another department' },
  'statement-of-the-family': { zh: '家属告知', en: 'Statement by the family' },
  'national-check': { zh: '全国登记信息核验', en: 'National check of registrations' },
  'statement-of-the-person': { zh: '本人陈述', en: 'Statement by the person' },
  appraisal: { zh: '劳动能力鉴定结论', en: 'Appraisal of the ability to work' },
  'local-rule': { zh: '本地规定', en: 'Local rule' },
  'refusal-records': { zh: '拒绝服务记录', en: 'Records of refused services' },
  'contact-attempt-records': { zh: '联系记录', en: 'Records of attempts to contact' },
};

/** A kind of evidence in words; an unknown one by its code. */
export const evidenceText = (kind: string, language: Language): string =>
  evidenceTexts[kind]?.[language] ?? kind;

/** Former reasons, for closures that were decided while they applied. */
export const formerReasons: Readonly<Record<string, Bilingual>> = {
  transferred: { zh: '转移至其他登记地', en: 'Registered in another place' },
  'local-other': { zh: '各地确定的其他情形', en: 'Another situation set by the locality' },
};

/** A preview of the notice to the person, for whoever decides the closure. */
export const noticeOfClosure = (reason: string, language: Language): string =>
  language === 'en'
    ? `Your unemployment registration has been closed. Reason: ${reason}. If you think that this is wrong, you can object here or at the counter.`
    : `您的失业登记已注销，原因：${reason}。如认为有误，可在本系统或经办窗口提出异议。`;
