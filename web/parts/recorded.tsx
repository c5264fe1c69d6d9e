import { useState } from 'react';
import { useText } from '../settings/use-text.ts';
import { Notice } from './notice.tsx';

const texts = { recorded: { zh: '{what}：已记录', en: '{what}: recorded' } };

/**
 * What a dialog was for is recorded, and the dialog is gone: the page under it has to say so, to screen readers as well.
 *
 * @example
 * const recorded = useRecorded();
 * {recorded.notice}
 * {open && <Dialog …><OperationForm … onDone={() => { close(); recorded.say(title); }} /></Dialog>}
 */
export function useRecorded() {
  const { t } = useText();
  const [said, setSaid] = useState<{ readonly what: string; readonly count: number }>();
  return {
    /** Says it again if the same thing was recorded twice: the notice is a new one each time. */
    say: (what: string) => setSaid((before) => ({ what, count: (before?.count ?? 0) + 1 })),
    notice: said && (
      <Notice key={said.count} tone="ok" urgent>
        <p>{t(texts.recorded, { what: said.what })}</p>
      </Notice>
    ),
  };
}
