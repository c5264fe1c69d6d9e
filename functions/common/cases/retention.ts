import { addMonths, beijingDate, endOfDay } from '../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { RecordClass } from '../../../lib/domain/case/data-rights/events.ts';
import { isStillNeeded, keptUntil, recordClassOf } from '../../../lib/domain/case/data-rights/retention.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { Rules } from '../rules/rules.ts';

/** A case whose records may be destroyed, by the rules of the day. */
export interface DueRecords {
  readonly state: CaseState;
  readonly recordClass: RecordClass;
  readonly keptUntil: string;
  /** Whether something still needs the records, so that they cannot be destroyed yet. */
  readonly stillNeeded: boolean;
}

/** Selects the cases whose retention period is over and whose records have not been destroyed. */
export const dueRecords = (cases: readonly LoadedCase[], rules: Rules, now: number): readonly DueRecords[] =>
  cases.flatMap(({ state }): DueRecords[] => {
    const until = keptUntil(state, rules.lifecycleAt(state, now));
    if (state.destroyed || until === undefined || until > beijingDate(now)) return [];
    const recordClass = recordClassOf(state);
    return [{ state, recordClass, keptUntil: until, stillNeeded: isStillNeeded(state) }];
  });

/** Returns the latest instant (milliseconds) at which a case of any region may have ended for its retention to be over now. */
export function latestEnd(rules: Rules, now: number): number {
  const years = servedRegions.ids.flatMap((region) =>
    Object.values(rules.lifecycleAt({ region }, now).retention),
  );
  return endOfDay(addMonths(beijingDate(now), -12 * Math.min(...years)));
}
