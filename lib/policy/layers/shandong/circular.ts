import type { Circular } from '../../circular.ts';

/** 鲁人社字〔2022〕144号, which cities of the province forward. We do not hold its text, so it has no clauses here. */
export const circular = {
  id: 'shandong-2022-144',
  title: {
    zh: '关于开展失业人员集中帮扶行动的通知',
    en: 'Shandong notice on concentrated help for unemployed persons',
  },
  number: '鲁人社字〔2022〕144号',
  issuers: ['山东省人力资源和社会保障厅', '山东省民政厅', '山东省财政厅', '中国人民银行济南分行'],
  grade: 'A',
  held: { zh: '仅知题名和文号，未取得正文', en: 'Known by title and number only; the text is not held.' },
  kind: 'not-held',
  clausePrefix: 'SD',
  clauses: [],
} as const satisfies Circular;
