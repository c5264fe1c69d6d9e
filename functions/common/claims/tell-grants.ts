import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { knownFacts } from '../../../lib/domain/case/claim/facts.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import { tellGrant } from '../../../lib/domain/case/proactive/confirm.ts';
import { type Candidate, evidenceOf, findGrants } from '../../../lib/domain/case/proactive/find.ts';
import type { ComparisonRecord } from '../../../lib/domain/comparison.ts';
import { ClaimGuardError } from '../../../lib/store/claim-guards.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { CaseRecords } from '../connections/records.ts';
import type { Rules } from '../rules/rules.ts';
import { schemesAt } from './dealing.ts';

/**
 * Tells the person of a case about the grants that a comparison record suggests, each with an event of its own. Repeating it
 * tells nothing more. A grant that another case of the person was told of is left out.
 */
export async function tellGrants(
  cases: CaseRecords['cases'],
  loaded: LoadedCase,
  record: ComparisonRecord,
  rules: Rules,
  context: Context,
): Promise<void> {
  for (const candidate of await candidatesFor(cases, loaded, record, rules, context.now))
    await tell(cases, loaded, candidate, rules, context);
}

async function candidatesFor(
  cases: CaseRecords['cases'],
  loaded: LoadedCase,
  record: ComparisonRecord,
  rules: Rules,
  now: number,
): Promise<readonly Candidate[]> {
  const { state } = loaded;
  const evidence = state.destroyed ? undefined : evidenceOf(state, record);
  if (!evidence) return [];
  const on = beijingDate(now);
  const known = knownFacts(state, await cases.person(loaded), {}, on);
  return findGrants(state, schemesAt(rules, state, now), evidence, known, on);
}

async function tell(
  cases: CaseRecords['cases'],
  { state: { caseId }, personId }: LoadedCase,
  candidate: Candidate,
  rules: Rules,
  context: Context,
): Promise<void> {
  try {
    await cases.change(caseId, ({ state, personId: whose }) => {
      // If the number of the case was corrected meanwhile, the grant was found for a different person.
      if (whose !== personId) return { answer: undefined };
      const { packVersion } = rules.lifecycleAt(state, context.now);
      const event = tellGrant(state, candidate, packVersion, context);
      return { change: event && { event }, answer: undefined };
    });
  } catch (error) {
    if (!(error instanceof ClaimGuardError)) throw error;
  }
}
