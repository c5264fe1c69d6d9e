import type { ComponentProps, ReactNode } from 'react';
import { Field, FieldGroup, Radios } from '../../parts/field.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { type Fault, idOf } from './checks.ts';

const texts = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  choose: { zh: '请选择', en: 'Choose one' },
  none: { zh: '不填', en: 'Do not answer' },
};

interface Placed {
  /** The place in the application. */
  readonly at: string;
  readonly faults: readonly Fault[];
  readonly label: Bilingual;
  readonly help?: Bilingual;
  readonly optional?: boolean;
}

/** Ties a control to its place in the application: label, help and faults. */
function usePlace({ at, faults, label, help, optional = false }: Placed) {
  const { t } = useText();
  const fault = faults.find(({ pointer }) => pointer === at);
  return {
    id: idOf(at),
    label: t(label),
    help: help && t(help),
    error: fault && t(fault.text),
    optional,
  };
}

/** One line of text, or a day. */
export function TextField({
  value,
  onText,
  input,
  ...placed
}: Placed & {
  value: string | undefined;
  onText: (text: string) => void;
  input?: ComponentProps<'input'>;
}) {
  return (
    <Field {...usePlace(placed)}>
      {(control) => (
        <input
          {...control}
          maxLength={200}
          {...input}
          value={value ?? ''}
          onChange={({ target }) => onText(target.value)}
        />
      )}
    </Field>
  );
}

/** One of many choices, from a list that opens. */
export function SelectField<Code extends string>({
  value,
  options,
  onCode,
  ...placed
}: Placed & {
  value: Code | undefined;
  options: readonly { readonly code: string; readonly text: string }[] | ReactNode;
  onCode: (code: Code | undefined) => void;
}) {
  const { t } = useText();
  return (
    <Field {...usePlace(placed)}>
      {(control) => (
        <select
          {...control}
          value={value ?? ''}
          onChange={({ target }) => onCode(target.value === '' ? undefined : (target.value as Code))}
        >
          <option value="">{t(texts.choose)}</option>
          {Array.isArray(options)
            ? options.map(({ code, text }) => (
                <option key={code} value={code}>
                  {text}
                </option>
              ))
            : (options as ReactNode)}
        </select>
      )}
    </Field>
  );
}

/** One of a few choices, all visible. An optional choice can be cleared. */
export function RadioField<Code extends string>({
  value,
  options,
  onCode,
  onNone,
  beside = false,
  ...placed
}: Omit<Placed, 'optional'> & {
  value: Code | undefined;
  options: readonly { code: Code; text: string; help?: string | undefined }[];
  onCode: (code: Code) => void;
  /** Clears the choice, if it is optional. */
  onNone?: () => void;
  /** Puts short choices next to each other. */
  beside?: boolean;
}) {
  const { t } = useText();
  const { id, label, ...place } = usePlace({ ...placed, optional: onNone !== undefined });
  return (
    <FieldGroup id={id} legend={label} {...place}>
      <div className={beside ? 'choices-beside' : undefined}>
        <Radios<Code | ''>
          name={id}
          value={value ?? (onNone && '')}
          options={onNone ? [...options, { code: '', text: t(texts.none) }] : options}
          onChange={(code) => (code === '' ? onNone?.() : onCode(code))}
        />
      </div>
    </FieldGroup>
  );
}

/** Yes or no. */
export function YesNoField({
  value,
  onAnswer,
  ...placed
}: Placed & { value: boolean | undefined; onAnswer: (answer: boolean) => void }) {
  const { t } = useText();
  return (
    <RadioField
      {...placed}
      beside
      value={value === undefined ? undefined : value ? 'yes' : 'no'}
      options={[
        { code: 'yes', text: t(texts.yes) },
        { code: 'no', text: t(texts.no) },
      ]}
      onCode={(code) => onAnswer(code === 'yes')}
    />
  );
}
