import { createContext, type ReactNode, useContext } from 'react';
import { flushSync } from 'react-dom';
import { useChooser } from '../parts/chooser.ts';
import { Field, FieldGroup, Radios } from '../parts/field.tsx';
import { useText } from '../settings/use-text.ts';
import { awaitsAnother, optionsOf } from './options.ts';
import {
  changed,
  type Draft,
  type DraftGroup,
  emptyDraft,
  emptyGroup,
  type FormField,
  fieldsIn,
  isGroup,
  listOf,
  nothing,
  textOf,
} from './state.ts';
import { formTexts } from './texts.ts';

/** The parts of a form that each of its fields needs. */
interface FormScope {
  readonly prefix: string;
  readonly lists: unknown;
  readonly errors: Readonly<Record<string, string>>;
}
const Scope = createContext<FormScope>({ prefix: '', lists: undefined, errors: {} });
export const FormScopeProvider = Scope.Provider;

/** The id of the element at a place, for the links of the error summary. */
export const idOf = (prefix: string, place: string): string => `${prefix}${place.replaceAll('/', '-')}`;

interface Placed {
  readonly field: FormField;
  readonly draft: Draft;
  readonly place: string;
  readonly around: readonly DraftGroup[];
  readonly onChange: (draft: Draft) => void;
}

/** The fields of a group or of the whole form, in order. */
export function Fields({
  fields,
  draft,
  place,
  around,
  onChange,
}: {
  fields: readonly FormField[];
  draft: DraftGroup;
  place: string;
  around: readonly DraftGroup[];
  onChange: (draft: DraftGroup) => void;
}): ReactNode {
  const scopes = [draft, ...around];
  return fields
    .filter(({ kind, hidden }) => kind !== 'fixed' && !hidden)
    .map((field) =>
      field.name === '' ? (
        <Fields
          key="variant"
          fields={fieldsIn(field, draft)}
          {...{ draft, place, around }}
          onChange={(after) => onChange(changed(field, draft, after))}
        />
      ) : (
        <AnyField
          key={field.name}
          field={field}
          draft={draft[field.name]}
          place={`${place}/${field.name}`}
          around={scopes}
          onChange={(typed) => onChange({ ...draft, [field.name]: typed })}
        />
      ),
    );
}

function AnyField(placed: Placed): ReactNode {
  switch (placed.field.kind) {
    case 'group':
    case 'variant':
      return <GroupField {...placed} />;
    case 'list':
      return <ListField {...placed} />;
    case 'several-of':
      return <SeveralField {...placed} />;
    case 'yes-no':
      return <YesNoField {...placed} />;
    case 'confirmation':
      return <ConfirmationField {...placed} />;
    default:
      return <OneField {...placed} />;
  }
}

function usePlace({ field, place }: Placed) {
  const { prefix, errors } = useContext(Scope);
  const { label, help, required } = field;
  return { id: idOf(prefix, place), error: errors[place], help, legend: label, label, optional: !required };
}

/** The control that takes the focus of a field: its own, or the first one within its group. */
function firstControlOf(id: string): HTMLElement | null | undefined {
  const place = document.getElementById(id);
  const controls = 'input, select, textarea';
  return place?.matches(controls) ? place : place?.querySelector<HTMLElement>(controls);
}

function GroupField(placed: Placed) {
  const { field, draft, place, around, onChange } = placed;
  const { t } = useText();
  const { label: _, ...group } = usePlace(placed);
  const what = field.label;
  const given = isGroup(draft) ? draft : undefined;
  return (
    <FieldGroup {...group}>
      {given && (
        <Fields
          fields={fieldsIn(field, given)}
          draft={given}
          {...{ place, around }}
          onChange={(after) => onChange(changed(field, given, after))}
        />
      )}
      {!field.required && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            flushSync(() => onChange(given ? undefined : emptyGroup(field.fields ?? [])));
            // The new entry comes before the button: the person fills it in next.
            if (!given) firstControlOf(group.id)?.focus();
          }}
        >
          {t(given ? formTexts.remove : formTexts.add, { what })}
        </button>
      )}
    </FieldGroup>
  );
}

function ListField(placed: Placed) {
  const { field, draft, place, around, onChange } = placed;
  const { t } = useText();
  const { prefix } = useContext(Scope);
  const { label: _, ...group } = usePlace(placed);
  const entries = listOf(draft);
  const { item } = field;
  if (!item) return null;
  const entry = (number: number) => t(formTexts.entry, { what: item.label, number });
  const isFull = entries.length >= (field.limits?.maxItems ?? Number.POSITIVE_INFINITY);
  return (
    <FieldGroup {...group}>
      {entries.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place, like its errors.
        <div key={index} className="form-entry stack-tight">
          <AnyField
            field={{ ...item, label: entry(index + 1), required: true }}
            draft={each}
            place={`${place}/${index}`}
            around={around}
            onChange={(typed) => onChange(entries.map((old, at) => (at === index ? typed : old)))}
          />
          <button
            type="button"
            className="button button-quiet"
            onClick={() => onChange(entries.filter((_old, at) => at !== index))}
          >
            {t(formTexts.remove, { what: entry(index + 1) })}
          </button>
        </div>
      ))}
      {!isFull && (
        <button
          type="button"
          className="button"
          onClick={() => {
            flushSync(() => onChange([...entries, emptyDraft({ ...item, required: true })]));
            firstControlOf(idOf(prefix, `${place}/${entries.length}`))?.focus();
          }}
        >
          {t(formTexts.add, { what: item.label })}
        </button>
      )}
    </FieldGroup>
  );
}

function SeveralField(placed: Placed) {
  const { field, draft, around, onChange } = placed;
  const { lists } = useContext(Scope);
  const { label: _, ...group } = usePlace(placed);
  const chosen = listOf(draft).map(textOf);
  const options = optionsOf(field, lists, around);
  if (!options)
    return (
      <ListField
        {...placed}
        field={{
          ...field,
          item: field.item ?? { name: '', label: field.label, kind: 'text', required: true },
        }}
      />
    );
  return (
    <FieldGroup {...group}>
      <div className="choices">
        {options.map(({ code, text }) => (
          <label key={code} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))
              }
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** Yes or no; an optional field has a third choice, no answer. */
function YesNoField(placed: Placed) {
  const { field, draft, onChange } = placed;
  const { t } = useText();
  const { label: _, ...group } = usePlace(placed);
  const mayBeLeftOut = !field.required && field.initial === undefined;
  return (
    <FieldGroup {...group}>
      <Radios
        name={group.id}
        value={textOf(draft)}
        options={[
          { code: 'true', text: t(formTexts.yes) },
          { code: 'false', text: t(formTexts.no) },
          ...(mayBeLeftOut ? [{ code: '', text: t(formTexts.notSaid) }] : []),
        ]}
        onChange={onChange}
      />
    </FieldGroup>
  );
}

function ConfirmationField(placed: Placed) {
  const { field, draft, onChange } = placed;
  const { legend: _, label, ...group } = usePlace(placed);
  return (
    <Field {...group} label={label}>
      {(control) => (
        <input
          type="checkbox"
          {...control}
          required={field.required}
          checked={textOf(draft) === 'true'}
          onChange={({ target }) => onChange(target.checked ? 'true' : '')}
        />
      )}
    </Field>
  );
}

/** Uses radio buttons if all choices fit on the screen. */
const radiosUpTo = 6;

function OneField(placed: Placed) {
  const { field, draft, around, onChange } = placed;
  const { t } = useText();
  const { lists } = useContext(Scope);
  const { legend, label, ...group } = usePlace(placed);
  const listed = optionsOf(field, lists, around);
  const options = listed && [
    ...(field.none === undefined ? [] : [{ code: nothing, text: field.none }]),
    ...listed,
  ];
  const Chooser = useChooser(options?.length ?? 0);
  const value = textOf(draft);
  const awaits = !options && awaitsAnother(field, around);
  if (awaits || options?.length === 0)
    return field.required ? (
      <FieldGroup {...group} legend={legend}>
        <p className="faint">{t(awaits ? formTexts.chooseBefore : formTexts.nothingToChoose)}</p>
      </FieldGroup>
    ) : null;
  if (options && field.required && options.length <= radiosUpTo)
    return (
      <FieldGroup {...group} legend={legend}>
        <Radios name={group.id} value={value} options={options} onChange={onChange} />
      </FieldGroup>
    );
  return (
    <Field {...group} label={label}>
      {(control) =>
        options && Chooser ? (
          <Chooser
            {...control}
            {...{ label, options, value, onChange }}
            placeholder={t(field.required ? formTexts.choose : formTexts.unset)}
          />
        ) : options ? (
          <select {...control} value={value} onChange={({ target }) => onChange(target.value)}>
            <option value="">{t(field.required ? formTexts.choose : formTexts.unset)}</option>
            {options.map(({ code, text }) => (
              <option key={code} value={code}>
                {text}
              </option>
            ))}
          </select>
        ) : field.kind === 'long-text' ? (
          <textarea
            {...control}
            rows={4}
            maxLength={field.limits?.maxLength}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        ) : (
          <input
            {...control}
            type={field.kind === 'date' ? 'date' : field.kind === 'instant' ? 'datetime-local' : 'text'}
            inputMode={field.kind === 'number' ? 'numeric' : field.kind === 'yuan' ? 'decimal' : undefined}
            maxLength={field.limits?.maxLength}
            autoComplete="off"
            value={value === nothing ? '' : value}
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
    </Field>
  );
}
