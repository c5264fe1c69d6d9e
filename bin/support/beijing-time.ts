const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as Beijing sees it: 2026-11-20 10:00. */
export const beijingTime = (instant: string | number): string => format.format(new Date(instant));
