import { atLeast, hasNumber } from '../../../lib/policy/stated-number.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import type { NoticeReader } from '../../common/wording/notice-reader.ts';
import {
  newInformation,
  type Paragraph,
  type Parameters,
  whereToAsk,
  withLastDay,
} from '../../common/wording/notice-texts.ts';
import { tierText } from './plan-texts.ts';

/** The paragraphs of a plan. What they say of the services, and of the day by which these are provided, differs by version. */
const planParagraphs = (
  fulfilment: Pick<Paragraph, 'zh' | 'en'>,
  services: 'services' | 'namedServices' = 'services',
): readonly Paragraph[] => [
  {
    zh: `就业意愿：{track}；服务方式：{tier}。服务内容：{${services}}。`,
    en: `Your intention: {track}. How we serve you: {tier}. Services: {${services}}.`,
  },
  { when: 'fulfilBy', ...fulfilment },
  {
    zh: '如果这些安排不符合您的意愿，请告诉我们，可以调整。不能接受某项服务时，请说明原因，我们会如实记录。',
    en: 'If this is not what you want, tell us: the plan can be changed. If you cannot take a service, tell us why, and we will record it as you say.',
  },
  whereToAsk,
];

const first = planParagraphs({
  zh: '规定次数的服务将在{fulfilBy}前提供。依据：{basis}。',
  en: 'The services with a number will be provided by {fulfilBy}. Basis: {basis}.',
});
/** Services that the circular names without a number are owed, too (I-09). */
const second = planParagraphs({
  zh: '以上服务将在{fulfilBy}前提供。依据：{basis}。',
  en: 'These services will be provided by {fulfilBy}. Basis: {basis}.',
});
/** The article requires the services, but no circular says by when: the agency sets that day (I-09). */
const fourth = planParagraphs(
  {
    zh: '以上服务依据{basis}提供，我们安排最迟于{fulfilBy}落实。',
    en: 'These services are owed by {basis}. We arrange to provide them by {fulfilBy}.',
  },
  'namedServices',
);

const made = {
  short: newInformation,
  title: { zh: '您的服务计划', en: 'Your service plan' },
  opening: { zh: '我们为您制定了服务计划。', en: 'We have made a service plan for you.' },
};
const adjusted = {
  short: newInformation,
  title: { zh: '您的服务计划已调整', en: 'Your service plan has changed' },
  opening: {
    zh: '我们调整了您的服务计划，此前已提供的服务仍然计入。',
    en: 'We have changed your service plan. What was done before still counts.',
  },
};

const textOf = ({ opening, ...text }: typeof made, paragraphs: readonly Paragraph[]) => ({
  ...text,
  paragraphs: [opening, ...paragraphs],
});

/** The service plan as it was made or adjusted. */
export const notices = {
  'plan-made': {
    texts: {
      ...withLastDay({ 1: textOf(made, first), 2: textOf(made, second) }),
      4: textOf(made, fourth),
    },
    parameters: planOf,
  },
  'plan-adjusted': {
    texts: {
      ...withLastDay({ 1: textOf(adjusted, first), 2: textOf(adjusted, second) }),
      4: textOf(adjusted, fourth),
    },
    parameters: planOf,
  },
} as const satisfies NoticeWordings;

function planOf(reader: NoticeReader): Parameters {
  const { plan, deadline } = reader.need('plan-made', 'plan-adjusted').data;
  const { templates } = reader.values.servicePlan.value;
  const track = reader.values.intentionTracks.value.find(({ code }) => code === plan.track);
  const services = plan.items.map(({ code, minimum, counts }) => {
    const name = reader.text(templates[plan.track].find((item) => item.code === code)) ?? code;
    // A number comes from the circular or the officer. If neither gives one, the notice does not say "once".
    if (minimum === 0 || (minimum === 1 && counts === 'provided-or-declined')) return name;
    return reader.source.language === 'zh' ? `${name}（至少${minimum}次）` : `${name} (at least ${minimum})`;
  });
  const namedServices = plan.items.map(({ code, minimum }) => {
    // A plan may contain services of another track: those for young people long without work (SX-2.5).
    const found = [...templates[plan.track], ...templates.unclear].find((item) => item.code === code);
    const name = reader.text(found) ?? code;
    // A number comes from the circular or the officer.
    if (minimum === 0 || (minimum === 1 && !(found && hasNumber(found)))) return name;
    const often = atLeast(minimum, found?.serviceTypes);
    return reader.source.language === 'zh' ? `${name}（${often.zh}）` : `${name} (${often.en})`;
  });
  return {
    namedServices: reader.list(namedServices),
    track: reader.text(track) ?? plan.track,
    tier: withinSentence(tierText(plan.tier, reader.source.pack, reader.source.language)),
    services: reader.list(services),
    ...(deadline && { fulfilBy: reader.due(deadline), basis: reader.law(deadline.basis) }),
  };
}

/** A name for the middle of a sentence: the capital with which English names begin becomes lower case. */
const withinSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
