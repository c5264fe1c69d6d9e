import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { dateText } from '../../common/wording/date-text.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** The escalation steps of a deadline, as `eventText` names them. */
const escalationStepTexts: Readonly<Record<string, Bilingual>> = {
  reminder: { zh: '即将到期，已提醒经办人员', en: 'due soon: the officer was reminded' },
  'national-limit': {
    zh: '已达到国家规定的办理时限，已提醒经办人员',
    en: 'the national time limit was reached; the officer was reminded',
  },
  'first-warning': {
    zh: '已到第一次预警时间，已提醒经办人员',
    en: 'the first warning: the officer was reminded',
  },
  'second-warning': {
    zh: '已到第二次预警时间，已提醒经办人员',
    en: 'the second warning: the officer was reminded',
  },
  supervisor: { zh: '已逾期，已提请主管督办', en: 'overdue: escalated to the supervisor' },
  unit: { zh: '逾期未办结，已提请经办机构负责人督办', en: 'still open: escalated to the head of the agency' },
  city: { zh: '逾期未办结，已报上级主管部门督办', en: 'still open: escalated to the higher authority' },
};

/** Which rules have changed, from the names under which changes are recorded. */
const changesIn = (because: string, language: Language): string =>
  because
    .split(' ')
    .map((name) => {
      const year = /^holiday-arrangement-(\d{4})$/.exec(name)?.[1];
      if (year) return { zh: `${year}年放假安排已公布`, en: `The holidays of ${year} were announced` };
      if (name.startsWith('policy-amendment-')) return { zh: '政策规定已修订', en: 'A rule was amended' };
      return { zh: '政策规定已更新', en: 'The rules changed' };
    })
    .map((text) => text[language])
    .join(language === 'zh' ? '；' : '; ');

/** What every episode has in common: its deadlines are escalated, and recomputed. */
export const everyEpisode = {
  events: {
    'deadline-escalated': (event) => escalationStepTexts[event.data.step],
    'deadline-recomputed': ({ data: { because, deadline } }) => ({
      zh: `${changesIn(because, 'zh')}，经重新核算，办理期限为${dateText(deadline.dueDate, 'zh')}`,
      en: `${changesIn(because, 'en')}: the time limit was computed again and ends on ${dateText(deadline.dueDate, 'en')}`,
    }),
  },
  tasks: {},
  deadlines: {},
  problems: {},
} as const satisfies EpisodeWording;
