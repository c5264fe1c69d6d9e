import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import type { NoticeReader } from '../../common/wording/notice-reader.ts';
import {
  newInformation,
  type Paragraph,
  type Parameters,
  whereToAsk,
} from '../../common/wording/notice-texts.ts';
import { tierText } from './plan-texts.ts';

const planParagraphs: readonly Paragraph[] = [
  {
    zh: '就业意愿：{track}；服务方式：{tier}。服务内容：{services}。',
    en: 'Your intention: {track}. How we serve you: {tier}. Services: {services}.',
  },
  {
    when: 'fulfilBy',
    zh: '规定次数的服务将在{fulfilBy}前提供。依据：{basis}。',
    en: 'The services with a number will be provided by {fulfilBy}. Basis: {basis}.',
  },
  {
    zh: '如果这些安排不符合您的意愿，请告诉我们，可以调整。不能接受某项服务时，请说明原因，我们会如实记录。',
    en: 'If this is not what you want, tell us: the plan can be changed. If you cannot take a service, tell us why, and we will record it as you say.',
  },
  whereToAsk,
];

/** The service plan as it was made or adjusted. */
export const notices = {
  'plan-made': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '您的服务计划', en: 'Your service plan' },
        paragraphs: [
          { zh: '我们为您制定了服务计划。', en: 'We have made a service plan for you.' },
          ...planParagraphs,
        ],
      },
    },
    parameters: planOf,
  },
  'plan-adjusted': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '您的服务计划已调整', en: 'Your service plan has changed' },
        paragraphs: [
          {
            zh: '我们调整了您的服务计划，此前已提供的服务仍然计入。',
            en: 'We have changed your service plan. What was done before still counts.',
          },
          ...planParagraphs,
        ],
      },
    },
    parameters: planOf,
  },
} as const satisfies NoticeWordings;

function planOf(reader: NoticeReader): Parameters {
  const { plan, deadline } = reader.need('plan-made', 'plan-adjusted').data;
  const { templates } = reader.values.servicePlan.value;
  const track = reader.values.intentionTracks.value.find(({ code }) => code === plan.track);
  const services = plan.items.map(({ code, minimum }) => {
    const name = reader.text(templates[plan.track].find((item) => item.code === code)) ?? code;
    if (minimum === 0) return name;
    return reader.source.language === 'zh' ? `${name}（至少${minimum}次）` : `${name} (at least ${minimum})`;
  });
  return {
    track: reader.text(track) ?? plan.track,
    tier: withinSentence(tierText(plan.tier, reader.source.pack, reader.source.language)),
    services: reader.list(services),
    ...(deadline && { fulfilBy: reader.day(deadline.dueDate), basis: reader.law(deadline.basis) }),
  };
}

/** A name for the middle of a sentence: English names begin with a capital, which is lowered. */
const withinSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
