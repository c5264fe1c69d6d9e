import type { DeletionGround } from '../../../lib/domain/case/data-rights/events.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { optional, remediesOf } from '../../common/wording/notice-reader.ts';
import {
  newInformation,
  newResult,
  whereToAppeal,
  whereToAsk,
  withLastDay,
  withoutObjection,
} from '../../common/wording/notice-texts.ts';

/** Why a request for deletion was granted or refused, with the article of the law. */
const grounds: Readonly<Record<DeletionGround, Bilingual>> = {
  'retention-over': {
    zh: '保存期限已届满（《中华人民共和国个人信息保护法》第四十七条第一款第（二）项）。',
    en: 'The time of retention is over (Personal Information Protection Law, art. 47 (1) (2)).',
  },
  'unlawful-processing': {
    zh: '处理个人信息违反法律、行政法规（《中华人民共和国个人信息保护法》第四十七条第一款第（四）项）。',
    en: 'The data were processed against the law (Personal Information Protection Law, art. 47 (1) (4)).',
  },
  'law-requires': {
    zh: '法律、行政法规规定应当删除（《中华人民共和国个人信息保护法》第四十七条第一款第（五）项）。',
    en: 'The law demands the deletion (Personal Information Protection Law, art. 47 (1) (5)).',
  },
  'needed-for-duty': {
    zh: '该信息为履行法定职责所必需（《中华人民共和国个人信息保护法》第十三条第一款第（三）项、第三十四条）。',
    en: 'The data are necessary for a statutory duty (Personal Information Protection Law, art. 13 (1) (3) and art. 34).',
  },
  'retention-not-over': {
    zh: '档案保存期限未届满（《中华人民共和国个人信息保护法》第十九条、第四十七条）。',
    en: 'The time of retention is not over (Personal Information Protection Law, arts 19 and 47).',
  },
  'no-ground': {
    zh: '不属于应当删除个人信息的情形（《中华人民共和国个人信息保护法》第四十七条）。',
    en: 'None of the cases in which data have to be deleted is given (Personal Information Protection Law, art. 47).',
  },
};

/** Answers to requests about the person's own data. */
export const notices = {
  'processing-restricted': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '已限制个人信息处理', en: 'Processing of your data is restricted' },
        paragraphs: [
          {
            zh: '根据您的请求，自{restrictedOn}起，对您的个人信息（编号{applicationNumber}）只进行履行法定职责所必需的处理。您可以随时要求解除限制。',
            en: 'As you asked, from {restrictedOn} your data (number {applicationNumber}) are processed only as far as the law demands. You can have this lifted at any time.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => ({ restrictedOn: reader.dayOf(reader.need('processing-restricted').at) }),
  },
  'restriction-lifted': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '已解除个人信息处理限制', en: 'The restriction of processing is lifted' },
        paragraphs: [
          {
            zh: '根据您的请求，自{liftedOn}起，对您的个人信息（编号{applicationNumber}）处理的限制已解除。',
            en: 'As you asked, the restriction of the processing of your data (number {applicationNumber}) was lifted on {liftedOn}.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => ({ liftedOn: reader.dayOf(reader.need('restriction-lifted').at) }),
  },
  'deletion-answered': {
    texts: withoutObjection({
      1: {
        short: newResult,
        title: { zh: '删除个人信息请求的答复', en: 'The answer to your request for deletion' },
        paragraphs: [
          {
            when: 'destroyedOn',
            zh: '您关于删除个人信息（编号{applicationNumber}）的请求，经工作人员审核，同意删除，将于{destroyedOn}起执行；执行后个人信息不可恢复，请在此之前留存您需要的副本。',
            en: 'Our staff have granted your request to delete your data (number {applicationNumber}). It is carried out from {destroyedOn} on and cannot be undone: take the copies that you need before.',
          },
          {
            when: 'refused',
            zh: '您关于删除个人信息（编号{applicationNumber}）的请求，经工作人员审核，不予删除。',
            en: 'Our staff have decided not to delete your data (number {applicationNumber}).',
          },
          { zh: '理由：{ground}', en: 'Reason: {ground}' },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          {
            when: 'restricted',
            zh: '自答复之日起，除存储和采取必要的安全保护措施外，不再对上述信息进行其他处理。',
            en: 'From now on nothing is done with the data but to store and protect them.',
          },
          { when: 'refused', zh: '您的权利：{remedies}', en: 'Your rights: {remedies}' },
          { ...whereToAppeal, when: 'refused' },
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const { ground, destruction, restricts } = reader.need('deletion-decided').data;
      return {
        ground: reader.text(grounds[ground]) ?? ground,
        ...(destruction ? { destroyedOn: reader.dayOf(destruction.at) } : { refused: 'refused' }),
        ...(restricts && { restricted: 'restricted' }),
        ...optional('explanation', reader.said('explanation', 'deletion-decided')),
        ...remediesOf(reader),
      };
    },
  },
  'deletion-to-decide': {
    texts: withLastDay({
      1: {
        short: {
          zh: '编号{applicationNumber}的事项待主管审核，请登录工作平台办理。',
          en: 'Case {applicationNumber} awaits a decision of a supervisor. Please sign in.',
        },
        title: { zh: '删除个人信息的请求待审核', en: 'A request for deletion awaits a supervisor' },
        paragraphs: [
          {
            zh: '{district}编号{applicationNumber}：本人请求删除个人信息，请于{dueOn}前审核。保存期限和记录仅供审核参考，是否删除由主管决定并说明理由。',
            en: 'Case {applicationNumber} in {district}: the person asks for deletion of their data, for a supervisor to decide with a reason by {dueOn}.',
          },
        ],
      },
    }),
    parameters: (reader) => ({
      dueOn: reader.due(reader.need('deletion-requested').data.deadline),
    }),
  },
} as const satisfies NoticeWordings;
