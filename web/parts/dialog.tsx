import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../settings/use-text.ts';

const texts = { close: { zh: '关闭', en: 'Close' } };

/** A native modal dialog. Escape closes it, and the focus then goes back to where it was. */
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
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // Also if the dialog is removed without being closed, such as after its task is done.
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose} className="stack">
      <div className="row row-apart">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button button-quiet" onClick={() => dialog.current?.close()}>
          {t(texts.close)}
        </button>
      </div>
      {children}
    </dialog>
  );
}
