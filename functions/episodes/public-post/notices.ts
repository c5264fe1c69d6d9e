import type { CaseEvent } from '../../../lib/domain/case/case.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { type NoticeReader, optional, remediesOf } from '../../common/wording/notice-reader.ts';
import {
  newInformation,
  newResult,
  whereToAppeal,
  whereToAsk,
  withFullStops,
  withLastDay,
} from '../../common/wording/notice-texts.ts';
import { postEndTexts } from './texts.ts';

/** What somebody is told about a public-welfare post. */
export const notices = {
  'public-post-placed': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '公益性岗位安置告知书', en: 'You have a public-welfare post' },
        paragraphs: [
          {
            zh: '经审核，您自{startsOn}起安置到公益性岗位，安置期至{endsOn}。依据：{law}。',
            en: 'You are placed in a public-welfare post from {startsOn} to {endsOn}. Law: {law}.',
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          {
            zh: '安置期满前我们会提示您，并与您一起确定期满后的去向；期间找到其他工作的，可以随时离岗。',
            en: 'We tell you ahead of the end, and look with you for what comes after. If you find other work, you may leave at any time.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { startsOn, endsOn, basis } = proposalOf(reader, reader.need('public-post-placed').data.number);
      return {
        startsOn: reader.day(startsOn),
        endsOn: reader.day(endsOn),
        law: reader.law(basis),
        ...optional('explanation', reader.said('explanation', 'public-post-placed')),
      };
    },
  },
  'public-post-declined': {
    texts: withFullStops({
      1: {
        short: newResult,
        title: { zh: '公益性岗位安置结果', en: 'The result of a proposed placement' },
        paragraphs: [
          {
            zh: '经审核，本次未同意公益性岗位安置。',
            en: 'The proposed placement in a public-welfare post was not agreed to.',
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { zh: '依据：{law}', en: 'Law: {law}' },
          {
            zh: '职业指导、岗位推荐等服务照常进行。',
            en: 'Guidance, jobs and all other services go on.',
          },
          whereToAppeal,
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const { reviewBody } = remediesOf(reader);
      return {
        law: reader.law(reader.values.publicPost.citation),
        ...optional('reviewBody', reviewBody),
        ...optional('explanation', reader.said('explanation', 'public-post-declined')),
      };
    },
  },
  'public-post-ending': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '公益性岗位安置期将满', en: 'Your public-welfare post ends soon' },
        paragraphs: [
          {
            zh: '您的公益性岗位安置期将于{endsOn}届满。工作人员会在此之前与您联系，一起确定期满后的去向。',
            en: 'Your placement in a public-welfare post ends on {endsOn}. Our staff will contact you before that and look with you for what comes after.',
          },
          {
            zh: '期满后没有其他工作的，可以重新申请失业登记，继续享受就业服务。',
            en: 'If you have no other work then, you may register as unemployed again, and our services go on.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => ({
      endsOn: reader.day(proposalOf(reader, reader.need('public-post-ending').data.number).endsOn),
    }),
  },
  'public-post-ended': {
    texts: withLastDay({
      1: {
        short: newInformation,
        title: { zh: '公益性岗位安置已结束', en: 'Your placement has ended' },
        paragraphs: [
          {
            zh: '您的公益性岗位安置已于{endedOn}结束。原因：{reason}。',
            en: 'Your placement in a public-welfare post ended on {endedOn}. Reason: {reason}.',
          },
          {
            when: 'contactBy',
            zh: '没有其他工作的，可以重新申请失业登记，此前登记的情况会一并带入，供您核对。工作人员将在{contactBy}前与您联系。',
            en: 'If you have no other work, you may apply again: what we know from before is carried over. Our staff will contact you by {contactBy}.',
          },
          {
            when: 'stillRegistered',
            zh: '您的失业登记继续有效，每月联系和就业服务照常进行。',
            en: 'You are still registered as unemployed: the monthly contact and our services go on.',
          },
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const { on, reason, after, offer } = reader.need('public-post-ended').data;
      const isOut = after === 'unemployed' || after === 'unknown';
      return {
        endedOn: reader.day(on),
        reason: postEndTexts[reason][reader.source.language],
        ...optional('contactBy', offer && reader.due(offer)),
        ...optional('stillRegistered', isOut && !offer ? 'registered' : undefined),
      };
    },
  },
} as const satisfies NoticeWordings;

/** The proposal that led to the placement. */
function proposalOf(reader: NoticeReader, number: number) {
  const proposed = reader.lastOf(
    (event) => event.type === 'public-post-proposed' && event.data.proposal.number === number,
  ) as CaseEvent<'public-post-proposed'> | undefined;
  if (!proposed) throw new Error('a notice of a placement that nobody proposed');
  return proposed.data.proposal;
}
