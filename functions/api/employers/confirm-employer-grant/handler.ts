import { claimsOf } from '../../../../lib/domain/case/claim/state.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { confirmedFacts, confirmGrant } from '../../../../lib/domain/case/proactive/confirm.ts';
import { ClaimGuardError } from '../../../../lib/store/claim-guards.ts';
import { employerEntryId } from '../../../../lib/store/employer-list.ts';
import { problemOf } from '../../../common/cases/case-access.ts';
import { throwCaseChanged } from '../../../common/cases/case-changed.ts';
import { contextOf } from '../../../common/cases/contexts.ts';
import { knownForNew, schemeAt } from '../../../common/claims/dealing.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { creditCodeOf, grantAt, ownPlace } from '../../../common/employers/own-entry.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

/** Refusals for the employer's own reasons; any other would reveal something about the person. */
const ofEmployer: readonly string[] = [
  'grant-not-found',
  'grant-not-open',
  'scheme-not-found',
  'scheme-not-open-yet',
  'scheme-closed',
  'claim-facts-missing',
  'date-in-future',
];

export const handle =
  (records: Records): Handler<typeof operation> =>
  async (request) => {
    const { body, path, principal, now } = request;
    const before = await answerBefore(records.table, operation, request);
    if (before) return { body: before };
    const place = await ownPlace(records, principal, 'grant', path.grantId);
    const [rules, employerId] = await Promise.all([
      currentRules(records.table),
      records.sealing.employerId(creditCodeOf(principal)),
    ]);
    const context = contextOf({ principal, now });
    let claimId = '';
    await records.cases
      .change(
        place.caseId,
        async (loaded) => {
          const { state } = loaded;
          const grant = grantAt(loaded, place, principal);
          if (!grant) throw new Problem('grant-not-found');
          const { stated = {}, payee } = body;
          const terms = (code: string) => schemeAt(rules, state, code, now);
          const facts = confirmedFacts(grant, stated);
          const made = confirmGrant(
            state,
            grant.number,
            { stated, payee },
            terms,
            await knownForNew(records, loaded, terms(grant.scheme), facts, now),
            rules.lifecycleAt(state, now),
            rules.calendar,
            context,
          );
          if (made.ok) return { change: { event: made.value }, answer: undefined };
          throw ofEmployer.includes(made.failure.reason)
            ? problemOf(made.failure)
            : new Problem('hire-not-matched');
        },
        ({ state }) => {
          const number = claimsOf(state).length + 1;
          claimId = employerEntryId(employerId, state.caseId, { entry: 'claim', number, at: toInstant(now) });
          return rememberingWrites(records.table, request.identity, { answer: { claimId } });
        },
      )
      .catch((error: unknown) => {
        if (error instanceof ClaimGuardError) throw new Problem('hire-not-matched');
        return throwCaseChanged(error);
      });
    return { body: { claimId } };
  };

export const handler = serve(operation, () => handle(connectRecords()));
