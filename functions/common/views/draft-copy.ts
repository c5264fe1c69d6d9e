import type { Person } from '../../../lib/domain/person.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { codeName } from '../wording/code-names.ts';
import { districtName } from '../wording/district-name.ts';
import { type Entry, personEntries } from './person-entries.ts';

/** An application that somebody has begun, for the copy of the data held about them. */
export interface DraftCopy {
  readonly savedAt: string;
  readonly keptUntil: string;
  /** What they have stated about themself so far. Absent if somebody else hands over the copy, since it was not submitted. */
  readonly stated?: {
    readonly person: Partial<Person>;
    readonly district?: string | undefined;
    readonly placeBasis?: string | undefined;
    /** Facts and groups, by name. */
    readonly others: readonly { readonly name: string; readonly value: string }[];
  };
}

const names = {
  savedAt: { zh: '保存时间', en: 'Saved' },
  keptUntil: { zh: '保存至', en: 'Kept until' },
  district: { zh: '申请地', en: 'Where you apply' },
  placeBasis: { zh: '登记地类型', en: 'Kind of place' },
  content: { zh: '内容', en: 'Content' },
} as const satisfies Readonly<Record<string, Bilingual>>;
const onlyThePerson = {
  zh: '尚未提交，请本人登录后查看',
  en: 'Not submitted: you read it when you have signed in',
} as const;

/** The lines of a draft in a copy. */
export function draftEntries(
  { savedAt, keptUntil, stated }: DraftCopy,
  time: (instant: string) => string,
  language: Language,
): Entry[] {
  const entry = (name: Bilingual, value: string | undefined): Entry[] =>
    value === undefined ? [] : [{ name: name[language], value }];
  return [
    ...entry(names.savedAt, time(savedAt)),
    ...entry(names.keptUntil, time(keptUntil)),
    ...(stated
      ? [
          ...entry(names.district, stated.district && districtName(stated.district, language)),
          ...entry(
            names.placeBasis,
            stated.placeBasis && codeName('placeBasis', stated.placeBasis, language),
          ),
          ...personEntries(stated.person, language),
          ...stated.others,
        ]
      : entry(names.content, onlyThePerson[language])),
  ];
}
