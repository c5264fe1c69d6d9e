/**
 * The number formats that are built in and show a day or a time: of every language, of Chinese, Japanese and Korean,
 * and of Thai (ECMA-376, part 1, 18.8.30; the numbers in .xls files are the same).
 */
const builtIn: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
];

/** Whether a number format shows a day or a time, and therefore its number is one. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (builtIn.some(([first, last]) => id >= first && id <= last)) return true;
  // The end of a format that lets any text be entered.
  return code?.replace(/;@$/, '').split(';').some(showsDate) ?? false;
}

/** The parts of a day or a time, each one letter repeated; `e` is the year of Chinese formats, `a` the day of the week. */
const datePart = /^(?:s{1,2}|m{1,5}|h{1,2}|d{1,4}|a{3,5}|y{1,4}|e{1,4}|am|pm|a|p)$/;

function showsDate(section: string): boolean {
  const parts = section
    .toLowerCase()
    // Letters that are shown as they are, and fractions of seconds.
    .replace(/\\.|"[^"]*"|[_*]./g, ' ')
    .replace(/\[([smhd]{1,2})\]/g, '$1')
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/(s)[.,]0+/g, '$1')
    .split(/[^a-z0#?%]+/)
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => datePart.test(part));
}
