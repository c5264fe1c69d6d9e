import type { ReactNode } from 'react';
import { useText } from '../../settings/use-text.ts';
import type { Language } from '../../texts/language.ts';

const texts = {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  none: { zh: '无', en: 'none' },
};

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is read at once: a text in the language of the page, or what stands for itself. */
function plainly(value: unknown, language: Language): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return texts[value ? 'yes' : 'no'][language];
  if (value === null || value === undefined) return texts.none[language];
  if (!isFields(value)) return undefined;
  if (typeof value.zh === 'string') return String(value[language] ?? value.zh);
  if (typeof value.document === 'string')
    return [value.clause, value.article]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(' · ');
  return undefined;
}

/** A value of a pack: its fields by the names that an amendment uses, its texts in the language of the page. */
export function ValueView({ value }: { value: unknown }): ReactNode {
  const { language } = useText();
  const text = plainly(value, language);
  if (text !== undefined) return <span>{text}</span>;
  if (Array.isArray(value)) {
    const words = value.map((each) => plainly(each, language));
    if (words.every((word) => word !== undefined))
      return <span>{words.join(language === 'zh' ? '、' : ', ') || texts.none[language]}</span>;
    return (
      <ul className="admin-values">
        {value.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: members of a value have nothing else in common
          <li key={index}>
            <ValueView value={each} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <dl className="admin-value">
      {Object.entries(value as Fields).map(([name, each]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <ValueView value={each} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Whether a value is short enough to be read in a row of a table. */
export const isShort = (value: unknown): boolean => JSON.stringify(value ?? null).length <= 120;
