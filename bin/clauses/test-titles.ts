/** The title of a test or of a group of tests, with the rows of its table if it has one. */
export interface TestTitle {
  readonly title: string;
  /** The texts of the table rows, which fill the placeholders of the title. */
  readonly rows: readonly string[];
}

const call = /\b(?:it|test|describe)(?:\.\w+)*(?:<[^;{}]{0,200}?>)?(?=\()/gy;

/**
 * The titles of the tests in a source text. Comments and bodies of tests are skipped as text, so that only what a test is
 * called counts, not the data that it uses.
 */
export function titlesIn(source: string): readonly TestTitle[] {
  const titles: TestTitle[] = [];
  let at = 0;
  while (at < source.length) {
    const skipped = pastQuietText(source, at);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    call.lastIndex = at;
    const found = /\w/.test(source[at - 1] ?? '') ? null : call.exec(source);
    if (!found || !/^(it|test|describe)/.test(found[0])) {
      at++;
      continue;
    }
    at += found[0].length;
    const title = titleAt(source, at, found[0]);
    if (title) titles.push(title);
  }
  return titles;
}

/** The title of a call whose arguments, or whose table, begin at a position. */
function titleAt(source: string, at: number, callee: string): TestTitle | undefined {
  if (!/\.(each|for)/.test(callee)) return firstText(source, at, []);
  const end = pastBrackets(source, at);
  return firstText(source, end, textsIn(tableIn(source, source.slice(at, end))));
}

/** The rows of a table: those in the call itself, or those of the constant that it names. */
function tableIn(source: string, argument: string): string {
  const name = /^\(\s*(\w+)\s*\)$/.exec(argument)?.[1];
  const declared = name === undefined ? -1 : source.search(new RegExp(`\\bconst ${name}\\b`));
  const begin = declared < 0 ? -1 : source.indexOf('= [', declared);
  return begin < 0 ? argument : source.slice(begin + 2, pastBrackets(source, begin + 2));
}

function firstText(source: string, at: number, rows: readonly string[]): TestTitle | undefined {
  const open = /^\s*(?:<[^(]*>)?\(\s*/.exec(source.slice(at, at + 400))?.[0];
  if (open === undefined) return undefined;
  const [text] = textsIn(source.slice(at + open.length, pastQuietText(source, at + open.length)));
  return text === undefined ? undefined : { title: text, rows };
}

/** The end of the string or comment that begins at a position; the position itself where none begins. */
function pastQuietText(source: string, at: number): number {
  const rest = source.slice(at, at + 2);
  if (rest === '//') return endOr(source.indexOf('\n', at), source);
  if (rest === '/*') return endOr(source.indexOf('*/', at), source) + 2;
  const quote = source[at];
  if (quote !== "'" && quote !== '"' && quote !== '`') return at;
  for (let end = at + 1; end < source.length; end++) {
    if (source[end] === '\\') end++;
    else if (source[end] === quote) return end + 1;
  }
  return source.length;
}

const endOr = (found: number, source: string): number => (found < 0 ? source.length : found);

/** The end of the brackets that open at a position. */
function pastBrackets(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; ) {
    const skipped = pastQuietText(source, at);
    if (skipped > at) {
      at = skipped;
      if (depth === 0) return at;
      continue;
    }
    if ('([{'.includes(source[at] ?? ' ')) depth++;
    if (')]}'.includes(source[at] ?? ' ') && --depth === 0) return at + 1;
    at++;
  }
  return source.length;
}

/** The string literals in a piece of source. */
function textsIn(source: string): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < source.length; ) {
    const end = pastQuietText(source, at);
    if (end > at && source[at] !== '/') texts.push(source.slice(at + 1, end - 1));
    at = Math.max(end, at + 1);
  }
  return texts;
}

/** Whether a title is filled from the rows of its table. */
export const hasPlaceholder = ({ title }: TestTitle): boolean => /%[sop]|\$\w/.test(title);
