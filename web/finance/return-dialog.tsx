import { type FormEvent, useState } from 'react';
import type { Answer } from '../api/operations.ts';
import { serviceNow } from '../api/service-time.ts';
import { useAct } from '../api/use-api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useText } from '../settings/use-text.ts';
import { dayOf } from '../texts/dates.ts';
import { moneyText } from './money.tsx';
import { bounceTexts, outcomeTexts } from './run-texts.ts';

type Item = Answer<'GET /payment-runs/{runId}'>['items'][number];
/** A paid item for which a return can be recorded. */
export type PaidItem = Item & { readonly key: string; readonly fen: number };

const texts = {
  title: { zh: '登记退汇', en: 'Record a returned payment' },
  lead: {
    zh: '银行回执为成功、款项后来退回原账户的，在此登记。登记后通知收款人更正账户，更正后可重新列入拨付批次。已登记申领人自行退回款项的，不得重复登记。',
    en: 'Use this if the bank reported a payment as made and the money later came back to our account. We tell the payee to correct their account, and you can pay again. Do not use this for money that the payee has repaid and that is recorded.',
  },
  returnedOn: { zh: '退汇日期', en: 'Date the money came back' },
  reference: { zh: '退汇流水号', en: 'Return reference' },
  reason: { zh: '退汇原因', en: 'Reason' },
  record: { zh: '确认登记', en: 'Record it' },
};

/** Records that a payment was returned after the bank had reported it as paid. */
export function ReturnDialog({
  runId,
  item: { key, fen, payee },
  onClose,
  onDone,
}: {
  runId: string;
  item: PaidItem;
  onClose: () => void;
  /** It is recorded. The page says what. */
  onDone: (what: string) => void;
}) {
  const { t, language } = useText();
  const [returnedOn, setReturnedOn] = useState('');
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState<keyof typeof bounceTexts>('account-not-found');
  const [refusal, setRefusal] = useState<string>();
  const act = useAct('POST /payment-runs/{runId}/acknowledgements');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefusal(undefined);
    const line = { key, amountFen: fen, result: 'returned' as const, returnedOn, reference, reason };
    act.mutate(
      { request: { path: { runId }, body: { lines: [line] } } },
      {
        onSuccess: ({ body: { lines } }) => {
          const [answer] = lines;
          if (answer?.outcome === 'refused')
            setRefusal(answer.because?.text ?? t(outcomeTexts[answer.outcome]));
          else onDone(t(texts.title));
        },
      },
    );
  };
  return (
    <Dialog title={t(texts.title)} onClose={onClose}>
      <form
        className="stack"
        data-typed={returnedOn !== '' || reference !== '' || undefined}
        onSubmit={submit}
      >
        <p>{t(texts.lead)}</p>
        <p>
          {payee && `${payee.holder} ${payee.account} · `}
          {moneyText(fen, language)}
        </p>
        <Field label={t(texts.returnedOn)}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="date"
              required
              max={dayOf(serviceNow())}
              value={returnedOn}
              onChange={({ target }) => setReturnedOn(target.value)}
            />
          )}
        </Field>
        <Field label={t(texts.reference)}>
          {(control) => (
            <input
              {...control}
              className="input"
              required
              maxLength={100}
              pattern=".*\S.*"
              value={reference}
              onChange={({ target }) => setReference(target.value)}
            />
          )}
        </Field>
        <Field label={t(texts.reason)}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={reason}
              onChange={({ target }) => setReason(target.value as keyof typeof bounceTexts)}
            >
              {Object.entries(bounceTexts).map(([code, text]) => (
                <option key={code} value={code}>
                  {t(text)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {act.error && <ProblemNotice problem={act.error} />}
        {refusal !== undefined && (
          <Notice tone="danger">
            <p>{refusal}</p>
          </Notice>
        )}
        <div className="row">
          <button type="submit" className="button button-main" disabled={act.isPending}>
            {t(texts.record)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
