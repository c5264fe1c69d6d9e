import { type ReactNode, useState } from 'react';
import { Field } from '../../parts/field.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { isNoted, isRevocable } from '../case/acts-of.ts';
import type { ActId, CaseBody } from '../case/use-case.ts';

const texts = {
  mandate: { zh: '委托代理人及期限', en: 'Representative and term' },
  note: { zh: '注明的事项', en: 'What was noted' },
  span: { zh: '{from}至{until}', en: '{from} to {until}' },
  noted: { zh: '{day}注明', en: 'noted on {day}' },
  none: { zh: '现在没有可以撤销的。', en: 'There is nothing to withdraw.' },
} satisfies Record<string, Bilingual>;

interface Targets {
  readonly label: Bilingual;
  /** Each thing with its parameter of the path, its name, and a day or two that distinguish it. */
  readonly entries: readonly {
    readonly id: string;
    readonly path: Readonly<Record<string, string>>;
    readonly name: string;
    readonly from: string;
    readonly until?: string;
  }[];
}

/** The things from which an act that withdraws one must choose; undefined for all other acts. */
export function targetsOf(
  act: ActId,
  { asOf, mandates = [], certificateNotes = [] }: Pick<CaseBody, 'asOf' | 'mandates' | 'certificateNotes'>,
): Targets | undefined {
  if (act === 'revoke-mandate')
    return {
      label: texts.mandate,
      entries: mandates
        .filter((each) => isRevocable(each, asOf))
        .map(({ mandateId, representative: name, from, until }) => ({
          id: mandateId,
          path: { mandateId },
          name,
          from,
          until,
        })),
    };
  if (act === 'withdraw-certificate-note')
    return {
      label: texts.note,
      entries: certificateNotes.filter(isNoted).map(({ noteId, measure, notedAt }) => ({
        id: noteId,
        path: { noteId },
        name: measure.text,
        from: notedAt,
      })),
    };
  return undefined;
}

/** Asks which one, if there are several, and continues with its parameter of the path. */
export function WhichOne({
  targets: { label, entries },
  children,
}: {
  targets: Targets;
  children: (path: Readonly<Record<string, string>>) => ReactNode;
}) {
  const { t, language } = useText();
  const [chosen, setChosen] = useState<string | undefined>();
  const entry = entries.find(({ id }) => id === chosen) ?? entries[0];
  if (!entry) return <p className="faint">{t(texts.none)}</p>;
  const day = (on: string) => showDate(on, 'dayOfYear', language);
  return (
    <>
      <Field label={t(label)}>
        {(control) => (
          <select {...control} value={entry.id} onChange={({ target }) => setChosen(target.value)}>
            {entries.map(({ id, name, from, until }) => (
              <option key={id} value={id}>
                {name} ·{' '}
                {until === undefined
                  ? t(texts.noted, { day: day(from) })
                  : t(texts.span, { from: day(from), until: day(until) })}
              </option>
            ))}
          </select>
        )}
      </Field>
      {children(entry.path)}
    </>
  );
}
