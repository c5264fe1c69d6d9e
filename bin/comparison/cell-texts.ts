/**
 * A number of more than 15 digits is not what was typed: the spreadsheet keeps 15. It is written so that it is
 * known as such, also where its lost digits happen to make a valid number.
 */
export const numberText = (text: string): string => {
  const value = Number(text);
  return Math.abs(value) >= 1e15 ? value.toExponential() : text;
};

/** A day; for a number that is none, though it is formatted as one, what the spreadsheet shows. */
export function dateText(date: Date): string {
  const isDay = date.getTime() >= Date.UTC(1899, 11, 30) && date.getTime() < Date.UTC(10_000, 0);
  return isDay ? date.toISOString().slice(0, 10) : '########';
}
