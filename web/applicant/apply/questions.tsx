import { type ReactNode, useEffect, useState } from 'react';
import { useSettings } from '../../settings/settings.ts';
import { useText } from '../../settings/use-text.ts';
import type { Fault } from './checks.ts';

const texts = {
  of: { zh: '本页第 {index} 题，共 {count} 题', en: 'Question {index} of {count} on this page' },
  next: { zh: '下一题', en: 'Next question' },
  back: { zh: '上一题', en: 'Previous question' },
};

/** A question of a page, with the places of the application that it fills in. */
export interface Question {
  readonly at: readonly string[];
  readonly content: ReactNode;
}

/** The questions of a page: all of them, or in elder mode one at a time. What is wrong is shown first. */
export function Questions({
  questions,
  faults,
}: {
  questions: readonly (Question | false)[];
  faults: readonly Fault[];
}) {
  const { t } = useText();
  const { elder } = useSettings();
  const [index, setIndex] = useState(0);
  const asked = questions.filter((each) => each !== false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something else is wrong
  useEffect(() => {
    const first = faults[0];
    const wrong =
      first === undefined
        ? -1
        : asked.findIndex(({ at }) => at.some((place) => first.pointer.startsWith(place)));
    if (wrong >= 0) setIndex(wrong);
  }, [faults]);
  if (!elder)
    return (
      <div className="panel stack-loose questions">
        {asked.map(({ at, content }) => (
          <div key={at[0]}>{content}</div>
        ))}
      </div>
    );
  const at = Math.min(index, asked.length - 1);
  return (
    <div className="panel stack questions">
      {asked.length > 1 && <p className="soft">{t(texts.of, { index: at + 1, count: asked.length })}</p>}
      {asked[at]?.content}
      {asked.length > 1 && (
        <div className="row">
          {at > 0 && (
            <button type="button" className="button" onClick={() => setIndex(at - 1)}>
              {t(texts.back)}
            </button>
          )}
          {at < asked.length - 1 && (
            <button type="button" className="button" onClick={() => setIndex(at + 1)}>
              {t(texts.next)}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
