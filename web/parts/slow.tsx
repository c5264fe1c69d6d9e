import { useEffect, useState } from 'react';
import { useText } from '../settings/use-text.ts';
import type { Bilingual } from '../texts/language.ts';
import { Notice } from './notice.tsx';

/** Milliseconds after which the page says that something takes long. */
const patience = 8_000;

/** Says that a slow request is still running. */
export function Slow({ waiting, text }: { waiting: boolean; text: Bilingual }) {
  const { t } = useText();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!waiting) return undefined;
    const timer = setTimeout(() => setSlow(true), patience);
    return () => clearTimeout(timer);
  }, [waiting]);
  return slow ? (
    <Notice tone="warn" urgent>
      <p>{t(text)}</p>
    </Notice>
  ) : null;
}
