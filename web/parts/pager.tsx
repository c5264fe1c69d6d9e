import { useState } from 'react';
import { useText } from '../settings/use-text.ts';

const texts = {
  next: { zh: '下一页', en: 'Next page' },
  previous: { zh: '上一页', en: 'Previous page' },
};

/** The position in a list of pages: the cursor of the page, and links to the others. */
export function usePages() {
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  return {
    after: cursors.at(-1),
    reset: () => setCursors([undefined]),
    pager: (next: string | undefined) => (
      <Pager
        onPrevious={cursors.length > 1 ? () => setCursors(cursors.slice(0, -1)) : undefined}
        onNext={next === undefined ? undefined : () => setCursors([...cursors, next])}
      />
    ),
  };
}

function Pager({
  onPrevious,
  onNext,
}: {
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}) {
  const { t } = useText();
  if (!onPrevious && !onNext) return null;
  return (
    <div className="row">
      {onPrevious && (
        <button type="button" className="button" onClick={onPrevious}>
          ‹ {t(texts.previous)}
        </button>
      )}
      {onNext && (
        <button type="button" className="button" onClick={onNext}>
          {t(texts.next)} ›
        </button>
      )}
    </div>
  );
}
