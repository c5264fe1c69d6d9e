import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const deadline = new URL('../../../lib/domain/calendar/due-date.ts', import.meta.url).href;
const announced = new URL('../../../lib/domain/calendar/arrangements/announced.ts', import.meta.url).href;
const calendar = new URL('../../../lib/domain/calendar/working-calendar.ts', import.meta.url).href;

const program = `
  const { dueInWorkingDays } = await import('${deadline}');
  const { announcedArrangements } = await import('${announced}');
  const { workingCalendar } = await import('${calendar}');
  const calendar = workingCalendar(announcedArrangements);
  const answers = [];
  for (let instant = Date.UTC(2022, 0, 1); instant < Date.UTC(2027, 0, 1); instant += 19 * 3_600_000)
    answers.push(dueInWorkingDays({ from: instant, workingDays: 3, calendar, closes: { time: '17:30' } }));
  process.stdout.write(JSON.stringify(answers));
`;

async function answersIn(zone: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    env: { TZ: zone },
    maxBuffer: 10_000_000,
  });
  return stdout;
}

describe('The time zone of the host', () => {
  it('does not change any answer', async () => {
    const [shanghai, ...others] = await Promise.all(
      ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].map(answersIn),
    );
    expect(JSON.parse(shanghai as string).length).toBeGreaterThan(2000);
    for (const other of others) expect(other).toBe(shanghai);
  });
});
