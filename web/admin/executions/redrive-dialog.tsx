import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { useAct } from '../../api/use-api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { Refusal, When } from '../parts.tsx';
import { ReasonField } from './freeze-dialog.tsx';

type Redriven = Answer<'POST /executions/{name}/redrive'>;

const texts = {
  title: { zh: '重新执行', en: 'Redrive' },
  looking: { zh: '正在查看会做什么', en: 'Checking what a redrive would do' },
  from: { zh: '从“{state}”继续。', en: 'It continues from “{state}”.' },
  calls: { zh: '会调用', en: 'What is called' },
  none: { zh: '不会调用任何函数。', en: 'No function is called.' },
  function: { zh: '函数', en: 'Function' },
  effect: { zh: '作用', en: 'Effect' },
  before: { zh: '此前', en: 'Before' },
  alreadyDone: { zh: '✓ 已有记录，不会重复', en: '✓ already recorded, not done twice' },
  notDone: { zh: '○ 还没有', en: '○ not yet' },
  unaffected: { zh: '不受影响', en: 'What it does not change' },
  go: { zh: '确认重新执行', en: 'Redrive it' },
  done: { zh: '已重新执行（第 {count} 次）。', en: 'Redriven; this was number {count}.' },
  again: { zh: '重新查看', en: 'Look again' },
  close: { zh: '完成', en: 'Done' },
};

/** Redrives an execution: what it would do, the reason, and the result. Closing it before the end changes nothing. */
export function RedriveDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useText();
  const look = useAct('POST /executions/{name}/redrive');
  const redrive = useAct('POST /executions/{name}/redrive');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const asked = useRef(false);
  const preview = look.data?.body.preview;
  const again = () => {
    redrive.reset();
    look.mutate({ request: { path: { name }, body: { preview: true } } });
  };
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    look.mutate({ request: { path: { name }, body: { preview: true } } });
  }, [look, name]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '' || !preview || redrive.isPending) return;
    redrive.mutate({ request: { path: { name }, body: { reason, expectedRedrives: preview.redrives } } });
  };
  return (
    <Dialog title={t(texts.title)} onClose={onClose}>
      {redrive.data?.body.redriven ? (
        <Done redriven={redrive.data.body.redriven} onClose={onClose} />
      ) : (
        <>
          {look.isPending && <p role="status">{t(texts.looking)}</p>}
          <Refusal problem={look.error} />
          {preview && (
            <form className="stack" data-typed={reason !== '' || undefined} noValidate onSubmit={submit}>
              <Preview preview={preview} />
              <ReasonField reason={reason} onChange={setReason} missing={missing} />
              <Refusal problem={redrive.error} />
              <div className="row">
                <button
                  type="submit"
                  className="button button-main"
                  aria-disabled={redrive.isPending || undefined}
                >
                  {t(texts.go)}
                </button>
                {redrive.error?.code === 'redriven-meanwhile' && (
                  <button type="button" className="button" onClick={again}>
                    {t(texts.again)}
                  </button>
                )}
              </div>
            </form>
          )}
        </>
      )}
    </Dialog>
  );
}

function Preview({ preview }: { preview: NonNullable<Redriven['preview']> }) {
  const { t } = useText();
  return (
    <>
      <p>
        <strong>{t(texts.from, { state: preview.from.text })}</strong>
      </p>
      {preview.calls.length === 0 ? (
        <p>{t(texts.none)}</p>
      ) : (
        <div className="table-scroll">
          <table className="table table-stacked">
            <caption className="visually-hidden">{t(texts.calls)}</caption>
            <thead>
              <tr>
                <th scope="col">{t(texts.function)}</th>
                <th scope="col">{t(texts.effect)}</th>
                <th scope="col">{t(texts.before)}</th>
              </tr>
            </thead>
            <tbody>
              {preview.calls.map((call) => (
                <tr key={`${call.function} ${call.effect}`}>
                  <th scope="row" data-label={t(texts.function)}>
                    <code>{call.function}</code>
                  </th>
                  <td data-label={t(texts.effect)}>{call.effect}</td>
                  <td data-label={t(texts.before)}>
                    {t(call.alreadyDone ? texts.alreadyDone : texts.notDone)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {preview.unaffected.length > 0 && (
        <div>
          <h3>{t(texts.unaffected)}</h3>
          <ul>
            {preview.unaffected.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Done({
  redriven: { at, by, redrives },
  onClose,
}: {
  redriven: NonNullable<Redriven['redriven']>;
  onClose: () => void;
}) {
  const { t } = useText();
  return (
    <>
      <Notice tone="ok" urgent>
        <p>{t(texts.done, { count: redrives })}</p>
        <p className="faint">
          <When at={at} /> · {by}
        </p>
      </Notice>
      <button type="button" className="button button-main" onClick={onClose}>
        {t(texts.close)}
      </button>
    </>
  );
}
