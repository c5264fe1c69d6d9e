/** The months of a period that ends with a given month, earliest first. */
export const monthsUpTo = (last: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => monthBefore(last, count - 1 - index));

/** The month a number of months before another. */
export function monthBefore(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
