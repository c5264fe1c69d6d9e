import { type ActiveState, activeStates } from '../active-states.ts';
import type { Answer, Context } from '../context.ts';
import type { ExecutionRow } from '../executions-database.ts';
import { Refusal } from '../refusal.ts';
import { table } from '../text-table.ts';
import { durationText, isoText } from '../time-text.ts';

const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];
const DEFAULT_LIMIT = 50;

interface Listed {
  readonly row: ExecutionRow;
  readonly states: readonly ActiveState[];
}

/** `executions`: lists those that match the options, newest first, with the state that each is in. */
export async function listExecutions(context: Context): Promise<Answer> {
  const { runtime, database, options, times } = context;
  const status = options.status?.toUpperCase().replaceAll('-', '_');
  if (status !== undefined && !STATUSES.includes(status)) {
    const known = STATUSES.join(', ').toLowerCase().replaceAll('_', '-');
    throw new Refusal(`"${options.status}" is not a status: use one of ${known}.`);
  }
  const filter = { prefix: options.prefix, status, stateMachine: options['state-machine'] };
  const limit = limitOf(options.limit);
  const { now } = await runtime.clock();
  const executions = await database();
  const counts = executions.counts(filter);
  const rows = executions.list(filter, limit).map((row): Listed => {
    const states = row.status === 'RUNNING' ? activeStates(executions, row.id, now, times) : [];
    return { row, states };
  });
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return {
    text:
      total === 0
        ? 'No execution matches.'
        : `${executionsTable(rows, now, context)}\n\n${summary(rows.length, total, counts)}`,
    json: {
      total,
      counts: Object.fromEntries(counts.map((one) => [one.status, one.count])),
      executions: rows.map(({ row, states }) => executionJson(row, states)),
    },
  };
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('--limit takes a number of at least 1.');
  return Number(text);
}

function executionsTable(rows: readonly Listed[], now: number, { times, width }: Context): string {
  return table(
    ['EXECUTION', 'STATUS', 'STATE', 'STARTED', 'DURATION', 'STATE MACHINE'],
    rows.map(({ row, states }) => [
      row.name,
      row.status,
      stateText(row, states, now),
      times.instant(row.started),
      durationText((row.stopped ?? now) - row.started),
      row.family,
    ]),
    width,
  );
}

function stateText(row: ExecutionRow, states: readonly ActiveState[], now: number): string {
  const [first, ...others] = states;
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

/** An execution in JSON, for programs. */
export function executionJson(row: ExecutionRow, states: readonly ActiveState[]) {
  return {
    name: row.name,
    stateMachine: row.family,
    status: row.status,
    started: isoText(row.started),
    stopped: row.stopped === null ? null : isoText(row.stopped),
    redrives: row.redrives,
    error: row.error,
    states: states.map(({ since, until, ...rest }) => ({
      ...rest,
      since: isoText(since),
      until: until === undefined ? null : isoText(until),
    })),
  };
}
