import { type DraftGroup, type FormField, textOf } from './state.ts';

/** A choice, with its text. */
export interface Option {
  readonly code: string;
  readonly text: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * An entry of a list of the API: most have `code` and `text`, evidence has `check`, officers have a subject and agencies an id.
 */
function optionOf(entry: unknown): readonly Option[] {
  if (typeof entry === 'string') return [{ code: entry, text: entry }];
  if (!isRecord(entry)) return [];
  const code = entry.code ?? entry.check ?? entry.subject ?? entry.id;
  const text = entry.text ?? entry.findingText ?? entry.name ?? code;
  return code === undefined ? [] : [{ code: String(code), text: String(text) }];
}

/** Whether a field's list depends on another field that has no choice yet. */
export const awaitsAnother = ({ options = '' }: FormField, scopes: readonly DraftGroup[]): boolean =>
  [...options.matchAll(/\[(\w+)\]/g)].some(([, name = '']) =>
    scopes.every((scope) => textOf(scope[name]) === ''),
  );

/**
 * The choices of a field: its own, or the list that it names among the choices of the case. `scopes` are the drafts around it,
 * nearest first, in which `closureReasons[reason].evidence` finds `reason`. Undefined if there is no list: the field is then a
 * text field.
 */
export function optionsOf(
  { options, choices }: FormField,
  lists: unknown,
  scopes: readonly DraftGroup[],
): readonly Option[] | undefined {
  const own = choices?.map(({ value, text }) => ({ code: String(value), text }));
  if (options === undefined) return own;
  let found: unknown = lists;
  for (const [, name = '', field] of options.matchAll(/(\w+)(?:\[(\w+)\])?/g)) {
    found = isRecord(found) ? found[name] : undefined;
    if (field === undefined) continue;
    const code = textOf(scopes.find((scope) => textOf(scope[field]) !== '')?.[field]);
    found = Array.isArray(found)
      ? found.find((entry) => isRecord(entry) && entry.code === code)
      : isRecord(found)
        ? found[code]
        : undefined;
  }
  return Array.isArray(found) ? found.flatMap(optionOf) : own;
}
