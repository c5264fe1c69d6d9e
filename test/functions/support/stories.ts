import type { CaseEvent, CaseRefusal, CaseState } from '../../../lib/domain/case/case.ts';
import { reinstatement } from '../../../lib/domain/case/case.ts';
import { checkClaim } from '../../../lib/domain/case/claim/check.ts';
import { type ClaimDecision, decideClaim } from '../../../lib/domain/case/claim/decide.ts';
import { makeClaim, withdrawClaim } from '../../../lib/domain/case/claim/make.ts';
import type { SchemeTerms } from '../../../lib/domain/case/claim/scheme.ts';
import { decideClosure } from '../../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../../lib/domain/case/closure/propose.ts';
import { completeFollowUp } from '../../../lib/domain/case/follow-up/complete.ts';
import { withdrawHardship } from '../../../lib/domain/case/hardship/decide.ts';
import {
  applyForHousehold,
  checkHousehold,
  decideHousehold,
  withdrawHousehold,
} from '../../../lib/domain/case/household/recognise.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import type { Actor } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { decideObjection, raiseObjection } from '../../../lib/domain/case/objection/object.ts';
import { approveApplication, refuseApplication } from '../../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../../lib/domain/case/registration/withdraw.ts';
import { makePlan } from '../../../lib/domain/case/service-plan/make-plan.ts';
import { recordContact } from '../../../lib/domain/case/service-plan/record-contact.ts';
import type { Result } from '../../../lib/domain/result.ts';
import {
  applicant,
  asJobSeeker,
  calendar,
  lifecycleOf,
  officer,
  rulesOf,
  secondSupervisor,
  supervisor,
} from '../../domain/case/support/cases.ts';
import { found, termsOf } from '../../domain/case/support/claims.ts';
import { beginningAt, stillLooking } from '../../domain/case/support/followed.ts';
import { applying, checking, deciding } from '../../domain/case/support/hardship.ts';
import { lookedUp, self } from '../../domain/case/support/households.ts';

/** An act on a case; undefined while it is not possible yet. */
export interface Act {
  readonly by: Actor;
  readonly decide: (
    state: CaseState,
    context: Context,
  ) => Result<CaseEvent, CaseRefusal> | CaseEvent | undefined;
}

const act = (decide: Act['decide'], by: Actor = officer): Act => ({ by, decide });
const rules = (state: CaseState, { now }: Context) => lifecycleOf(state.region, now);
/** As an officer does it: with a task that is before them. */
const withTask = (taskId: string, decide: Act['decide'], by: Actor = officer): Act =>
  act((state, context) => (state.tasks[taskId] ? decide(state, context) : undefined), by);

export const approve = withTask(decisionTaskId, (state, context) =>
  approveApplication(state, decisionTaskId, [], beginningAt(state.region, context.now), calendar, context),
);
export const refuse = withTask(decisionTaskId, (state, context) =>
  refuseApplication(state, decisionTaskId, 'in-employment', rulesOf(state.region, context.now), context),
);
export const contact = withTask('make-first-contact-1', (state, context) =>
  recordContact(
    state,
    'make-first-contact-1',
    { method: 'phone', reached: true },
    rules(state, context),
    calendar,
    context,
  ),
);
const plan = withTask('make-service-plan-1', (state, context) =>
  makePlan(
    state,
    'make-service-plan-1',
    {
      track: 'employment',
      tier: 'one-to-one',
      tierGrounds: rules(state, context).plan.tierGrounds.slice(0, 1),
    },
    rules(state, context),
    calendar,
    context,
  ),
);
export const propose = act((state, context) =>
  proposeClosure(
    state,
    'employed',
    [{ kind: 'insurance-match', source: 'insurance', on: '2026-11-20' }],
    rules(state, context),
    calendar,
    context,
  ),
);
export const close = (yes: boolean): Act =>
  withTask(
    'decide-closure-1',
    (state, context) =>
      decideClosure(state, 'decide-closure-1', { close: yes }, rules(state, context), context),
    supervisor,
  );
const object = act(
  (state, context) => raiseObjection(state, rules(state, context), calendar, context),
  applicant,
);
const decideOnObjection = (uphold: boolean): Act =>
  withTask(
    'decide-objection-1',
    (state, context) =>
      decideObjection(
        state,
        'decide-objection-1',
        uphold,
        reinstatement(state, rules(state, context), calendar, context.now),
        context,
      ),
    // The person who closed the registration does not decide on the objection to it.
    secondSupervisor,
  );
const followUp = withTask('follow-up-2026-12', (state, context) =>
  completeFollowUp(state, 'follow-up-2026-12', stillLooking, rules(state, context), calendar, context),
);

const asked = act(applying(), applicant);
const checked = (positive: boolean, taskId = 'check-hardship-1'): Act => withTask(taskId, checking(positive));
const decided = (outcome: 'recognise' | 'refuse' | 'return', taskId = 'decide-hardship-1'): Act =>
  withTask(taskId, deciding(outcome), supervisor);
const takenBack = act(withdrawHardship, applicant);
const terms: SchemeTerms = {
  ...termsOf('chongqing', 'startup-grant'),
  amount: { kind: 'up-to', fen: 500_000 },
  criteria: [{ kind: 'runs-business' }],
};
const claim = act(
  (state, context) =>
    makeClaim(
      state,
      terms.code,
      terms,
      {
        claimant: { kind: 'person' },
        stated: { business: { creditCode: '91500000MA5U0000XX', name: '某商行', openedOn: '2026-11-01' } },
      },
      {},
      rules(state, context),
      calendar,
      context,
    ),
  applicant,
);
const alone = { secondPerson: true };
const checkClaimTo = (proposal: 'approve' | 'refuse', number: number, round: number): Act =>
  withTask(`check-claim-${number}-${round}`, (state, context) =>
    checkClaim(
      state,
      `check-claim-${number}-${round}`,
      {
        findings: [found('runs-business', proposal === 'approve')],
        proposal,
        ...(proposal === 'approve' && { proposedFen: 400_000 }),
      },
      terms,
      {},
      rules(state, context),
      calendar,
      context,
      alone,
    ),
  );
const decideClaimTo = (decision: ClaimDecision, number: number, round: number): Act =>
  withTask(
    `decide-claim-${number}-${round}`,
    (state, context) =>
      decideClaim(
        state,
        `decide-claim-${number}-${round}`,
        decision,
        terms,
        {},
        rules(state, context),
        calendar,
        context,
        alone,
      ),
    supervisor,
  );

const household = act(
  (state, context) =>
    applyForHousehold(
      state,
      { residence: 'urban', members: [{ ...self, personId: `self of ${state.caseId}` }] },
      rules(state, context),
      calendar,
      context,
    ),
  applicant,
);
const householdChecked = withTask('check-household-1', (state, context) =>
  checkHousehold(state, 'check-household-1', lookedUp([1]), rules(state, context), calendar, context),
);
const householdDecided = (confirmed: boolean): Act =>
  withTask(
    'decide-household-1',
    (state, context) =>
      decideHousehold(
        state,
        'decide-household-1',
        confirmed ? { confirmed } : { confirmed, reason: 'member-works' },
        rules(state, context),
        calendar,
        context,
      ),
    supervisor,
  );

/** A pause until the follow-ups of December have begun. */
export const untilDecember = 'until December';

/**
 * Stories that together go through every episode, to each of its ends, up to December. Between two acts there is time for
 * everything that follows from the first.
 */
export const stories: Readonly<Record<string, readonly (Act | typeof untilDecember)[]>> = {
  withdrawn: [act(withdrawApplication, applicant)],
  refused: [refuse, act(asJobSeeker, applicant)],
  dismissed: [approve, contact, plan, propose, close(true), object, decideOnObjection(false)],
  reinstated: [approve, propose, close(true), object, decideOnObjection(true)],
  declined: [approve, contact, propose, close(false), plan, untilDecember, followUp],
  closedEarly: [approve, contact, propose, close(true)],
  recognised: [approve, asked, checked(true), decided('recognise')],
  sentBack: [
    approve,
    asked,
    checked(false),
    decided('return'),
    checked(false, 'check-hardship-1-round-2'),
    decided('refuse', 'decide-hardship-1-round-2'),
  ],
  takenBack: [approve, asked, takenBack],
  // Each end of an application for a household without work.
  householdConfirmed: [approve, household, householdChecked, householdDecided(true)],
  householdRefused: [approve, household, householdChecked, householdDecided(false)],
  householdTakenBack: [approve, household, act(withdrawHousehold, applicant)],
  // Each end of a claim: sent back and then refused; withdrawn; approved after the registration has ended.
  claimRefused: [
    approve,
    claim,
    checkClaimTo('approve', 1, 1),
    decideClaimTo({ decide: 'return' }, 1, 1),
    checkClaimTo('refuse', 1, 2),
    decideClaimTo({ decide: 'refuse', ground: 'criterion', criterion: 'runs-business' }, 1, 2),
  ],
  claimApproved: [
    approve,
    claim,
    act((state, context) => withdrawClaim(state, 1, context), applicant),
    claim,
    checkClaimTo('approve', 2, 1),
    propose,
    close(true),
    decideClaimTo({ decide: 'approve' }, 2, 1),
  ],
};
