import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { type NoticeReader, optional, remediesOf } from '../../common/wording/notice-reader.ts';
import {
  newInformation,
  newResult,
  type Parameters,
  type TextsByVersion,
  whereToAppeal,
  whereToAsk,
  withFullStops,
  withLastDay,
  withNext,
} from '../../common/wording/notice-texts.ts';
import { householdEndTexts, householdRefusalTexts } from './texts.ts';

/** Adds a version in which the agency sets the day: the law requires that a member works, but sets no day (C7). */
const withArrangedDay = (texts: TextsByVersion): TextsByVersion =>
  withNext(texts, (paragraph) => ({
    ...paragraph,
    zh: paragraph.zh.replace(/最迟于\{helpBy\}实现就业/, '实现就业（我们安排最迟于{helpBy}落实）'),
    en: paragraph.en.replace(/ by \{helpBy\}/, ' (as we arrange it, by {helpBy})'),
  }));

/** Adds a version for the case in which the day is that of the recognition itself, the last of a quarter (I-65). */
const withSameDay = (texts: TextsByVersion): TextsByVersion => {
  const versions = Object.entries(texts);
  const last = versions.at(-1)?.[1];
  if (!last) return texts;
  const paragraphs = last.paragraphs.flatMap((paragraph) =>
    paragraph.zh.includes('{helpBy}') ? [paragraph, sameDay] : [paragraph],
  );
  return { ...texts, [versions.length + 1]: { ...last, paragraphs } };
};
const sameDay = {
  when: 'sameDay',
  zh: '当日是本季度最后一日，按“当季消除”的工作安排，上述日期就是当日。这是对工作人员的要求，不影响您：当日未能落实的，帮扶继续进行，直到至少一人实现就业。',
  en: 'That day is the last of the quarter, so that by our arrangement it is the same day. It binds us and not you: if nobody has work by then, the help goes on until one of you has.',
};

/** By when it is to be helped, and whether that is the very day of its recognition. */
const helpedBy = (
  reader: NoticeReader,
  on: string,
  help: { readonly dueDate: string; readonly provisional?: boolean },
): Parameters => ({
  helpBy: reader.due(help),
  ...(help.dueDate <= on && { sameDay: 'yes' }),
});

/** What a household is told: recognised or not, by when it is helped, and that the help has ended or begins again. */
export const notices = {
  'household-confirmed': {
    texts: withSameDay(
      withArrangedDay(
        withLastDay({
          1: {
            short: newResult,
            title: { zh: '零就业家庭认定告知书', en: 'Your household was recognised as one without work' },
            paragraphs: [
              {
                zh: '经核查，您的家庭于{confirmedOn}认定为零就业家庭。依据：{law}。',
                en: 'After a check your household was recognised on {confirmedOn} as one in which nobody works. Law: {law}.',
              },
              {
                zh: '我们将帮扶您家庭中至少一人在{helpBy}前实现就业，提供职业指导、岗位推荐等服务；市场渠道确实难以实现就业的，可以按规定通过公益性岗位安置。',
                en: 'We help at least one of you into work by {helpBy}, with guidance and jobs. Where the market truly has none, a public-welfare post is possible.',
              },
              {
                zh: '家庭成员实现就业的，请及时告诉我们。',
                en: 'Please tell us when one of you has found work.',
              },
              whereToAsk,
            ],
          },
        }),
      ),
    ),
    parameters: (reader) => {
      const { on, basis, help } = reader.need('household-confirmed').data;
      return { confirmedOn: reader.day(on), law: reader.law(basis), ...helpedBy(reader, on, help) };
    },
  },
  'household-refused': {
    texts: withFullStops({
      1: {
        short: newResult,
        title: {
          zh: '不予认定零就业家庭告知书',
          en: 'Your household was not recognised as one without work',
        },
        paragraphs: [
          {
            zh: '经核查，您的家庭于{refusedOn}未获认定为零就业家庭。原因：{reason}。',
            en: 'After a check your household was not recognised on {refusedOn} as one without work. Reason: {reason}.',
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { zh: '依据：{law}', en: 'Law: {law}' },
          {
            zh: '您的失业登记和就业服务不受影响。情况变化的，可以再次申请。',
            en: 'Your registration and our services go on. If something changes, you may apply again.',
          },
          whereToAppeal,
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const { at, data } = reader.need('household-refused');
      const { reviewBody } = remediesOf(reader);
      return {
        refusedOn: reader.dayOf(at),
        reason: householdRefusalTexts[data.reason][reader.source.language],
        law: reader.law(reader.values.zeroEmploymentHousehold.value.recognition.citation),
        ...optional('reviewBody', reviewBody),
        ...optional('explanation', reader.said('explanation', 'household-refused')),
      };
    },
  },
  'household-ended': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '零就业家庭援助结束告知书', en: 'The help for your household has ended' },
        paragraphs: [
          {
            zh: '您的家庭于{endedOn}起不再按零就业家庭援助。原因：{reason}。',
            en: 'From {endedOn} your household is no longer helped as one without work. Reason: {reason}.',
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          {
            zh: '家庭成员再次全部失业的，请告诉我们，可以重新纳入援助。登记失业人员的就业服务照常进行。',
            en: 'If nobody works again, tell us: the help can begin anew. Services for whoever is registered go on.',
          },
          whereToAppeal,
          whereToAsk,
        ],
      },
      2: {
        short: newResult,
        title: { zh: '零就业家庭援助结束告知书', en: 'The help for your household has ended' },
        paragraphs: [
          {
            zh: '您的家庭于{endedOn}起不再按零就业家庭援助。原因：{reason}。',
            en: 'From {endedOn} your household is no longer helped as one without work. Reason: {reason}.',
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { when: 'law', zh: '依据：{law}。', en: 'Law: {law}.' },
          {
            zh: '家庭成员再次全部失业的，请告诉我们，可以重新纳入援助。登记失业人员的就业服务照常进行。',
            en: 'If nobody works again, tell us: the help can begin anew. Services for whoever is registered go on.',
          },
          whereToAppeal,
          whereToAsk,
        ],
      },
      3: {
        short: newResult,
        title: { zh: '零就业家庭援助结束告知书', en: 'The help for your household has ended' },
        paragraphs: [
          {
            zh: '您的家庭于{endedOn}起不再按零就业家庭援助。原因：{reason}。',
            en: 'From {endedOn} your household is no longer helped as one without work. Reason: {reason}.',
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { when: 'law', zh: '依据：{law}。', en: 'Law: {law}.' },
          {
            when: 'resumes',
            zh: '家庭成员再次全部失业的，请告诉我们，可以重新纳入援助。',
            en: 'If nobody works again, tell us: the help can begin anew.',
          },
          {
            when: 'anew',
            zh: '今后家庭中有成员需要就业而无人就业的，可以重新申请认定。',
            en: 'If members of your household want to work later and none of them does, you may apply again.',
          },
          {
            zh: '登记失业人员的就业服务照常进行。',
            en: 'Services for whoever is registered go on.',
          },
          whereToAppeal,
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { on, end } = reader.need('household-ended').data;
      const { endReasons } = reader.values.zeroEmploymentHousehold.value;
      const found = endReasons.find(({ code }) => code === end.reason);
      const { reviewBody } = remediesOf(reader);
      return {
        endedOn: reader.day(on),
        reason: householdEndTexts[end.reason][reader.source.language],
        // Only what ended by work is taken up again; otherwise the household applies anew (I-65).
        ...(end.reason === 'member-in-work' ? { resumes: 'yes' } : { anew: 'yes' }),
        ...optional('law', found && reader.law(found.citation)),
        ...optional('reviewBody', reviewBody),
        ...optional('explanation', reader.said('explanation', 'household-ended')),
      };
    },
  },
  'household-reopened': {
    texts: withSameDay(
      withArrangedDay(
        withLastDay({
          1: {
            short: newResult,
            title: { zh: '重新纳入零就业家庭援助', en: 'Your household is helped again' },
            paragraphs: [
              {
                zh: '您的家庭再次无人就业，自{reopenedOn}起重新纳入零就业家庭援助。我们将帮扶至少一人在{helpBy}前实现就业。',
                en: 'Nobody in your household works again: from {reopenedOn} it is helped as one without work. We help at least one of you into work by {helpBy}.',
              },
              whereToAsk,
            ],
          },
        }),
      ),
    ),
    parameters: (reader) => {
      const { on, help } = reader.need('household-reopened').data;
      return { reopenedOn: reader.day(on), ...helpedBy(reader, on, help) };
    },
  },
  'household-membership-begun': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '所在家庭已认定为零就业家庭', en: 'Your household was recognised as one without work' },
        paragraphs: [
          {
            zh: '由家庭成员申请，您所在的家庭自{begunOn}起按零就业家庭援助。您不属于该家庭的，请告诉我们更正。',
            en: 'On the application of a member, your household is helped from {begunOn} as one without work. If you do not belong to it, please tell us.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => ({ begunOn: reader.day(reader.need('household-membership-begun').data.on) }),
  },
  'household-membership-ended': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '所在家庭不再按零就业家庭援助', en: 'Your household is no longer one without work' },
        paragraphs: [
          {
            zh: '您所在的家庭自{endedOn}起不再按零就业家庭援助。您本人的就业服务照常进行。',
            en: 'From {endedOn} your household is no longer helped as one without work. The services for you go on.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => ({ endedOn: reader.day(reader.need('household-membership-ended').data.on) }),
  },
} as const satisfies NoticeWordings;
