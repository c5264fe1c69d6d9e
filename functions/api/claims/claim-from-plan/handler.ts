import * as z from 'zod';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import {
  type ClaimFromPlan,
  claimFromPlan,
  madeFromPlan,
  plannedRecognition,
} from '../../../../lib/domain/case/claim/from-plan.ts';
import { claimsOf } from '../../../../lib/domain/case/claim/state.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { applyChange } from '../../../common/cases/change-case.ts';
import { knownForNew, schemeAt } from '../../../common/claims/dealing.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { Problem, titleOf } from '../../../common/http/problems.ts';
import { effectBefore, keepAnswer, requireVersion } from '../../../common/http/repeated.ts';
import type { RequestContext } from '../../../common/http/request-context.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules, type Rules } from '../../../common/rules/rules.ts';
import { operation, refusedOneByOne } from './operation.ts';

/** The result of one claim: its number, or why it was not made. It does not name the scheme, so it can be stored. */
const outcomeSchema = z.union([z.int(), z.enum(refusedOneByOne)]);
type Outcome = z.infer<typeof outcomeSchema>;
const keptSchema = z.object({ outcomes: z.array(outcomeSchema) });

/**
 * Makes each claim in its own transaction, one after another. If a request died half-way and is repeated, it finds the claims
 * that were made.
 */
export const handle =
  (records: Records): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, language, now } = request;
    const { state } = await loadPermittedCase(records, path.caseId, principal);
    const rules = await currentRules(records.table);
    const answered = (outcomes: readonly Outcome[]) => ({
      body: {
        claims: body.claims.map(({ scheme }, index) => {
          const outcome = outcomes[index];
          const name = schemeAt(rules, state, scheme, now)?.[language] ?? scheme;
          return {
            scheme: { code: scheme, text: name },
            ...(typeof outcome === 'number' && { claim: outcome }),
            ...(typeof outcome === 'string' && {
              notMade: { code: outcome, text: titleOf(outcome)[language] },
            }),
          };
        }),
      },
    });
    const before = await effectBefore(records.table, request);
    if (before) return answered(keptSchema.parse(before.answer).outcomes);
    requireVersion(state, request);
    const outcomes: Outcome[] = [];
    for (const each of body.claims)
      outcomes.push(
        await claimOne(records, rules, path.caseId, request, {
          ...each,
          ...(body.payee && { payee: body.payee }),
        }),
      );
    await keepAnswer(records.table, request, { outcomes });
    return answered(outcomes);
  };

export const handler = serve(operation, () => handle(connectRecords()));

async function claimOne(
  records: Records,
  rules: Rules,
  caseId: string,
  asked: RequestContext,
  claim: ClaimFromPlan,
): Promise<Outcome> {
  const madeBefore = async (): Promise<number | undefined> => {
    const { state } = await loadPermittedCase(records, caseId, asked.principal);
    const plan = plannedRecognition(state, beijingDate(asked.now));
    return plan && madeFromPlan(state, plan.number, claim)?.number;
  };
  const made = await madeBefore();
  if (made !== undefined) return made;
  // The request is remembered once every claim has its result; its version is the one before the first claim.
  const { identity: _identity, precondition: _precondition, ...one } = asked;
  try {
    const { loaded } = await applyChange(records, caseId, one, async (state, context, found) => {
      const terms = schemeAt(rules, state, claim.scheme, context.now);
      return {
        decision: claimFromPlan(
          state,
          claim,
          terms,
          await knownForNew(records, found, terms, claim.stated, context.now),
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
      };
    });
    return claimsOf(loaded.state).at(-1)?.number ?? 0;
  } catch (error) {
    const code = error instanceof Problem && refusedOneByOne.find((each) => each === error.code);
    // The same request may have arrived twice at once, and the other one may have been faster.
    if (code === 'claim-had-already') return (await madeBefore()) ?? code;
    if (code) return code;
    throw error;
  }
}
