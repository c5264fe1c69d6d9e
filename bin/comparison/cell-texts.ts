/**
 * Returns the text of a number. Spreadsheets keep only 15 digits, so a longer number is no longer what was typed. It is
 * written in exponential form and thus rejected later, even if the altered digits happen to make a valid number.
 */
export const numberText = (text: string): string => {
  const value = Number(text);
  return Math.abs(value) >= 1e15 ? value.toExponential() : text;
};

/** Returns the day of a date cell. For a number outside the calendar, returns what the spreadsheet shows. */
export function dateText(date: Date): string {
  const isDay = date.getTime() >= Date.UTC(1899, 11, 30) && date.getTime() < Date.UTC(10_000, 0);
  return isDay ? date.toISOString().slice(0, 10) : '########';
}
