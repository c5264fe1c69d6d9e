/**
 * The built-in number formats that show a day or a time: those of every language, of Chinese, Japanese and Korean, and of
 * Thai (ECMA-376, part 1, 18.8.30; .xls files use the same numbers).
 */
const builtIn: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
];

/** Whether a number format shows a day or a time. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (builtIn.some(([first, last]) => id >= first && id <= last)) return true;
  // The suffix of a format that allows any text to be entered.
  return code?.replace(/;@$/, '').split(';').some(showsDate) ?? false;
}

/** The parts of a day or a time, each a repeated letter. `e` is the year in Chinese formats, `a` the day of the week. */
const datePart = /^(?:s{1,2}|m{1,5}|h{1,2}|d{1,4}|a{3,5}|y{1,4}|e{1,4}|am|pm|a|p)$/;

function showsDate(section: string): boolean {
  const parts = section
    .toLowerCase()
    // Letters that are shown literally, and fractions of seconds.
    .replace(/\\.|"[^"]*"|[_*]./g, ' ')
    .replace(/\[([smhd]{1,2})\]/g, '$1')
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/(s)[.,]0+/g, '$1')
    .split(/[^a-z0#?%]+/)
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => datePart.test(part));
}
