import { useEffect, useState } from 'react';
import { useText } from '../settings/use-text.ts';
import type { Bilingual } from '../texts/language.ts';
import { Notice } from './notice.tsx';

const sending: Bilingual = {
  zh: '提交用时较长，请不要关闭页面。一分钟没有答复的可以重试，不会重复提交。',
  en: 'This takes longer than usual: please keep the page open. After a minute without an answer you can try again; nothing is sent twice.',
};

/** Milliseconds after which it is said that something takes long. */
const patience = 8_000;

/** Says of something that is on its way, and of which nothing has been heard for long, that it still is. */
export function Slow({ waiting, text = sending }: { waiting: boolean; text?: Bilingual }) {
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
