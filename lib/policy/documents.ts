import { type LocalDate, parseLocalDate } from '../domain/calendar/local-date.ts';
import type { Bilingual } from './bilingual.ts';
/**
 * How good our copy of a document is, graded as in DOMAIN.md: A official text in full, B government text or excerpt,
 * C third-party copy, D source of a running system, K general knowledge that nobody has verified. C, D and K must never be
 * shown to a user as law without their mark.
 */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'K';

export interface PolicyDocument {
  readonly title: Bilingual;
  readonly number?: string;
  readonly issuers: readonly string[];
  /** The day of issue; absent if the text that we hold does not show it. */
  readonly issued?: LocalDate;
  readonly grade: Grade;
  /** Which part of the text we hold, if not all of it. */
  readonly held?: Bilingual;
  /**
   * Absent for a document that can be cited. `not-held`: we hold none of its text, so no sentence cites it; `source`: a list
   * or a system rather than a document, named without 书名号; `own`: what no source says.
   */
  readonly kind?: 'not-held' | 'source' | 'own';
}

const mohrssOffice = ['人力资源社会保障部办公厅'] as const;
const congress = ['全国人民代表大会常务委员会'] as const;

/** The documents that apply nationwide. Those of a region or a province are its circulars, in its own folder. */
export const documents = {
  'mohrss-2022-69': {
    title: {
      zh: '关于促进失业人员就业创业的通知',
      en: 'National notice on promoting employment and entrepreneurship of unemployed persons',
    },
    number: '人社部发〔2022〕69号',
    issuers: ['人力资源社会保障部', '民政部', '财政部', '中国人民银行'],
    grade: 'B',
    held: {
      zh: '未取得全文，仅见于五份地方通知的引用',
      en: 'The full text is not held; known through the five circulars that carry it out.',
    },
    kind: 'not-held',
  },
  'mof-sta-2023-15': {
    title: {
      zh: '关于进一步支持重点群体创业就业有关税收政策的公告（2023年第15号）',
      en: 'Announcement 15 (2023) on tax measures that support key groups in starting a business and finding work',
    },
    issuers: ['财政部', '税务总局', '人力资源社会保障部', '农业农村部'],
    grade: 'C',
    held: { zh: '第三方转载', en: 'Third-party copy.' },
  },
  'mohrss-2020-79': {
    title: {
      zh: '关于进一步做好失业登记服务管理工作的通知',
      en: 'Notice on further improving the service and management of unemployment registration',
    },
    number: '人社厅发〔2020〕79号',
    issuers: mohrssOffice,
    grade: 'C',
    held: { zh: '第三方转载，仅前半部分', en: 'Third-party copy, first part only.' },
  },
  'mohrss-2020-3': {
    title: {
      zh: '关于进一步做好失业登记工作强化失业人员就业服务的通知',
      en: 'Notice on unemployment registration and stronger employment services for unemployed persons',
    },
    number: '人社厅发〔2020〕3号',
    issuers: mohrssOffice,
    grade: 'C',
    held: { zh: '第三方转载，仅前半部分', en: 'Third-party copy, first part only.' },
  },
  // In force in Hunan only, and no value rests on it. Closures that were proposed earlier cite it (DOMAIN C5).
  'hunan-2020-23': {
    title: {
      zh: '关于进一步做好失业登记工作强化失业人员就业服务的通知（湖南，转达人社厅发〔2020〕3号）',
      en: 'Hunan notice relaying ministry notice 3 (2020) on unemployment registration',
    },
    number: '湘人社函〔2020〕23号',
    issuers: ['湖南省人力资源和社会保障厅'],
    grade: 'B',
  },
  'mohrss-2014-97': {
    title: {
      zh: '关于进一步完善就业失业登记管理办法的通知',
      en: 'Notice on further improving the management of employment and unemployment registration',
    },
    number: '人社部发〔2014〕97号',
    issuers: ['人力资源社会保障部'],
    grade: 'C',
  },
  'employment-service-regulation': {
    title: {
      zh: '就业服务与就业管理规定',
      en: 'Regulation on employment services and employment management',
    },
    issuers: ['人力资源社会保障部'],
    grade: 'C',
    held: { zh: '仅第六十一条至第六十三条', en: 'Articles 61 to 63 only.' },
  },
  'registration-scope-list': {
    title: {
      zh: '公开的失业登记范围列表',
      en: 'published list of the situations in which one may register',
    },
    issuers: [],
    grade: 'B',
    kind: 'source',
  },
  'ministry-online-registration-plan': {
    title: {
      zh: '失业登记全国统一服务平台建设方案',
      en: 'Ministry plan for nationwide online unemployment registration',
    },
    issuers: ['人力资源社会保障部'],
    grade: 'C',
  },
  'shanghai-registration-form': {
    title: {
      zh: '上海市失业登记表单代码',
      en: 'code tables of the Shanghai unemployment registration form',
    },
    issuers: [],
    grade: 'D',
    kind: 'source',
  },
  'mohrss-letter-2018-218': {
    title: {
      zh: '关于做好《港澳台居民居住证申领发放办法》贯彻实施工作的通知',
      en: 'Notice on carrying out the rules on residence permits for Hong Kong, Macao and Taiwan residents',
    },
    number: '人社厅函〔2018〕218号',
    issuers: mohrssOffice,
    issued: parseLocalDate('2018-08-22'),
    grade: 'C',
  },
  // In force in Shandong. The circular of Weihai leaves the categories to it, and Weihai's layer cites it (DOMAIN C6, I-22).
  'shandong-employment-regulation': {
    title: { zh: '山东省就业促进条例', en: 'Shandong Employment Promotion Regulation' },
    issuers: ['山东省人民代表大会常务委员会'],
    issued: parseLocalDate('2016-03-30'),
    grade: 'A',
  },
  'shanxi-hardship-form': {
    title: {
      zh: '山西省就业困难人员认定表（运城市公布）',
      en: 'the Shanxi form for recognising employment difficulty, as published by Yuncheng',
    },
    issuers: [],
    grade: 'C',
    held: { zh: '第三方转载', en: 'Third-party copy.' },
    kind: 'source',
  },
  'ministry-hardship-reply': {
    title: {
      zh: '人力资源社会保障部关于就业困难人员范围的答复',
      en: 'the ministry’s reply on who is in employment difficulty',
    },
    issuers: ['人力资源社会保障部'],
    grade: 'C',
    held: { zh: '第三方转载', en: 'Third-party copy.' },
    kind: 'source',
  },
  'mof-2023-75': {
    title: {
      zh: '普惠金融发展专项资金管理办法',
      en: 'Measures for the special fund for inclusive finance',
    },
    number: '财金〔2023〕75号',
    issuers: ['财政部'],
    grade: 'C',
    held: { zh: '第三方转载，仅摘要', en: 'Third-party copy, excerpts only.' },
  },
  'employment-promotion-law': {
    title: { zh: '中华人民共和国就业促进法', en: 'Employment Promotion Law' },
    issuers: congress,
    grade: 'A',
  },
  'social-insurance-law': {
    title: { zh: '中华人民共和国社会保险法', en: 'Social Insurance Law' },
    issuers: congress,
    grade: 'A',
  },
  'civil-code': {
    title: { zh: '中华人民共和国民法典', en: 'Civil Code' },
    issuers: ['全国人民代表大会'],
    grade: 'A',
  },
  'personal-information-law': {
    title: { zh: '中华人民共和国个人信息保护法', en: 'Personal Information Protection Law' },
    issuers: congress,
    grade: 'A',
  },
  'administrative-licence-law': {
    title: { zh: '中华人民共和国行政许可法', en: 'Administrative Licence Law' },
    issuers: congress,
    grade: 'A',
  },
  'cybersecurity-law': {
    title: { zh: '中华人民共和国网络安全法', en: 'Cybersecurity Law' },
    issuers: congress,
    grade: 'A',
    held: { zh: '2016年文本，其后有修改', en: 'Text of 2016; amended since.' },
  },
  'network-data-regulation': {
    title: { zh: '网络数据安全管理条例', en: 'Regulation on network data security' },
    issuers: ['国务院'],
    grade: 'A',
  },
  'reconsideration-law': {
    title: { zh: '中华人民共和国行政复议法', en: 'Administrative Reconsideration Law' },
    issuers: congress,
    grade: 'A',
  },
  'reconsideration-regulation': {
    title: {
      zh: '中华人民共和国行政复议法实施条例',
      en: 'Regulation implementing the Administrative Reconsideration Law',
    },
    issuers: ['国务院'],
    grade: 'A',
  },
  'administrative-procedure-law': {
    title: { zh: '中华人民共和国行政诉讼法', en: 'Administrative Litigation Law' },
    issuers: congress,
    grade: 'A',
  },
  'mohrss-post-reply': {
    title: {
      zh: '人力资源社会保障部关于公益性岗位安置对象和期限的答复',
      en: 'reply of the ministry on who is placed in public-welfare posts, and for how long',
    },
    issuers: ['人力资源社会保障部'],
    grade: 'C',
    held: { zh: '第三方转载的答复', en: 'The reply, in a third-party copy.' },
    kind: 'source',
  },
  'public-post-periods': {
    title: {
      zh: '公益性岗位补贴期满后再次安置的规定',
      en: 'rules on a second placement in a public-welfare post',
    },
    issuers: [],
    grade: 'C',
    held: { zh: '第三方转载，未取得文号', en: 'Third-party copy; the number is not held.' },
    kind: 'source',
  },
  'liaocheng-posts': {
    title: { zh: '聊城市公益性岗位管理规定', en: 'rules of Liaocheng on public-welfare posts' },
    issuers: [],
    grade: 'B',
    kind: 'source',
  },
  'zero-employment-pages': {
    title: {
      zh: '各地零就业家庭援助办法（公开页面）',
      en: 'public pages on local help for households without work',
    },
    issuers: [],
    grade: 'C',
    kind: 'source',
  },
  'product-design': {
    title: { zh: '经办机构工作安排', en: 'arrangements of the agency' },
    issuers: [],
    grade: 'K',
    kind: 'own',
  },
} as const satisfies Record<string, PolicyDocument>;

export type DocumentId = keyof typeof documents;
