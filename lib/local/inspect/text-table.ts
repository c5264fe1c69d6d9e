const WIDE =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}/u;
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Returns how many columns a text takes in a terminal. Chinese characters take two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of characters.segment(text)) {
    if (!INVISIBLE.test(segment)) columns += WIDE.test(segment) ? 2 : 1;
  }
  return columns;
}

/** Replaces control characters, so that a value cannot control the terminal. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** Shortens a text to at most `limit` columns. A text that was cut ends in an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (columnsOf(text) <= limit) return text;
  let short = '';
  let columns = 1;
  for (const { segment } of characters.segment(text)) {
    columns += columnsOf(segment);
    if (columns > limit) break;
    short += segment;
  }
  return `${short}…`;
}

const GAP = '  ';
/** Columns are not narrowed below the width of an instant. */
const MIN_WIDTH = 19;

/**
 * Formats rows below their headings, in columns. The first column, which names the row in other commands, is never cut. If the
 * others do not fit `width`, the last ones are left out and the widest are shortened. Empty columns are left out.
 */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const clean = rows.map((row) => row.map(plain));
  const used = headings.map((_, column) => clean.some((row) => row[column] !== ''));
  const lines = [headings, ...clean].map((row) => row.filter((_, column) => used[column]));
  const widths = fitWidths(
    (lines[0] ?? []).map((_, column) => Math.max(...lines.map((row) => columnsOf(row[column] ?? '')))),
    width,
  );
  return lines
    .map((row) =>
      widths
        .map((columns, column) => pad(shorten(row[column] ?? '', columns), columns))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

/** Returns the widths of the columns that are shown. */
function fitWidths(natural: readonly number[], width: number): number[] {
  const total = (widths: readonly number[]) =>
    widths.reduce((sum, one) => sum + GAP.length + one, -GAP.length);
  const [first = 0, ...rest] = natural;
  while (rest.length > 1 && total([first, ...rest.map((one) => Math.min(one, MIN_WIDTH))]) > width)
    rest.pop();
  while (total([first, ...rest]) > width) {
    const widest = Math.max(...rest);
    if (!(widest > MIN_WIDTH)) break;
    rest[rest.indexOf(widest)] = widest - 1;
  }
  return [first, ...rest];
}
