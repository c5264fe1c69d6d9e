import type { ReactNode } from 'react';
import type { ViewTexts } from './texts.ts';

/** The maximum number of characters shown of one value. */
const MAX_CHARACTERS = 60_000;
const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Shows a value, or JSON text, formatted over several lines. A string that is not JSON is shown as it is. */
export function Json({
  value,
  texts,
  onCopy,
}: {
  readonly value: unknown;
  readonly texts: Pick<ViewTexts, 'copy' | 'cut' | 'nothing'>;
  /** Receives the text when somebody copies it. Without it there is no button. */
  readonly onCopy?: (text: string) => void;
}) {
  const text = formatted(value);
  if (text === undefined) return <p className="xv-nothing">{texts.nothing}</p>;
  const shown = text.slice(0, MAX_CHARACTERS);
  return (
    <div className="xv-json">
      {onCopy && (
        <button type="button" className="xv-copy" onClick={() => onCopy(text)}>
          {texts.copy}
        </button>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <pre tabIndex={0}>
        <code>{highlighted(shown)}</code>
      </pre>
      {text.length > MAX_CHARACTERS && (
        <p className="xv-nothing">{texts.cut(text.length - MAX_CHARACTERS)}</p>
      )}
    </div>
  );
}

function formatted(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return JSON.stringify(value, null, 2) ?? String(value);
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

function highlighted(text: string): ReactNode[] {
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
