import { type ReactNode, useId } from 'react';
import { useText } from '../settings/use-text.ts';

const texts = {
  optional: { zh: '（选填）', en: ' (optional)' },
  error: { zh: '错误：', en: 'Error: ' },
};

/**
 * A field with one control: label, help and error. The properties that it passes to `children` tie the control to them.
 *
 * @example
 * <Field label={t(texts.phone)} error={errors.phone}>
 *   {(control) => <input type="tel" {...control} value={phone} onChange={...} />}
 * </Field>
 */
export function Field({
  label,
  help,
  error,
  id: given,
  optional = false,
  children,
}: {
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  /** The id of the control, for links of an error summary. */
  id?: string;
  optional?: boolean;
  children: (control: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
  }) => ReactNode;
}) {
  const { t } = useText();
  const made = useId();
  const id = given ?? made;
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field-invalid' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="field-optional">{t(texts.optional)}</span>}
      </label>
      {help && (
        <div id={`${id}-help`} className="field-help">
          {help}
        </div>
      )}
      {error && <FieldError id={`${id}-error`} text={error} />}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
    </div>
  );
}

/** A field that is a group of choices or of other fields. */
export function FieldGroup({
  legend,
  help,
  error,
  id: given,
  optional = false,
  children,
}: {
  legend: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  id?: string;
  optional?: boolean;
  children: ReactNode;
}) {
  const { t } = useText();
  const made = useId();
  const id = given ?? made;
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={error ? 'field field-invalid' : 'field'}
      aria-describedby={described || undefined}
    >
      <legend>
        {legend}
        {optional && <span className="field-optional">{t(texts.optional)}</span>}
      </legend>
      {help && (
        <div id={`${id}-help`} className="field-help">
          {help}
        </div>
      )}
      {error && <FieldError id={`${id}-error`} text={error} />}
      {children}
    </fieldset>
  );
}

function FieldError({ id, text }: { id: string; text: string }) {
  const { t } = useText();
  return (
    <div id={id} className="field-error">
      <span aria-hidden="true">✕</span>
      <span>
        <span className="visually-hidden">{t(texts.error)}</span>
        {text}
      </span>
    </div>
  );
}

/** One of several choices, all visible: for up to about ten. */
export function Radios<Code extends string>({
  name,
  value,
  options,
  onChange,
}: {
  name: string;
  value: Code | undefined;
  options: readonly { code: Code; text: string; help?: string | undefined }[];
  onChange: (code: Code) => void;
}) {
  return (
    <div className="choices">
      {options.map(({ code, text, help }) => (
        <label key={code} className="choice">
          <input type="radio" name={name} checked={value === code} onChange={() => onChange(code)} />
          <span>
            {text}
            {help && <span className="field-help"> {help}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
