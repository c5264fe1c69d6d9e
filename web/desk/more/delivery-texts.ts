import type { Bilingual } from '../../texts/language.ts';

/** The delivery status of a notice. Printed or sent does not mean that it arrived. */
export const deliveryTexts = {
  issued: { zh: '未发出', en: 'not sent' },
  sent: { zh: '已发出，未确认送达', en: 'sent, delivery not confirmed' },
  delivered: { zh: '已送达', en: 'delivered' },
  failed: { zh: '未送达', en: 'failed' },
} satisfies Record<string, Bilingual>;

export const recipientTexts = {
  person: { zh: '本人', en: 'the person' },
  officer: { zh: '经办人员', en: 'the officer' },
  'district-supervisors': { zh: '主管', en: 'the supervisors' },
} satisfies Record<string, Bilingual>;
