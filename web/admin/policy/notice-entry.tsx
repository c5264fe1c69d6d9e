import { useState } from 'react';
import { Field } from '../../parts/field.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { type ReadNotice, readNotice, UnreadableNotice } from './holiday-notice.ts';

const texts = {
  noticeText: { zh: '通知的标题和正文', en: 'Title and text of the notice' },
  noticeHelp: {
    zh: '国务院办公厅关于部分节假日安排的通知。读取后逐项核对，再补充网址。',
    en: 'Paste the State Council’s notice on the holidays of a year. Check each entry and add the address.',
  },
  read: { zh: '读取', en: 'Read it' },
} satisfies Record<string, Bilingual>;

/** Reads the text of the State Council's notice, so that nobody needs to type about forty days one by one. */
export function NoticeEntry({ onRead }: { onRead: (notice: ReadNotice) => void }) {
  const { t } = useText();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<Bilingual>();
  const read = () => {
    try {
      onRead(readNotice(text));
    } catch (error) {
      if (!(error instanceof UnreadableNotice)) throw error;
      setWrong(error.says);
    }
  };
  return (
    <div className="stack">
      <Field label={t(texts.noticeText)} help={t(texts.noticeHelp)} error={wrong && t(wrong)}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={12}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <button type="button" className="button button-main" onClick={read}>
        {t(texts.read)}
      </button>
    </div>
  );
}
