import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

const escalationStepTexts: Readonly<Record<string, Bilingual>> = {
  reminder: { zh: '已提醒经办人员', en: 'The officer was reminded' },
  'national-limit': {
    zh: '已达到国家规定的三个工作日，已提醒经办人员',
    en: 'The national limit of three working days was reached; the officer was warned',
  },
  supervisor: { zh: '已逾期，已上报主管', en: 'Overdue: escalated to the supervisor' },
  unit: { zh: '仍未办结，已上报经办机构负责人', en: 'Still open: escalated to the head of the agency' },
  city: { zh: '仍未办结，已上报上级部门', en: 'Still open: escalated to the city' },
};

/** What has changed in the rules, from the names under which it is recorded. */
const changesIn = (because: string, language: Language): string =>
  because
    .split(' ')
    .map((name) => {
      const year = /^holiday-arrangement-(\d{4})$/.exec(name)?.[1];
      if (year) return { zh: `${year}年放假安排更新`, en: `The holiday arrangement of ${year} changed` };
      const amendment = /^policy-amendment-(.+)$/.exec(name)?.[1];
      if (amendment) return { zh: `政策修订（${amendment}）`, en: `A rule was amended (${amendment})` };
      return { zh: '政策规则更新', en: 'The rules changed' };
    })
    .map((text) => text[language])
    .join(language === 'zh' ? '；' : '; ');

/** What every episode has: its deadlines are escalated, and computed anew. */
export const everyEpisode = {
  events: {
    'deadline-escalated': (event) => escalationStepTexts[event.data.step],
    'deadline-recomputed': ({ data: { because, deadline } }) => ({
      zh: `${changesIn(because, 'zh')}，办理期限已重新计算为 ${deadline.dueDate}`,
      en: `${changesIn(because, 'en')}: the due date was computed anew and is ${deadline.dueDate}`,
    }),
  },
  tasks: {},
  deadlines: {},
  problems: {},
} as const satisfies EpisodeWording;
