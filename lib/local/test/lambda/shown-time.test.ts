import { expect, it } from 'vitest';
import { functionsForTest, START } from '../support/functions.ts';

/** ECMA-402, 11.3.3 and 11.3.4: without a date, `format` and `formatToParts` use `Date.now()`. */
it("a function that shows the time without giving one shows the runtime's", async () => {
  const { clock, put, invoke } = functionsForTest();
  const options = '{ dateStyle: "short", timeStyle: "medium", timeZone: "Asia/Shanghai" }';
  put(
    'show',
    `const format = new Intl.DateTimeFormat('en-GB', ${options});
    export const handler = async () => {
      const { format: bound } = format;
      const joined = (...given) => format.formatToParts(...given).map(({ value }) => value).join('');
      return {
        now: [format.format(), format.format(undefined), bound(), joined(), joined(undefined)],
        given: [format.format(0), format.format(new Date(0)), format.format(null), joined(0)],
        same: format.format === format.format,
        isNow: format.format() === format.format(Date.now()),
      };
    }`,
  );
  await clock.advanceTo(START + 3_600_000);
  const { value } = await invoke('show');
  expect(value).toEqual({
    now: Array.from({ length: 5 }, () => '01/01/2030, 09:00:00'),
    given: Array.from({ length: 4 }, () => '01/01/1970, 08:00:00'),
    same: true,
    isNow: true,
  });
});
