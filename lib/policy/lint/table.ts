import type { Finding, FindingKind } from '../lint.ts';

const headings: Readonly<Record<FindingKind, string>> = {
  error: 'Errors',
  conflict:
    'Local values that are looser than the national one (the local one is the legal limit, the national one warns)',
  open: 'What a source leaves open, and the layer that fills it',
  proposal: 'Values that no source defines (shown to users as our default)',
};
const order: readonly FindingKind[] = ['conflict', 'open', 'proposal', 'error'];

/** Formats findings as plain-text tables, one for each kind. Errors come last, next to the prompt. */
export function findingsTable(findings: readonly Finding[]): string {
  const parts = order.map((kind) => {
    const rows = findings.filter((each) => each.kind === kind);
    const title = `${headings[kind]}: ${rows.length}`;
    return rows.length === 0 ? title : [title, ...table(rows)].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
}

function table(rows: readonly Finding[]): string[] {
  const widest = (pick: (row: Finding) => string) => Math.max(...rows.map((row) => pick(row).length));
  const where = widest((row) => row.where);
  const what = widest((row) => row.what);
  const clause = widest((row) => row.clause);
  return rows.map(
    (row) =>
      `  ${row.where.padEnd(where)}  ${row.what.padEnd(what)}  ${row.clause.padEnd(clause)}  ${row.message.en}`,
  );
}
