import type { ReactNode } from 'react';
import { amountText } from '../../finance/money.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Language } from '../../texts/language.ts';
import { marks } from '../../texts/marks.ts';
import { useValueWords, type ValueWords } from './value-words.ts';

const texts = {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  none: { zh: '无', en: 'none' },
};

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that need no line of their own beside a text. */
const taken = new Set(['code', 'zh', 'en', 'citation', 'basis']);
const restOf = (value: Fields): (readonly [string, unknown])[] =>
  Object.entries(value).filter(([field]) => !(typeof value.zh === 'string' && taken.has(field)));

/** A value that can be read as it is: a text in the language of the page, or a plain value. */
export function readable(
  value: unknown,
  name: string,
  language: Language,
  words: ValueWords,
): string | undefined {
  if (typeof value === 'string') return words.ofCode(name, value);
  // The name of an amount includes its unit.
  if (typeof value === 'number') return words.isAmount(name) ? amountText(value) : String(value);
  if (typeof value === 'boolean') return texts[value ? 'yes' : 'no'][language];
  if (value === null || value === undefined) return texts.none[language];
  if (!isFields(value)) return undefined;
  // A field that is present but has no content of its own.
  if (Object.keys(value).length === 0) return texts.yes[language];
  const said = value[language] ?? value.zh;
  if (Array.isArray(said)) return said.join(marks[language].list);
  if (typeof said === 'string' && restOf(value).length === 0) return said;
  if (typeof value.document === 'string')
    return [value.clause, value.article]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(' · ');
  return undefined;
}

/**
 * A value of a pack. Its fields and codes have the names of the amendment form, if that has them, and its texts are in the
 * language of the page.
 */
export function ValueView({
  of,
  value,
  name = '',
}: {
  /** The key of the value. */
  of: string;
  value: unknown;
  /** The field that contains it. */
  name?: string;
}): ReactNode {
  const { language } = useText();
  const words = useValueWords(of);
  const text = readable(value, name, language, words);
  if (text !== undefined) return <span>{text}</span>;
  if (Array.isArray(value)) {
    const members = value.map((each) => readable(each, name, language, words));
    if (members.every((member) => member !== undefined))
      return <span>{members.join(marks[language].list) || texts.none[language]}</span>;
    return (
      <ul className="admin-values">
        {value.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: members of a value have no key
          <li key={index}>
            <ValueView of={of} value={each} name={name} />
          </li>
        ))}
      </ul>
    );
  }
  const fields = value as Fields;
  const title = fields[language] ?? fields.zh;
  return (
    <>
      {typeof title === 'string' && <strong>{title}</strong>}
      <dl className="admin-value">
        {restOf(fields).map(([field, each]) => (
          <div key={field}>
            <dt className={words.ofField(field) === '' ? 'visually-hidden' : undefined}>
              {words.ofField(field) === '' ? words.title : (words.ofField(field) ?? <code>{field}</code>)}
            </dt>
            <dd>
              <ValueView of={of} value={each} name={field} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Whether a value is short enough for a row of a table. */
export const isShort = (value: unknown): boolean => JSON.stringify(value ?? null).length <= 120;
