import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../settings/use-text.ts';

const texts = {
  close: { zh: '关闭', en: 'Close' },
  typed: {
    zh: '填写的内容尚未提交，关闭后不再保留。',
    en: 'What you typed was not sent. If you close this, you lose it.',
  },
  stay: { zh: '继续填写', en: 'Keep typing' },
  leave: { zh: '不保留，关闭', en: 'Close without sending' },
};

/**
 * A native modal dialog. Escape closes it, and the focus then goes back to where it was. If it holds what was typed and not sent
 * (`data-typed`), it asks first.
 */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const stay = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const holdsTyped = () => dialog.current?.querySelector('form[data-typed]') != null;
  useEffect(() => {
    if (asking) stay.current?.focus();
  }, [asking]);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // Also if the dialog is removed without being closed, such as after its task is done.
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      // A file that was not chosen is cancelled, too, within the dialog.
      onCancel={(event) => {
        if (event.target !== dialog.current || !holdsTyped()) return;
        event.preventDefault();
        setAsking(true);
      }}
      className="stack"
    >
      <div className="row row-apart">
        <h2 id={id}>{title}</h2>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => (holdsTyped() ? setAsking(true) : dialog.current?.close())}
        >
          {t(texts.close)}
        </button>
      </div>
      {asking && (
        <div role="alert" className="stack-tight">
          <p>{t(texts.typed)}</p>
          <div className="row">
            <button ref={stay} type="button" className="button button-main" onClick={() => setAsking(false)}>
              {t(texts.stay)}
            </button>
            <button type="button" className="button button-quiet" onClick={() => dialog.current?.close()}>
              {t(texts.leave)}
            </button>
          </div>
        </div>
      )}
      {children}
    </dialog>
  );
}
