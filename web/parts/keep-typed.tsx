import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useText } from '../settings/use-text.ts';
import type { Bilingual } from '../texts/language.ts';
import { Dialog } from './dialog.tsx';

const texts = {
  title: { zh: '填写的内容尚未提交', en: 'What you typed was not sent' },
  help: {
    zh: '离开后，已填写的内容不再保留。',
    en: 'If you leave, you lose what you typed.',
  },
  stay: { zh: '继续填写', en: 'Keep typing' },
  leave: { zh: '不保留，离开', en: 'Leave without sending' },
} satisfies Record<string, Bilingual>;

/** Whether a form on the page holds unsent input. Each form reports this itself. */
const holdsTyped = (): boolean => document.querySelector('form[data-typed]') !== null;

/** Asks before somebody leaves a page with unsent input, by a link, a key, the back button or a reload. */
export function KeepTyped() {
  const { t } = useText();
  const { history } = useRouter();
  const [answer, setAnswer] = useState<{ readonly stay: (stays: boolean) => void } | undefined>();
  // This does what the router's own hook does. The hook would be part of what every page of the portal loads.
  useEffect(
    () =>
      history.block({
        enableBeforeUnload: holdsTyped,
        blockerFn: () =>
          holdsTyped() ? new Promise<boolean>((stay) => setAnswer({ stay })) : Promise.resolve(false),
      }),
    [history],
  );
  if (!answer) return null;
  const give = (stays: boolean) => {
    setAnswer(undefined);
    answer.stay(stays);
  };
  return (
    <Dialog title={t(texts.title)} onClose={() => give(true)}>
      <p>{t(texts.help)}</p>
      <div className="row">
        <button type="button" className="button button-main" onClick={() => give(true)}>
          {t(texts.stay)}
        </button>
        <button type="button" className="button button-quiet" onClick={() => give(false)}>
          {t(texts.leave)}
        </button>
      </div>
    </Dialog>
  );
}
