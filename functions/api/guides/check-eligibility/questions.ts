import type { SelfAnswers } from '../../../../lib/domain/case/registration/eligibility.ts';
import type { Bilingual } from '../../../../lib/policy/bilingual.ts';

/** What somebody is asked about themself before they apply. */
export const questions = {
  age: { zh: '您年满16周岁了吗？', en: 'Are you 16 or older?' },
  drawsPension: { zh: '您已经在领基本养老金了吗？', en: 'Do you draw a basic pension already?' },
  jobless: {
    zh: '您现在没有工作，也没有在经营生意吗？',
    en: 'Are you out of work, and have no business that goes on?',
  },
  wantsWork: { zh: '您想找工作或者创业吗？', en: 'Do you want to work, or to start a business?' },
  places: {
    zh: '这里是您的户籍地、常住地、就业地或者参保地吗？',
    en: 'Are you at home here by household registration, residence, last work or insurance?',
  },
  ableToWork: { zh: '您能够劳动吗？', en: 'Are you able to work?' },
  registeredElsewhere: {
    zh: '您已经在其他地方办理失业登记了吗？',
    en: 'Are you registered as unemployed somewhere else already?',
  },
  workedOnMainland: {
    zh: '您是在内地（大陆）就业后失业的吗？',
    en: 'Have you worked on the mainland and lost that work?',
  },
} as const satisfies Readonly<Record<keyof SelfAnswers, Bilingual>>;
