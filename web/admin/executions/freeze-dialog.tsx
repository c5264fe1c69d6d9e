import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Body } from '../../api/operations.ts';
import { useAct } from '../../api/use-api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { useText } from '../../settings/use-text.ts';
import { Refusal } from '../parts.tsx';
import { executionTexts as texts } from './texts.ts';

type Frozen = Body<'POST /redrive-batches'>;

/** Freezes a list of executions and opens it. */
export function FreezeDialog({
  what,
  initialReason = '',
  onClose,
}: {
  what: { names: string[] } | Omit<Extract<Frozen, { filter: unknown }>, 'reason'>;
  initialReason?: string;
  onClose: () => void;
}) {
  const { t } = useText();
  const navigate = useNavigate();
  const freeze = useAct('POST /redrive-batches');
  const [reason, setReason] = useState(initialReason);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '' || freeze.isPending) return;
    freeze.mutate(
      { request: { body: { ...what, reason } as Frozen } },
      {
        onSuccess: ({ body: { batchId } }) => {
          onClose();
          void navigate({ to: '/admin/batches/$batchId', params: { batchId } });
        },
      },
    );
  };
  return (
    <Dialog title={t(texts.batchTitle)} onClose={onClose}>
      <form className="stack" data-typed={reason !== initialReason || undefined} noValidate onSubmit={submit}>
        <p>{t(texts.batchHelp)}</p>
        {'names' in what && <p>{t(texts.selected, { count: what.names.length })}</p>}
        <ReasonField reason={reason} onChange={setReason} missing={missing} />
        <Refusal problem={freeze.error} />
        <button type="submit" className="button button-main" aria-disabled={freeze.isPending || undefined}>
          {t(texts.freeze)}
        </button>
      </form>
    </Dialog>
  );
}

/** The reason for a redrive, for auditors. */
export function ReasonField({
  reason,
  onChange,
  missing,
}: {
  reason: string;
  onChange: (reason: string) => void;
  missing: boolean;
}) {
  const { t } = useText();
  return (
    <Field
      label={t(texts.reason)}
      help={t(texts.reasonHelp)}
      error={missing ? t(texts.reasonNeeded) : undefined}
    >
      {(control) => (
        <textarea
          {...control}
          required
          maxLength={500}
          value={reason}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
