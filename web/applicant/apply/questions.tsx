import { createContext, type ReactNode, type RefObject, useContext, useEffect } from 'react';
import { useSettings } from '../../settings/settings.ts';
import { useText } from '../../settings/use-text.ts';
import type { Fault } from './checks.ts';

const texts = {
  of: { zh: '本页第 {index} 题，共 {count} 题', en: 'Question {index} of {count} on this page' },
};

/** A question of a page, with the places of the application that it fills in. */
export interface Question {
  readonly at: readonly string[];
  readonly content: ReactNode;
}

/** The id of the element that holds the question when a page asks one at a time. */
export const questionId = 'question';

/** The current question of the page when it asks one at a time. */
export interface Asking {
  readonly index: number;
  readonly ask: (index: number) => void;
  /** The places of each question of the page, in order. */
  readonly places: RefObject<readonly (readonly string[])[]>;
}
export const AskingContext = createContext<Asking | undefined>(undefined);

/** Whether a place of the application belongs to a question. */
export const belongs = (pointer: string, places: readonly string[] | undefined): boolean =>
  places?.some((place) => pointer.startsWith(place)) ?? false;

/** The questions of a page: all of them, or one at a time in elder mode. Questions with faults come first. */
export function Questions({
  questions,
  faults,
}: {
  questions: readonly (Question | false)[];
  faults: readonly Fault[];
}) {
  const { t } = useText();
  const { elder } = useSettings();
  const asking = useContext(AskingContext);
  const asked = questions.filter((each) => each !== false);
  const first = faults[0]?.pointer;
  const wrong = first === undefined ? -1 : asked.findIndex(({ at }) => belongs(first, at));
  const ask = asking?.ask;
  useEffect(() => {
    if (wrong >= 0) ask?.(wrong);
  }, [wrong, ask]);
  useEffect(() => {
    if (asking) asking.places.current = asked.map(({ at }) => at);
  });
  if (!elder || !asking)
    return (
      <div className="panel stack-loose questions">
        {asked.map(({ at, content }) => (
          <div key={at[0]}>{content}</div>
        ))}
      </div>
    );
  const index = Math.min(asking.index, asked.length - 1);
  return (
    <div id={questionId} tabIndex={-1} className="panel stack questions">
      {asked.length > 1 && <p className="soft">{t(texts.of, { index: index + 1, count: asked.length })}</p>}
      <div key={index}>{asked[index]?.content}</div>
    </div>
  );
}
