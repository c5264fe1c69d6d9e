import { useEffect, useRef, useState } from 'react';
import { useText } from '../settings/use-text.ts';
import type { Bilingual } from '../texts/language.ts';

/**
 * A button for what cannot be undone. The first press asks, so that a double click does nothing; the focus goes to the question,
 * and back to the button if the person changes their mind.
 */
export function AskFirst({
  label,
  question,
  yes,
  no,
  busy,
  onYes,
}: {
  readonly label: Bilingual;
  /** What follows from it. */
  readonly question: Bilingual;
  readonly yes: Bilingual;
  readonly no: Bilingual;
  readonly busy: boolean;
  readonly onYes: () => void;
}) {
  const { t } = useText();
  const [asked, setAsked] = useState<boolean>();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked !== undefined) (asked ? box : button).current?.focus();
  }, [asked]);
  if (!asked)
    return (
      <div className="row">
        <button
          ref={button}
          type="button"
          className="button button-quiet"
          disabled={busy}
          onClick={() => setAsked(true)}
        >
          {t(label)}
        </button>
      </div>
    );
  return (
    <div ref={box} tabIndex={-1} role="alert" className="stack-tight">
      <p>{t(question)}</p>
      <div className="row">
        <button type="button" className="button" onClick={() => setAsked(false)}>
          {t(no)}
        </button>
        <button type="button" className="button button-danger" disabled={busy} onClick={onYes}>
          {t(yes)}
        </button>
      </div>
    </div>
  );
}
