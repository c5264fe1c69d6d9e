const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Formats an instant in Beijing time: 2026-11-20 10:00. */
export const beijingTime = (instant: string | number): string => format.format(new Date(instant));
