import type { Language } from '../../lib/policy/bilingual.ts';
import { beijingTime } from '../support/beijing-time.ts';

interface Answer {
  readonly history: readonly { readonly at: string; readonly text: string; readonly by: string }[];
  readonly phaseText: string;
  readonly applicationNumber: string;
  readonly registration?: {
    readonly months: readonly { readonly month: string; readonly statusText: string }[];
  };
}

const actors: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  applicant: { zh: '本人', en: 'person' },
  representative: { zh: '代理人', en: 'representative' },
  officer: { zh: '经办', en: 'officer' },
  supervisor: { zh: '主管', en: 'supervisor' },
  administrator: { zh: '管理员', en: 'administrator' },
  system: { zh: '系统', en: 'system' },
};

/** Formats a case as the person reads it: what happened when and by whom, its phase, and its months. */
export function historyLines(answer: unknown, language: Language): string[] {
  const { history, phaseText, applicationNumber, registration } = answer as Answer;
  const months = (registration?.months ?? []).map(({ month, statusText }) => `${month} ${statusText}`);
  return [
    `\n${applicationNumber}`,
    ...history.map(({ at, text, by }) => `${beijingTime(at)}  [${actors[by]?.[language] ?? by}] ${text}`),
    language === 'zh' ? `现状：${phaseText}` : `Now: ${phaseText}`,
    ...(months.length > 0
      ? [`${language === 'zh' ? '按月回访：' : 'Months: '}${months.join(language === 'zh' ? '，' : ', ')}`]
      : []),
  ];
}
