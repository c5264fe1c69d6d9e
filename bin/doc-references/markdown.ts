/** The lines of a Markdown text. Lines of code blocks are empty, so that line numbers stay the same. */
export function linesOutsideFences(text: string): readonly string[] {
  let fence: string | undefined;
  return text.split('\n').map((line) => {
    const mark = /^\s*(```|~~~)/.exec(line)?.[1];
    if (fence === undefined && mark === undefined) return line;
    if (fence === undefined) fence = mark;
    else if (mark === fence) fence = undefined;
    return '';
  });
}

/** Replaces code blocks of a Markdown text with spaces; the length stays the same. */
export function withoutFences(text: string): string {
  const kept = linesOutsideFences(text);
  return text
    .split('\n')
    .map((line, index) => (kept[index] === line ? line : ' '.repeat(line.length)))
    .join('\n');
}

/** The texts of the headings, without their marks. */
export const headingsOf = (text: string): readonly string[] =>
  linesOutsideFences(text).flatMap((line) => /^#{1,6} +(.*?) *#*$/.exec(line)?.[1] ?? []);

/** The anchors of the headings as GitHub makes them: the second of two equal headings ends with `-1`. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const seen = new Map<string, number>();
  for (const heading of headingsOf(text)) {
    const anchor = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    anchors.add(before === 0 ? anchor : `${anchor}-${before}`);
  }
  return anchors;
}
