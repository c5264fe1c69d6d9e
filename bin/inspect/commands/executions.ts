import type { Answer, Context } from '../context.ts';
import type { ExecutionRow } from '../executions-database.ts';
import { Refusal } from '../refusal.ts';
import { type Standing, standings } from '../standing.ts';
import { table } from '../text-table.ts';
import { durationText, instantText, isoText } from '../time-text.ts';

const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];
const SHOWN = 50;

/** `executions`: those that fit, newest first, with where each stands. */
export async function listExecutions({ runtime, database, options, width }: Context): Promise<Answer> {
  const status = options.status?.toUpperCase().replaceAll('-', '_');
  if (status !== undefined && !STATUSES.includes(status)) {
    throw new Refusal(
      `The status ${options.status} is not known: use one of ${STATUSES.join(', ').toLowerCase()}.`,
    );
  }
  const filter = { prefix: options.case, status, stateMachine: options['state-machine'] };
  const limit = limitOf(options.limit);
  const { now } = await runtime.clock();
  const executions = await database();
  const counts = executions.counts(filter);
  const rows = executions
    .list(filter, limit)
    .map((row) => ({ row, stands: row.status === 'RUNNING' ? standings(executions, row.id, now) : [] }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return {
    text:
      total === 0
        ? 'No execution fits.'
        : `${listing(rows, now, width)}\n\n${summary(rows.length, total, counts)}`,
    json: {
      total,
      counts: Object.fromEntries(counts.map((one) => [one.status, one.count])),
      executions: rows.map(({ row, stands }) => jsonOf(row, stands)),
    },
  };
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return SHOWN;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('--limit takes a number from 1 on.');
  return Number(text);
}

function listing(
  rows: readonly { row: ExecutionRow; stands: Standing[] }[],
  now: number,
  width: number,
): string {
  return table(
    ['EXECUTION', 'STATUS', 'STANDS AT', 'BEGUN', 'TOOK', 'STATE MACHINE'],
    rows.map(({ row, stands }) => [
      row.name,
      row.status,
      whereText(row, stands, now),
      instantText(row.started),
      durationText((row.stopped ?? now) - row.started),
      row.family,
    ]),
    width,
  );
}

function whereText(row: ExecutionRow, stands: readonly Standing[], now: number): string {
  const [first, ...others] = stands;
  if (!first) return row.error ?? '';
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return `${first.state}, for ${durationText(now - first.since)}${more}`;
}

function summary(shown: number, total: number, counts: readonly { status: string; count: number }[]): string {
  const number = (count: number) => count.toLocaleString('en');
  const parts = counts.map(({ status, count }) => `${number(count)} ${status}`).join(', ');
  const part =
    shown < total ? `The newest ${number(shown)} of ${number(total)} (--limit shows more)` : number(total);
  return `${part}: ${parts}`;
}

/** An execution for programs. */
export function jsonOf(row: ExecutionRow, stands: readonly Standing[]) {
  return {
    name: row.name,
    stateMachine: row.family,
    status: row.status,
    started: isoText(row.started),
    stopped: row.stopped === null ? null : isoText(row.stopped),
    redrives: row.redrives,
    error: row.error,
    standsAt: stands.map(({ since, until, ...rest }) => ({
      ...rest,
      since: isoText(since),
      until: until === undefined ? null : isoText(until),
    })),
  };
}
