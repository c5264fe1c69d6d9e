import { beijingDate, endOfDay } from '../../../../lib/domain/calendar/local-date.ts';
import { type CaseEvent, type CaseState, evolve } from '../../../../lib/domain/case/case.ts';
import type { KnownFacts } from '../../../../lib/domain/case/claim/assess.ts';
import { knownFacts } from '../../../../lib/domain/case/claim/facts.ts';
import { guardChanges } from '../../../../lib/domain/case/claim/guards.ts';
import { makeClaim, newClaimRefusal } from '../../../../lib/domain/case/claim/make.ts';
import { claimsOf } from '../../../../lib/domain/case/claim/state.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { parseDocumentNumber } from '../../../../lib/domain/identity-number.ts';
import { parsePersonName } from '../../../../lib/domain/person-name.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { beganClaiming, ClaimGuardError, guardsAreTaken } from '../../../../lib/store/claim-guards.ts';
import { employerEntryId } from '../../../../lib/store/employer-list.ts';
import { countLookup } from '../../../../lib/store/lookups.ts';
import type { LoadedCase } from '../../../../lib/store/stored.ts';
import { VersionConflictError } from '../../../../lib/store/version-conflict-error.ts';
import { problemOf } from '../../../common/cases/case-access.ts';
import { contextOf } from '../../../common/cases/contexts.ts';
import { knownForNew, schemeAt } from '../../../common/claims/dealing.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { caseOfHired, type Hired, hasClaimed } from '../../../common/employers/find-hire.ts';
import { creditCodeOf } from '../../../common/employers/own-entry.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

/** How many people an employer may try to claim for in one day: a proposal, so that nobody finds out who is registered. */
const mostTries = 30;

export const handle =
  (records: Records): Handler<typeof operation> =>
  async (request) => {
    const { body, principal, now } = request;
    const before = await answerBefore(records.table, operation, request);
    if (before) return { body: before };
    const { region, scheme, person, employerName, size, stated, payee } = body;
    if (!servedRegions.has(region)) throw new Problem('region-not-served');
    const creditCode = creditCodeOf(principal);
    const rules = await currentRules(records.table);
    const terms = schemeAt(rules, { region }, scheme, now);
    const claim = {
      claimant: { kind: 'employer', creditCode },
      stated: {
        ...stated,
        // If a scheme does not ask for the employer, the claimant is the employer.
        ...(terms?.asks.includes('employer') && {
          employer: { creditCode, name: employerName, ...(size && { size }) },
        }),
      },
      payee,
    } as const;
    const today = beijingDate(now);
    // Errors that do not depend on the person are reported before anybody is looked up, and cost no try.
    const unsound = newClaimRefusal(scheme, terms, claim, today);
    if (unsound) throw problemOf(unsound);
    const tries = { date: today, most: mostTries, now };
    if (!(await countLookup(records.table, `employer:${creditCode}`, tries)))
      throw new Problem('too-many-tries', {}, [], Math.ceil((endOfDay(today) - now) / 1000));
    const { name, identityNumber } = hiredOf(person, today);
    const personId = await records.sealing.personId(identityNumber);
    const employerId = await records.sealing.employerId(creditCode);
    const made = ({ state }: LoadedCase, known: KnownFacts) => {
      const lifecycle = rules.lifecycleAt(state, now);
      const context = contextOf({ principal, now });
      return makeClaim(state, scheme, terms, claim, known, lifecycle, rules.calendar, context);
    };
    // From here to the refusal, the table and KMS get the same requests for everybody: neither the answer nor its time reveals
    // who is registered.
    const hired = await caseOfHired(records, personId, name, region, stated.contract?.from);
    const began =
      terms?.mostMonths && (await beganClaiming(records.table, records.sealing, personId, scheme));
    const known = hired && knownFacts(hired.loaded.state, hired.person, claim.stated, today);
    const first = hired && made(hired.loaded, { ...known, ...(began && { began }) });
    const guards = hired && first?.ok ? guardsTakenBy(hired.loaded.state, first.value) : [];
    const isTaken = await guardsAreTaken(records.table, records.sealing, personId, guards);
    const hasMade = (loaded: LoadedCase) =>
      terms !== undefined && hasClaimed(loaded, terms, claim.stated, creditCode);
    if (hired && hasMade(hired.loaded)) throw new Problem('claim-had-already');
    if (!hired || !first?.ok || isTaken) throw new Problem('hire-not-matched');
    let claimId = '';
    await records.cases
      .change(
        hired.loaded.state.caseId,
        async (loaded) => {
          // By now the case may have turned out to be another person's, or one that the employer itself has made.
          if (loaded.personId !== personId) throw new Problem('hire-not-matched');
          if (hasMade(loaded)) throw new Problem('claim-had-already');
          const again = made(loaded, await knownForNew(records, loaded, terms, claim.stated, now));
          if (!again.ok) throw new Problem('hire-not-matched');
          return { change: { event: again.value }, answer: undefined };
        },
        ({ state }) => {
          const number = claimsOf(state).length + 1;
          claimId = employerEntryId(employerId, state.caseId, { entry: 'claim', number, at: toInstant(now) });
          return rememberingWrites(records.table, request.identity, { answer: { claimId } });
        },
      )
      .catch(async (error: unknown) => {
        const repeated = await answerBefore(records.table, operation, request);
        if (repeated) {
          claimId = repeated.claimId;
          return;
        }
        // Do not reveal that somebody else has claimed for the person, or that somebody is working on their case.
        if (error instanceof ClaimGuardError || error instanceof VersionConflictError)
          throw new Problem('hire-not-matched');
        throw error;
      });
    return { body: { claimId } };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** The guards that the claim would take for its person if this event made it. */
const guardsTakenBy = (state: CaseState, event: CaseEvent) =>
  guardChanges(state, evolve(state, state.caseId, event)).flatMap(({ taken }) => taken);

/** The person in the form in which they are stored. An invalid number or name finds nobody, and takes the same steps. */
function hiredOf({ name, identityNumber }: Hired, today: string): Hired {
  const parsedName = parsePersonName(name);
  const number = parseDocumentNumber(identityNumber, today as Parameters<typeof parseDocumentNumber>[1]);
  return {
    name: parsedName.ok ? parsedName.value : '',
    identityNumber: number.ok ? number.value.number : 'none',
  };
}
