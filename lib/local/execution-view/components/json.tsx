import type { ReactNode } from 'react';
import type { ViewTexts } from './texts.ts';

/** Characters that are shown of one value. */
const MOST = 60_000;
const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A value, or JSON text, laid out over lines. Text that is no JSON is shown as it is. */
export function Json({
  value,
  texts,
  onCopy,
}: {
  readonly value: unknown;
  readonly texts: Pick<ViewTexts, 'copy' | 'cut' | 'nothing'>;
  /** Given the text when somebody wants to copy it; without it there is no button. */
  readonly onCopy?: (text: string) => void;
}) {
  const text = laidOut(value);
  if (text === undefined) return <p className="xv-nothing">{texts.nothing}</p>;
  const shown = text.slice(0, MOST);
  return (
    <div className="xv-json">
      {onCopy && (
        <button type="button" className="xv-copy" onClick={() => onCopy(text)}>
          {texts.copy}
        </button>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <pre tabIndex={0}>
        <code>{coloured(shown)}</code>
      </pre>
      {text.length > MOST && <p className="xv-nothing">{texts.cut(text.length - MOST)}</p>}
    </div>
  );
}

function laidOut(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return JSON.stringify(value, null, 2) ?? String(value);
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

function coloured(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [all, quoted, colon] = match;
    if (match.index > from) parts.push(text.slice(from, match.index));
    const kind = colon !== undefined ? 'xv-key' : quoted !== undefined ? 'xv-string' : 'xv-literal';
    parts.push(
      <span key={match.index} className={kind}>
        {all}
      </span>,
    );
    from = match.index + all.length;
  }
  parts.push(text.slice(from));
  return parts;
}
