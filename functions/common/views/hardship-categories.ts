import type { Language } from '../../../lib/policy/bilingual.ts';
import type { Pack } from '../../../lib/policy/packs.ts';

/** Returns the groups that the region recognises, each with the criterion that a source gives, if one does. */
export function hardshipCategories({ values }: Pack, language: Language) {
  const { difficultyRecognition } = values;
  const groups = difficultyRecognition.status === 'set' ? difficultyRecognition.value.groups : [];
  return groups.map(({ code, criterion, ...text }) => ({
    code,
    text:
      criterion === undefined
        ? text[language]
        : language === 'zh'
          ? `${text.zh}（${criterion.zh}）`
          : `${text.en} (${criterion.en})`,
  }));
}
