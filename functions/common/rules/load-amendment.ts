import { canonicalJson } from '../../../lib/domain/canonical-json.ts';
import type { Amendment } from '../../../lib/policy/amendments/amendment.ts';
import { computableLayers, type RuleFailure } from '../../../lib/policy/amendments/computable.ts';
import type { LayerSet } from '../../../lib/policy/layers.ts';
import { type AmendmentSet, amendmentSet, appendAmendment } from '../../../lib/store/amendments.ts';
import type { LoadedRule } from '../../../lib/store/calendar.ts';
import { conflict, retryOnConflict } from '../../../lib/store/retry-on-conflict.ts';
import type { Table, Write } from '../../../lib/store/table.ts';
import { Problem } from '../http/problems.ts';
import { loadedAmendments, withAmendment } from './amendments.ts';

/** The revision under which an amendment is loaded, and whether that is a new one. */
export interface SavedAmendment {
  readonly revision: number;
  readonly changed: boolean;
}

/** How many of the things that fail an answer names. */
const namedFailures = 20;

/**
 * The layers as they would be with an amendment.
 * @throws Problem `amendment-in-conflict`; or `rules-not-computable` where any region could then not be computed on any
 *   day, with the regions, days and values that fail
 */
export async function layersWithAmendment(table: Table, amendment: Amendment): Promise<LayerSet> {
  const amended = computableLayers(withAmendment(await loadedAmendments(table), amendment));
  if (!amended.ok) throw new Problem('rules-not-computable', { failures: named(amended.failures) });
  return amended.layers;
}

const named = (failures: readonly RuleFailure[]) => failures.slice(0, namedFailures);

/**
 * Loads an amendment. It corrects one of the same name, whose earlier revision is kept; loading the same again changes
 * nothing. What is checked and what is written are one transaction: of two amendments that contradict each other, one is
 * refused, also when both are loaded at once.
 * @param alongside what is written with it, or alone where the same was loaded before
 * @throws Problem as `layersWithAmendment`, or `amendment-changed` where somebody else loads it at this moment
 * @throws VersionConflictError where others were loading again and again
 */
export function saveAmendment(
  table: Table,
  amendment: Amendment,
  loaded: LoadedRule,
  alongside: (answer: SavedAmendment) => readonly Write[] = () => [],
): Promise<SavedAmendment> {
  let first: number | undefined;
  return retryOnConflict('the amendments', async () => {
    const set = await amendmentSet(table);
    const last = lastOf(set, amendment.id);
    first ??= last?.revision ?? 0;
    if (first !== (last?.revision ?? 0)) throw new Problem('amendment-changed');
    if (last && canonicalJson(last.amendment) === canonicalJson(amendment)) {
      const unchanged = { revision: last.revision, changed: false };
      const writes = alongside(unchanged);
      const failed = writes.length > 0 ? await table.transact(writes) : [];
      return failed.length === 0 ? unchanged : conflict;
    }
    await layersWithAmendment(table, amendment);
    const revision = first + 1;
    const saved = { revision, changed: true };
    const appended = await appendAmendment(
      table,
      {
        amendmentId: amendment.id,
        revision,
        amendment,
        loadedAt: loaded.at,
        loadedBy: loaded.by,
        ...(loaded.proposedBy !== undefined && { proposedBy: loaded.proposedBy }),
      },
      set,
      alongside(saved),
    );
    return appended ? saved : conflict;
  });
}

const lastOf = ({ revisions }: AmendmentSet, id: string) =>
  revisions.find(({ amendmentId }) => amendmentId === id);
