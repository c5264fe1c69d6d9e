import type { CaseState } from '../../../lib/domain/case/case.ts';
import { moveDeadline } from '../../../lib/domain/case/case.ts';
import type { Actor } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { contentHash } from '../../../lib/policy/content-hash.ts';
import { type AppliedRules, saveAppliedRules } from '../../../lib/store/applied-rules.ts';
import { type DueDeadline, openDeadlinesFrom } from '../../../lib/store/due.ts';
import type { Table } from '../../../lib/store/table.ts';
import {
  builtInSources,
  changedSources,
  hashesOf,
  type RuleSource,
  reasonFor,
} from '../../common/rules/rule-changes.ts';
import type { Rules } from '../../common/rules/rules.ts';

/** Milliseconds for which something that began under older rules can still write: longer than any function runs. */
const maxActMilliseconds = 15 * 60 * 1000;

/** How many deadlines one sweep looks at: less than fits into its five minutes. The next sweep continues. */
const maxPerSweep = 20_000;
const pageSize = 500;

/** The changes that not all open deadlines follow yet, and the rules in force now. */
export interface RulesToFollow {
  readonly sources: readonly RuleSource[];
  readonly changes: readonly RuleSource[];
  readonly applied: AppliedRules;
}

/** What has changed in the rules since the deadlines were last updated; undefined if nothing has. */
export function rulesToFollow(
  sources: readonly RuleSource[],
  stored: AppliedRules | undefined,
): RulesToFollow | undefined {
  const applied = stored ?? { applied: { ...hashesOf(builtInSources()) } };
  const changes = changedSources(sources, applied.applied);
  return changes.length === 0 ? undefined : { sources, changes, applied };
}

/** Moves a deadline to where the changed rules put it, with the reason, if it is not there already. */
export function followRules(
  state: CaseState,
  deadlineId: string,
  { changes }: Pick<RulesToFollow, 'changes'>,
  rules: Rules,
  context: { readonly now: number; readonly actor: Actor },
) {
  const deadline = state.deadlines[deadlineId];
  if (!deadline) return undefined;
  return moveDeadline(
    state,
    deadlineId,
    reasonFor(changes, deadline, state.region),
    rules.ofDeadline(state, deadlineId),
    rules.calendar,
    context,
  );
}

/**
 * Goes through all open deadlines after a change of the rules, a bounded number in one sweep, from where the last one stopped.
 * The change is complete after a pass that began when nothing could still run under older rules, and in which no deadline
 * failed.
 * @param move moves the deadlines of a page, and returns how many were moved and how many could not be
 */
export async function recomputeOpenDeadlines(
  table: Table,
  { sources, applied }: RulesToFollow,
  now: number,
  move: (page: readonly DueDeadline[]) => Promise<{ readonly done: number; readonly failed: number }>,
): Promise<{ readonly done: number; readonly failed: number }> {
  const hashes = hashesOf(sources);
  const signature = contentHash(hashes);
  const under = applied.round?.signature === signature ? applied.round : undefined;
  const since = under?.since ?? new Date(now).toISOString();
  const settled = under?.position ? under.settled : Date.parse(since) + maxActMilliseconds <= now;
  let position = under?.position ?? { shard: 0 };
  const total = { done: 0, failed: 0 };
  for (let looked = 0; looked < maxPerSweep; ) {
    const page = await openDeadlinesFrom(table, position, pageSize);
    const { done, failed } = await move(page.deadlines);
    looked += page.deadlines.length;
    total.done += done;
    total.failed += failed;
    if (!page.next) {
      const complete = settled && total.failed === 0;
      await saveAppliedRules(
        table,
        complete
          ? { applied: { ...hashes } }
          : { applied: applied.applied, round: { signature, since, settled: false } },
      );
      return total;
    }
    position = page.next;
    await saveAppliedRules(table, {
      applied: applied.applied,
      round: { signature, since, settled: settled && total.failed === 0, position },
    });
  }
  return total;
}
