import { useEffect, useRef } from 'react';
import type { Answer } from '../../api/operations.ts';
import { Notice } from '../../parts/notice.tsx';
import { RecordSections } from '../../parts/record-sections.tsx';
import { useText } from '../../settings/use-text.ts';

export type CopyOfRecord = Answer<'POST /cases/{caseId}/record-copies'>;

const texts = {
  recorded: {
    zh: '已记录。请打印交给本人；离开本页后不再显示，再次复制另行记录。',
    en: 'Recorded. Print it for the person. You cannot see it again after you close it, and another copy is recorded separately.',
  },
  made: { zh: '{time} 复制', en: 'Copied on {time}' },
  print: { zh: '打印', en: 'Print' },
  close: { zh: '关闭', en: 'Close' },
};

/** All data held about a person, unmasked, to print for them at the counter. Only this component holds them. */
export function RecordCopy({
  title,
  copy,
  onClose,
}: {
  title: string;
  copy: CopyOfRecord;
  onClose: () => void;
}) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} tabIndex={-1} className="panel panel-tight act-panel stack" aria-label={title}>
      <Notice tone="ok" urgent>
        <p>{t(texts.recorded)}</p>
      </Notice>
      <div className="row">
        <button type="button" className="button button-main" onClick={() => window.print()}>
          {t(texts.print)}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t(texts.close)}
        </button>
      </div>
      <article className="printed-alone stack">
        <h2>{copy.title}</h2>
        <p className="faint">{t(texts.made, { time: copy.madeAt })}</p>
        <RecordSections sections={copy.sections} />
      </article>
    </section>
  );
}

/** The copy in an answer, if the answer is one. */
export const recordCopyIn = (answer: unknown): CopyOfRecord | undefined =>
  typeof answer === 'object' && answer !== null && 'sections' in answer && 'madeAt' in answer
    ? (answer as CopyOfRecord)
    : undefined;
