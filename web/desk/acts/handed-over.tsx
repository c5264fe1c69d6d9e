import { Fragment, useEffect, useRef } from 'react';
import type { Answer } from '../../api/operations.ts';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';

export type HandOver = Answer<'POST /cases/{caseId}/tasks/{taskId}/referral-hand-over'>;

const texts = {
  recorded: {
    zh: '已记录。以下信息只提供给接收单位，不得另作他用；离开本页后不再显示。',
    en: 'Recorded. This is only for the receiving body. You cannot see it again after you close it.',
  },
  key: { zh: '对接编号', en: 'Key' },
  close: { zh: '关闭', en: 'Close' },
};

/** The data that are handed over, for a letter or the list of the exchange platform, after the hand-over is recorded. */
export function HandedOver({
  title,
  handOver,
  onClose,
}: {
  title: string;
  handOver: HandOver;
  onClose: () => void;
}) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const entries = [{ name: t(texts.key), value: handOver.key }, ...handOver.items];
  return (
    <section ref={box} tabIndex={-1} className="panel panel-tight act-panel stack" aria-label={title}>
      <Notice tone="ok" urgent>
        <p>{t(texts.recorded)}</p>
      </Notice>
      <dl className="facts">
        {entries.map(({ name, value }) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <button type="button" className="button" onClick={onClose}>
        {t(texts.close)}
      </button>
    </section>
  );
}

/** The hand-over in an answer, if the answer is one. */
export const handOverIn = (answer: unknown): HandOver | undefined =>
  typeof answer === 'object' && answer !== null && 'key' in answer && 'items' in answer
    ? (answer as HandOver)
    : undefined;
