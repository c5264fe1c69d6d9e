import { Field } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { nameOfCheck } from '../case/evidence.tsx';
import { type DecisionDraft, placeIds } from './decision-body.ts';

const texts = {
  none: {
    zh: '没有与登记条件不符的比对结果。提交后本人会收到准予登记的告知。',
    en: 'No findings against approval. The person will be told that they are registered.',
  },
  some: {
    zh: '有 {count} 项比对结果与登记条件不符，准予登记的须逐项说明核实情况。',
    en: '{count} findings against approval. For each one, say what you found out.',
  },
  because: { zh: '不采信“{check}”的理由', en: 'Why you overrule “{check}”' },
};

/** What a decision shares with the parts that belong to its outcomes. */
export interface OutcomeUse {
  readonly draft: DecisionDraft;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (changed: Partial<DecisionDraft>) => void;
}

/** Approval: for each finding that speaks against it, why it is overruled. */
export function Approve({
  overruled,
  draft,
  errors,
  onChange,
}: OutcomeUse & { overruled: readonly { check: string; findingText: string }[] }) {
  const { t } = useText();
  if (overruled.length === 0)
    return (
      <Notice tone="ok">
        <p>{t(texts.none)}</p>
      </Notice>
    );
  return (
    <div className="stack">
      <Notice tone="warn">
        <p>{t(texts.some, { count: overruled.length })}</p>
      </Notice>
      {overruled.map(({ check, findingText }) => (
        <Field
          key={check}
          id={placeIds.because(check)}
          label={t(texts.because, { check: t(nameOfCheck(check)) })}
          help={findingText}
          error={errors[placeIds.because(check)]}
        >
          {(control) => (
            <textarea
              {...control}
              rows={3}
              maxLength={500}
              value={draft.because[check] ?? ''}
              onChange={({ target }) => onChange({ because: { ...draft.because, [check]: target.value } })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
