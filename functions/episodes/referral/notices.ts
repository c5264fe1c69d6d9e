import type { HandOverItem } from '../../../lib/domain/case/hand-over/hand-over.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import { dataNoticeOf } from '../../../lib/policy/data-notice.ts';
import type { ReferralBody } from '../../../lib/policy/values/outward.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { handOverItemTexts, handOverWayTexts } from '../../common/wording/hand-over-texts.ts';
import { type NoticeReader, optional } from '../../common/wording/notice-reader.ts';
import {
  newInformation,
  newResult,
  type Paragraph,
  type Parameters,
  whereToAsk,
  withLastDay,
} from '../../common/wording/notice-texts.ts';

const whoDecides: Paragraph = {
  zh: '是否给予{reliefs}，由{body}依照其规定决定，我们不作决定；对其决定有异议的，按其告知的途径提出。',
  en: 'Whether anything is given is decided by the body named above, by its own rules, and not by us; against its decision you turn to the place that it names.',
};

/** Referrals: before data are handed over, when they are, and the outcome. */
export const notices = {
  'referral-proposed': {
    texts: withLastDay({
      1: {
        short: newInformation,
        title: { zh: '转介告知', en: 'You are to be referred' },
        paragraphs: [
          {
            zh: '根据您的情况（编号{applicationNumber}），拟将您的情况转介至{body}，由其核实是否可以给予{reliefs}。事由：{ground}。依据：{basis}。',
            en: 'In view of your situation (number {applicationNumber}) you are to be referred to: {body}. It looks into whether it can give: {reliefs}. Ground: {ground}. Basis: {basis}.',
          },
          {
            zh: '拟提供的信息：{items}；除此之外不提供其他信息。提供方式：信息交换平台清单或者信函。用途：核实和办理上述事项。',
            en: 'What is to be handed over: {items}; nothing else. How: on the list of the exchange platform, or by letter. What for: to look into the above.',
          },
          {
            zh: '接收单位的联系方式：{howToReach}。',
            en: 'How to reach that body: {howToReach}.',
          },
          {
            when: 'statutory',
            zh: '上述信息为履行法定职责所必需（《中华人民共和国个人信息保护法》第十三条第一款第（三）项、第三十四条），依照该法第十七条、第二十三条告知您。如果您不愿意被转介，请在{handOverBy}前告诉我们，信息尚未提供的，不再提供。',
            en: 'The data are necessary for a statutory duty (Personal Information Protection Law, art. 13 (1) (3) and art. 34), and you are told as its arts 17 and 23 require. If you do not want to be referred, tell us before {handOverBy}: what has not been handed over will then not be.',
          },
          {
            when: 'consent',
            zh: '向该单位提供信息须经您单独同意（《中华人民共和国个人信息保护法》第二十三条）。请在{handOverBy}前登录或者到服务窗口答复；您不同意或者没有答复的，不提供信息，也不影响为您提供的其他服务。',
            en: 'This needs your separate consent (Personal Information Protection Law, art. 23). Please answer before {handOverBy}, after signing in or at the counter. If you do not agree, or do not answer, nothing is handed over, and your other services go on as before.',
          },
          {
            zh: '提供信息的记录自提供之日起至少保存{recordYears}年。依据：{recordBasis}。',
            en: 'The record of what was handed over is kept for at least {recordYears} years. Basis: {recordBasis}.',
          },
          { when: 'rights', zh: '{rights}', en: '{rights}' },
          whoDecides,
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const { data } = reader.need('referral-proposed');
      const { handOverRecords } = reader.values;
      const body = bodyOf(reader, data.body);
      const rights = dataNoticeOf(reader).find(({ code }) => code === 'rights');
      return {
        ...bodyParameters(reader, body, data.body),
        ground: reader.text(body?.grounds.find(({ code }) => code === data.ground)) ?? data.ground,
        basis: reader.law(data.basis),
        items: itemsText(reader, data.items),
        handOverBy: reader.due(data.handOver),
        ...(data.needsConsent ? { consent: 'needed' } : { statutory: 'statutory' }),
        howToReach: reader.text(body?.contact ?? askTheAgency) ?? '',
        recordYears: String(handOverRecords.value.years),
        recordBasis: reader.law(handOverRecords.citation),
        ...optional('rights', rights && reader.text(rights.text)),
      };
    },
  },
  'referral-request-declined': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '转介请求的办理结果', en: 'The result of your wish to be referred' },
        paragraphs: [
          {
            zh: '您请求转介至{body}（编号{applicationNumber}），经工作人员了解情况，暂不转介，没有提供您的任何信息。',
            en: 'You asked to be referred to: {body} (number {applicationNumber}). Our staff have looked into it and do not refer you; nothing of you was handed over.',
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { when: 'basis', zh: '依据：{basis}。', en: 'Basis: {basis}.' },
          {
            zh: '您也可以直接向{body}申请，不以转介为条件；情况有变化的，可以再次请求转介。',
            en: 'You may also apply there directly: a referral is no condition. If your situation changes, you may ask again.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { number } = reader.need('referral-request-declined').data;
      const code = bodyCodeOf(reader, number);
      const body = bodyOf(reader, code);
      return {
        ...bodyParameters(reader, body, code),
        ...optional('basis', body && reader.law(body.citation)),
        ...optional('explanation', reader.said('explanation', 'referral-request-declined')),
      };
    },
  },
  'referral-handed-over': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '转介信息已提供', en: 'You were referred' },
        paragraphs: [
          {
            zh: '您的转介（编号{applicationNumber}）已于{handedOverOn}提供给{body}，方式：{way}。提供的信息：{items}。依据：{basis}。',
            en: 'Your referral (number {applicationNumber}) was handed over on {handedOverOn} to: {body}. How: {way}. What: {items}. Basis: {basis}.',
          },
          {
            zh: '我们将跟进接收和办理情况，结果反馈后告知您；对方可能直接与您联系。',
            en: 'We see that it arrives and is answered, and tell you the result; that body may contact you itself.',
          },
          whoDecides,
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { at, data } = reader.need('referral-handed-over');
      const body = bodyOf(reader, data.to);
      return {
        ...bodyParameters(reader, body, data.to),
        handedOverOn: reader.dayOf(at),
        way: reader.text(handOverWayTexts[data.way]) ?? '',
        items: itemsText(reader, data.items),
        ...optional('basis', body && reader.law(body.citation)),
      };
    },
  },
  'referral-answered': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '转介结果', en: 'The result of your referral' },
        paragraphs: [
          {
            when: 'relief',
            zh: '您的转介（编号{applicationNumber}），{body}于{answeredOn}反馈：给予{relief}。依据：{basis}。',
            en: 'Your referral (number {applicationNumber}) was answered on {answeredOn} by: {body}. It gives: {relief}. Basis: {basis}.',
          },
          {
            when: 'refused',
            zh: '您的转介（编号{applicationNumber}），{body}于{answeredOn}反馈：没有给予{reliefs}。依据：{basis}。',
            en: 'Your referral (number {applicationNumber}) was answered on {answeredOn} by: {body}. Nothing is given. Basis: {basis}.',
          },
          {
            when: 'notAppliedFor',
            zh: '您的转介（编号{applicationNumber}），{body}于{answeredOn}反馈：没有收到您的申请。需要的，请直接向其申请。依据：{basis}。',
            en: 'Your referral (number {applicationNumber}) was answered on {answeredOn} by: {body}. It has no application of yours: if you need it, please apply there. Basis: {basis}.',
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { ...whoDecides, when: 'notGiven' },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { number, on, outcome, relief } = reader.need('referral-answered').data;
      const code = bodyCodeOf(reader, number);
      const body = bodyOf(reader, code);
      const given = body?.reliefs.find((each) => each.code === relief);
      return {
        ...bodyParameters(reader, body, code),
        answeredOn: reader.day(on),
        ...optional('basis', body && reader.law(body.citation)),
        ...(outcome !== 'accepted' && { notGiven: 'not' }),
        ...(outcome === 'refused' && { refused: 'refused' }),
        ...(outcome === 'not-applied-for' && { notAppliedFor: 'not' }),
        ...(outcome === 'accepted' && { relief: reader.text(given) ?? relief ?? '' }),
        ...optional('explanation', reader.said('explanation', 'referral-answered')),
      };
    },
  },
} as const satisfies NoticeWordings;

/** Until the region has entered it (PIPL art. 23). */
const askTheAgency: Bilingual = { zh: '可以向经办机构查询', en: 'please ask our staff' };

/** A body according to the rules of the day of the notice. */
function bodyOf(reader: NoticeReader, code: string) {
  const { referral } = reader.values;
  return referral.status === 'set' ? referral.value.bodies.find((each) => each.code === code) : undefined;
}

/** The body that a referral goes to. It is named both when consent is asked for and when the referral is proposed. */
function bodyCodeOf(reader: NoticeReader, number: number): string {
  const named = reader.lastOf(
    (event) =>
      (event.type === 'referral-requested' || event.type === 'referral-proposed') &&
      event.data.number === number,
  );
  return named && 'body' in named.data ? named.data.body : '';
}

const bodyParameters = (reader: NoticeReader, body: ReferralBody | undefined, code: string): Parameters => ({
  body: reader.text(body) ?? code,
  reliefs: (body?.reliefs ?? [])
    .map((each) => reader.text(each))
    .join(reader.source.language === 'zh' ? '、' : ', '),
});

/** What is handed over, in words. */
const itemsText = (reader: NoticeReader, items: readonly HandOverItem[]): string =>
  items
    .map((item) => reader.text(handOverItemTexts[item]))
    .join(reader.source.language === 'zh' ? '、' : ', ');
