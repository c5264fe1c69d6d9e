import { fenOf, yuanOf } from '../../lib/domain/money.ts';
import type { Answer } from '../api/operations.ts';

/** A form and a field of it, as `read-form` answers them. */
export type Form = Answer<'GET /forms/{operationId}'>;
export type FormField = Form['fields'][number];

/**
 * What the person has typed: a text for each single control (empty if there is no answer), a list for a multiple choice, and an
 * object for a group. A group without an answer is undefined.
 */
export type Draft = string | undefined | readonly Draft[] | DraftGroup;
export interface DraftGroup {
  readonly [name: string]: Draft;
}

/** The text that stands for null in a field in which null has a meaning. No code looks like it. */
export const nothing = '(null)';

export const isGroup = (draft: Draft): draft is DraftGroup =>
  typeof draft === 'object' && !Array.isArray(draft);
const groupOf = (draft: Draft): DraftGroup => (isGroup(draft) ? draft : {});
export const listOf = (draft: Draft): readonly Draft[] => (Array.isArray(draft) ? draft : []);
export const textOf = (draft: Draft): string => (typeof draft === 'string' ? draft : '');

/** The content of a field before anybody types. */
export function emptyDraft(field: FormField): Draft {
  const { kind, initial, required, fields = [], item, limits } = field;
  if (initial !== undefined && kind !== 'fixed') return draftOf(field, initial);
  if (kind === 'group') return required ? emptyGroup(fields) : undefined;
  if (kind === 'variant') return required ? {} : undefined;
  if (kind === 'several-of') return [];
  if (kind === 'list') return item && required && (limits?.minItems ?? 0) > 0 ? [emptyDraft(item)] : [];
  return '';
}

/** The initial content of all fields of a group or a form. A body that is itself a variant is its only field. */
export const emptyGroup = (fields: readonly FormField[]): DraftGroup =>
  Object.fromEntries(
    fields.flatMap((field) =>
      field.name === '' ? Object.entries(groupOf(emptyDraft(field))) : [[field.name, emptyDraft(field)]],
    ),
  );

/** The content of a field for a value, such as an answer of a saved draft. */
function draftOf(field: FormField, value: unknown): Draft {
  if (value === undefined) return emptyDraft({ ...field, initial: undefined });
  if (value === null) return nothing;
  if (Array.isArray(value)) {
    const { item } = field;
    return value.map((each) => (item ? draftOf(item, each) : String(each)));
  }
  if (field.kind === 'instant') return beijingTime(String(value));
  if (field.kind === 'yuan' && typeof value === 'number') return yuanOf(value);
  if (typeof value !== 'object') return String(value);
  return groupFrom(fieldsIn(field, value as DraftGroup), value as Readonly<Record<string, unknown>>);
}

/**
 * The draft of a field after a change. A newly chosen variant gets what it needs: its required groups appear, and text that was
 * typed before stays if it fits.
 */
export function changed(field: FormField, before: DraftGroup, after: DraftGroup): DraftGroup {
  const { kind, discriminator = '' } = field;
  return kind === 'variant' && before[discriminator] !== after[discriminator] ? fitted(field, after) : after;
}

const fitted = (field: FormField, draft: DraftGroup): DraftGroup => ({
  ...draft,
  ...Object.fromEntries(
    fieldsIn(field, draft).flatMap((each) =>
      each.name === ''
        ? Object.entries(fitted(each, draft))
        : [[each.name, fittedDraft(each, draft[each.name])]],
    ),
  ),
});

function fittedDraft(field: FormField, draft: Draft): Draft {
  const { kind, item, required, choices } = field;
  if (draft === undefined) return emptyDraft(field);
  if (kind === 'group' || kind === 'variant') {
    if (isGroup(draft)) return fitted(field, draft);
    return required ? emptyDraft(field) : undefined;
  }
  if (kind === 'list' && item && Array.isArray(draft))
    return draft.map((each) => fittedDraft({ ...item, required: true }, each));
  if (kind === 'list' || kind === 'several-of') return Array.isArray(draft) ? draft : emptyDraft(field);
  if (typeof draft !== 'string') return emptyDraft(field);
  return choices && draft !== nothing && chosenOf(choices, draft) === undefined ? emptyDraft(field) : draft;
}

const beijingOffset = 8 * 60 * 60 * 1000;
/** An instant as a control for a day and a time in Beijing shows it. */
const beijingTime = (instant: string): string =>
  new Date(Date.parse(instant) + beijingOffset).toISOString().slice(0, -1);
/** The instant of such a control. Text that is not a time is sent unchanged, and the API refuses it at its place. */
function instantOf(text: string): string {
  const time = Date.parse(`${text}Z`);
  return Number.isNaN(time) ? text : new Date(time - beijingOffset).toISOString();
}

/** The draft for a body: the inverse of `bodyOf`. */
export const draftFrom = (fields: readonly FormField[], body: unknown): DraftGroup =>
  groupFrom(fields, (body ?? {}) as Readonly<Record<string, unknown>>);

function groupFrom(fields: readonly FormField[], value: Readonly<Record<string, unknown>>): DraftGroup {
  return Object.fromEntries(
    fields.flatMap((field) =>
      field.name === ''
        ? Object.entries(groupOf(draftOf(field, value)))
        : [[field.name, draftOf(field, value[field.name])]],
    ),
  );
}

/** The fields within a field: those of a group, or those of the chosen variant with the field that chooses it. */
export function fieldsIn(field: FormField, draft: DraftGroup): readonly FormField[] {
  const { kind, discriminator, variants = [], fields = [] } = field;
  if (kind !== 'variant' || discriminator === undefined) return fields;
  const chosen = textOf(draft[discriminator] as Draft);
  const variant = variants.find(({ choices }) => choices.some(({ value }) => String(value) === chosen));
  return [
    {
      name: discriminator,
      label: field.label,
      kind: 'one-of',
      required: true,
      choices: variants.flatMap(({ choices }) => choices),
    },
    ...(variant?.fields ?? []),
  ];
}

/** The body to send: the given answers and nothing else. */
export function bodyOf(fields: readonly FormField[], draft: DraftGroup): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.name === '') Object.assign(body, bodyOf(fieldsIn(field, draft), draft));
    else {
      const value = sentFor(field, draft[field.name]);
      if (value !== undefined) body[field.name] = value;
    }
  }
  return body;
}

function sentFor(field: FormField, draft: Draft): unknown {
  const { kind, item, choices = [], initial, required } = field;
  if (kind === 'fixed') return initial;
  if (kind === 'group' || kind === 'variant')
    return isGroup(draft) ? bodyOf(fieldsIn(field, draft), draft) : undefined;
  if (kind === 'list' || kind === 'several-of') {
    const values = listOf(draft).flatMap((each) => {
      const value = item ? sentFor(item, each) : chosen(choices, textOf(each));
      return value === undefined ? [] : [value];
    });
    return values.length === 0 && !required && initial === undefined ? undefined : values;
  }
  const text = textOf(draft);
  if (text === '') return undefined;
  if (text === nothing && field.none !== undefined) return null;
  if (kind === 'yes-no' || kind === 'confirmation') return text === 'true';
  if (kind === 'number') return Number(text);
  // Text that is not an amount is sent unchanged, and the API refuses it at its place.
  if (kind === 'yuan') return fenOf(text) ?? text;
  if (kind === 'instant') return instantOf(text);
  return kind === 'one-of' ? chosen(choices, text) : text;
}

/** The value of a choice as it is sent: a number if the choice is one. */
const chosen = (choices: NonNullable<FormField['choices']>, text: string): unknown =>
  chosenOf(choices, text)?.value ?? (text === '' ? undefined : text);
const chosenOf = (choices: NonNullable<FormField['choices']>, text: string) =>
  choices.find(({ value }) => String(value) === text);

/** The places of a draft that have a control or a group on the screen, as JSON pointers. */
export function placesOf(fields: readonly FormField[], draft: DraftGroup, at = ''): readonly string[] {
  return fields.flatMap((field) => {
    if (field.name === '') return placesOf(fieldsIn(field, draft), draft, at);
    if (field.kind === 'fixed' || field.hidden) return [];
    return placesIn(field, draft[field.name], `${at}/${field.name}`);
  });
}

function placesIn(field: FormField, draft: Draft, place: string): readonly string[] {
  const { item } = field;
  if (field.kind === 'list' && item)
    return [place, ...listOf(draft).flatMap((each, index) => placesIn(item, each, `${place}/${index}`))];
  return isGroup(draft) ? [place, ...placesOf(fieldsIn(field, draft), draft, place)] : [place];
}

/** The place on the screen that shows a fault: its own, or the nearest one around it; empty for the whole form. */
export function placeFor(pointer: string, places: readonly string[]): string {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (places.includes(at)) return at;
  return '';
}

/** The required places that are empty. */
export function missingIn(fields: readonly FormField[], draft: DraftGroup, at = ''): readonly string[] {
  return fields.flatMap((field) => {
    if (field.name === '') return missingIn(fieldsIn(field, draft), draft, at);
    if (field.hidden) return [];
    return missingAt(field, draft[field.name], `${at}/${field.name}`);
  });
}

function missingAt(field: FormField, draft: Draft, place: string): readonly string[] {
  const { item, limits, required } = field;
  const value = sentFor(field, draft);
  if (field.kind === 'list' || field.kind === 'several-of') {
    const entries = listOf(draft);
    if (entries.length < (limits?.minItems ?? 0) && (required || entries.length > 0)) return [place];
    return item && field.kind === 'list'
      ? entries.flatMap((each, index) => missingAt({ ...item, required: true }, each, `${place}/${index}`))
      : [];
  }
  if (isGroup(draft)) return missingIn(fieldsIn(field, draft), draft, place);
  return required && value === undefined ? [place] : [];
}

/** The field at a place of a draft; undefined if there is none. */
export function fieldAt(fields: readonly FormField[], draft: Draft, place: string): FormField | undefined {
  const [, name = '', ...rest] = place.split('/');
  const group = groupOf(draft);
  const field = fields
    .flatMap((each) => (each.name === '' ? fieldsIn(each, group) : [each]))
    .find((each) => each.name === name);
  if (!field) return undefined;
  let within: Draft = group[name];
  let at: FormField = field;
  let inner = rest;
  if (field.kind === 'list' && field.item && inner.length > 0) {
    within = listOf(within)[Number(inner[0])];
    at = field.item;
    inner = inner.slice(1);
  }
  if (inner.length === 0) return at;
  return fieldAt(fieldsIn(at, groupOf(within)), within, `/${inner.join('/')}`) ?? at;
}
