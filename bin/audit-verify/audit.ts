import type { KeyObject } from 'node:crypto';
import { beijingDate, type LocalDate } from '../../lib/domain/calendar/local-date.ts';
import { hasItsPlace } from '../../lib/store/active-cases.ts';
import {
  type AuditedHeads,
  auditCase,
  auditHeads,
  type CaseFault,
  type HeadFault,
  isBoundCase,
  isOlderThan,
  type StoredCase,
  storedCase,
} from '../../lib/store/history-audit.ts';
import { inParallel } from '../../lib/store/in-parallel.ts';
import { keys, shardOf, shards } from '../../lib/store/keys.ts';
import { signedHeadItems } from '../../lib/store/signed-heads.ts';
import { type LoadedCase, parseHead } from '../../lib/store/stored.ts';
import type { Table } from '../../lib/store/table.ts';

/** What is audited, and with which key. */
export interface Audit {
  readonly table: Table;
  readonly publicKey: KeyObject;
  /** The last day that must have been signed. */
  readonly expectedUntil: LocalDate;
  /** Every case of the table. */
  readonly allCases: () => Promise<readonly string[]>;
  /** A single case. */
  readonly caseId?: string | undefined;
  /** Only the heads of this day and later, and the cases that they name. */
  readonly since?: string | undefined;
  readonly progress?: (done: number, of: number) => void;
}

/** What an audit has found, and how much it has checked. */
export interface AuditResult {
  readonly faults: readonly (HeadFault | CaseFault)[];
  readonly heads: number;
  readonly cases: number;
  readonly events: number;
  /** How many cases were last written by a release whose events do not bind the other items of their transaction. */
  readonly unbound: number;
  /** The day up to which every shard is signed; undefined where one has no head. */
  readonly coveredUntil: string | undefined;
  /** Only for a single case: whether the table or any signed head knows it. */
  readonly isKnown: boolean;
}

/** How many cases are read at once. */
const atOnce = 16;

/** Recomputes every signed head and every chain, and compares them. Shards are read one after another. */
export async function auditHistory(audit: Audit): Promise<AuditResult> {
  const { table, caseId, since, progress } = audit;
  const cases = caseId === undefined ? await audit.allCases() : [caseId];
  const byShard = Map.groupBy(cases, shardOf);
  const faults: (HeadFault | CaseFault)[] = [];
  const covered: (string | undefined)[] = [];
  let [heads, looked, events, unbound] = [0, 0, 0, 0];
  let isKnown = caseId === undefined;
  for (const shard of caseId === undefined ? shards : [shardOf(caseId)]) {
    const items = await signedHeadItems(table, shard);
    heads += items.length;
    const audited = auditHeads(shard, items, audit.publicKey, audit.expectedUntil);
    covered.push(audited.coveredUntil);
    faults.push(...audited.faults.filter(({ day }) => since === undefined || day >= since));
    let isUnsigned = false;
    const wanted = casesOf(audited, byShard.get(shard) ?? [], audit);
    await inParallel(
      wanted,
      async (wantedId) => {
        const signed = audited.standings.get(wantedId) ?? [];
        const { stored, found } = await settled(table, wantedId, (each) =>
          auditCase(each, signed, audited.coveredUntil),
        );
        faults.push(...found);
        isKnown ||= signed.length > 0 || stored.items.length > 0;
        if (!isBoundCase(stored)) unbound++;
        isUnsigned ||= audited.coveredUntil === undefined && isOlderThan(stored, audit.expectedUntil);
        events += stored.events.length;
        looked++;
        progress?.(looked, Math.max(cases.length, looked));
      },
      atOnce,
    );
    if (isUnsigned) faults.push({ kind: 'head-missing', shard, day: audit.expectedUntil, page: 1 });
  }
  const coveredUntil = covered.includes(undefined) ? undefined : covered.sort()[0];
  return { faults, heads, cases: looked, events, unbound, coveredUntil, isKnown };
}

/** How often a case is read again that changes while it is being checked. */
const maxReads = 3;

/** A case and what is wrong with it. If something is wrong and the case has changed meanwhile, it is checked once more. */
async function settled(
  table: Table,
  caseId: string,
  audited: (stored: StoredCase) => readonly CaseFault[],
): Promise<{ readonly stored: StoredCase; readonly found: readonly CaseFault[] }> {
  for (let read = 1; ; read++) {
    const stored = storedCase(caseId, await table.list(keys.case(caseId)));
    const found = [...audited(stored), ...(await placeFaults(table, stored))];
    if (found.length === 0 || read === maxReads) return { stored, found };
    const head = await table.get(keys.case(caseId), keys.head);
    if (head?.lastHash === stored.head?.lastHash) return { stored, found };
  }
}

/** Checks that the items about the person of a case name it while it is open, and no others do. */
async function placeFaults(table: Table, { caseId, head }: StoredCase): Promise<readonly CaseFault[]> {
  if (!head) return [];
  let loaded: LoadedCase;
  try {
    loaded = parseHead(head);
  } catch {
    return [{ kind: 'case-head-wrong', caseId }];
  }
  return (await hasItsPlace(table, loaded)) ? [] : [{ kind: 'place-wrong', caseId }];
}

/** The cases of a shard to be checked: those in the table, and those that a head names, whether they exist or not. */
function casesOf(
  { standings }: AuditedHeads,
  there: readonly string[],
  { caseId, since }: Pick<Audit, 'caseId' | 'since'>,
): readonly string[] {
  if (caseId !== undefined) return [caseId];
  const signed = [...standings].filter(
    ([, all]) => since === undefined || all.some(({ day }) => day >= since),
  );
  const known = signed.map(([signedId]) => signedId);
  return [...new Set([...known, ...(since === undefined ? there : [])])].sort();
}

/** The day that must have been signed at an instant (milliseconds): the day before, or one more in the early hours. */
export const lastDayToBeSigned = (now: number): LocalDate => beijingDate(now - signedWithin - 86_400_000);

/** Milliseconds after midnight by which the history of the day before has been signed. */
const signedWithin = 6 * 60 * 60 * 1000;
