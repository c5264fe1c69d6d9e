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

/** The revision under which an amendment is loaded, and whether it is new. */
export interface SavedAmendment {
  readonly revision: number;
  readonly changed: boolean;
}

/** How many of the failures an answer names. */
const namedFailures = 20;

/**
 * Returns the layers as they would be with an amendment.
 * @throws Problem `amendment-in-conflict`; or `rules-not-computable` if the rules of any region could then not be computed for
 *   any day, with the regions, days and values that fail
 */
export async function layersWithAmendment(table: Table, amendment: Amendment): Promise<LayerSet> {
  const amended = computableLayers(withAmendment(await loadedAmendments(table), amendment));
  if (!amended.ok) throw new Problem('rules-not-computable', { failures: named(amended.failures) });
  return amended.layers;
}

const named = (failures: readonly RuleFailure[]) => failures.slice(0, namedFailures);

/**
 * Loads an amendment. It corrects one with the same id, whose earlier revision is kept; loading the same again changes nothing.
 * The check and the write are one transaction: of two amendments that contradict each other one is refused, even if both are
 * loaded at once.
 * @param alongside the writes of the same transaction; they are made even if the amendment was loaded before
 * @throws Problem as `layersWithAmendment` does, or `amendment-changed` if somebody else loads it at this moment
 * @throws VersionConflictError if others kept loading amendments
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
