import type { RevealedField, RevealReason } from '../../../lib/domain/case/person/events.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** What staff can have revealed, as the person reads it. */
export const revealedFieldTexts = {
  name: { zh: '姓名', en: 'name' },
  identityNumber: { zh: '证件号码', en: 'identity number' },
  birthDate: { zh: '出生日期', en: 'birth date' },
  phone: { zh: '联系电话', en: 'telephone number' },
  secondContact: { zh: '其他联系人', en: 'second contact' },
  address: { zh: '住址', en: 'address' },
  householdNumbers: { zh: '家庭成员证件号码', en: 'identity numbers of the household' },
  statements: { zh: '办理记录中的号码', en: 'numbers in what was written' },
} as const satisfies Record<RevealedField, Bilingual>;

/** The purposes for which they can. */
export const revealReasonTexts = {
  contact: { zh: '联系本人', en: 'to contact the person' },
  'verify-identity': { zh: '核验身份', en: 'to verify who the person is' },
  correct: { zh: '更正信息', en: 'to correct what is held' },
  other: { zh: '其他事由', en: 'for another reason' },
} as const satisfies Record<RevealReason, Bilingual>;

/** The sentence for it in the history of the case. */
export const revealText = ({
  fields,
  reason,
}: {
  readonly fields: readonly RevealedField[];
  readonly reason: RevealReason;
}): Bilingual => {
  const named = fields.map((field) => revealedFieldTexts[field]);
  return {
    zh: `工作人员查看了完整的${named.map(({ zh }) => zh).join('、')}，事由：${revealReasonTexts[reason].zh}`,
    en: `Staff saw in full: ${named.map(({ en }) => en).join(', ')} (${revealReasonTexts[reason].en})`,
  };
};
