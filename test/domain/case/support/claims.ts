import { beijingDate, type LocalDate, parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import { type CaseEvent, type CaseState, evolve, openTask } from '../../../../lib/domain/case/case.ts';
import type { KnownFacts } from '../../../../lib/domain/case/claim/assess.ts';
import { checkClaim } from '../../../../lib/domain/case/claim/check.ts';
import { contestClaim } from '../../../../lib/domain/case/claim/contest.ts';
import {
  askForReview,
  type ClaimDecision,
  decideClaim,
  decideReview,
} from '../../../../lib/domain/case/claim/decide.ts';
import type { Finding } from '../../../../lib/domain/case/claim/events.ts';
import {
  askForClaimInformation,
  provideClaimInformation,
} from '../../../../lib/domain/case/claim/information.ts';
import {
  giveAccount,
  makeClaim,
  type NewClaim,
  withdrawClaim,
} from '../../../../lib/domain/case/claim/make.ts';
import { answerObjection, objectToClaim } from '../../../../lib/domain/case/claim/notice.ts';
import {
  bouncePayment,
  confirmPayment,
  returnPayment,
  sendPayment,
} from '../../../../lib/domain/case/claim/pay.ts';
import {
  decideRecovery,
  dropQuestion,
  proposeRecovery,
  questionClaim,
  recordRepayment,
} from '../../../../lib/domain/case/claim/recover.ts';
import type { SchemeTerms } from '../../../../lib/domain/case/claim/scheme.ts';
import type { Actor, Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { declineGrant, tellGrant } from '../../../../lib/domain/case/proactive/confirm.ts';
import type { Candidate } from '../../../../lib/domain/case/proactive/find.ts';
import { type Amendment, amendmentSchema } from '../../../../lib/policy/amendments/amendment.ts';
import { amendedLayers } from '../../../../lib/policy/amendments/apply.ts';
import { resolvePack } from '../../../../lib/policy/packs.ts';
import { schemeOf } from '../../../../lib/policy/schemes/of-pack.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  lifecycleOf,
  officer,
  secondOfficer,
  secondSupervisor,
  supervisor,
  system,
} from './cases.ts';
import { by, having, possible } from './decisions.ts';
import { registered } from './registered.ts';

const today = beijingDate(friday);

/** A scheme of a region as stated by its circular, or by amendments. */
export function termsOf(
  region: Region,
  code: string,
  on: LocalDate = today,
  amendments: readonly Amendment[] = [],
): SchemeTerms {
  const terms = schemeOf(resolvePack(region, on, amendedLayers(amendments)), code);
  if (!terms) throw new Error(`${region} has no ${code}`);
  return terms;
}

/** The hiring subsidy of a region, reopened by a fictitious document. */
export function reopened(region: 'shanxi' | 'weihai', change: Partial<SchemeTerms> = {}): Amendment {
  const { closes: _closed, citation: _old, basis, criteria, ...scheme } = termsOf(region, 'hiring-subsidy');
  const citation = {
    document: '某人社发〔2026〕9号',
    article: '二',
    clause: region === 'weihai' ? 'WH-1.3' : 'SX-4.4',
  };
  return amendmentSchema().parse({
    id: `${region}-hiring-again`,
    layer: region,
    key: 'subsidySchemes',
    from: '2026-11-01',
    note: '重新受理',
    basis,
    citation,
    value: {
      schemes: [
        {
          ...scheme,
          opens: '2026-11-01',
          closes: '2026-12-31',
          criteria: criteria.map((each) =>
            each.kind === 'hired-on-or-after' ? { ...each, day: '2026-06-01' } : each,
          ),
          basis,
          citation,
          ...change,
        },
      ],
    },
  });
}

/** An employer that has hired the person of the case for a year from a day. */
export const hiring = (from = '2026-11-02', until: string | undefined = '2027-11-01'): NewClaim => ({
  claimant: { kind: 'employer', creditCode: '91140100MA0KTEST1X' },
  stated: {
    contract: { from, ...(until && { until }) },
    employer: { creditCode: '91140100MA0KTEST1X', name: '某制造有限公司' },
  },
  payee: { holder: '某制造有限公司', bank: '某银行太原分行', account: '6222000011112222' },
});

/** The facts known of a case whose person was registered on a day. */
export const registeredSince = (from: string): KnownFacts => ({ spell: { from } });

export const found = (criterion: string, met = true): Finding => ({
  criterion,
  met,
  source: 'data',
  on: today,
});

/** How a test handles a claim: the terms, and the known facts. */
export interface Dealing {
  readonly region: Region;
  readonly terms: SchemeTerms;
  readonly known: KnownFacts;
  readonly now?: number;
}

export const claimed = (state: CaseState, claim: NewClaim, { region, terms, known, now = friday }: Dealing) =>
  makeClaim(
    state,
    terms.code,
    terms,
    claim,
    known,
    lifecycleOf(region, now),
    calendar,
    by({ role: 'applicant', subject: 'applicant' }, now),
  );

const alone = { secondPerson: true };

export const checked = (
  state: CaseState,
  number: number,
  findings: readonly Finding[],
  { region, terms, known, now = friday }: Dealing,
  proposal: { readonly proposal: 'approve' | 'refuse'; readonly proposedFen?: number },
  actor: Actor = officer,
) =>
  checkClaim(
    state,
    `check-claim-${number}-${state.claims?.[number - 1]?.round}`,
    { findings, ...proposal },
    terms,
    known,
    lifecycleOf(region, now),
    calendar,
    by(actor, now),
    alone,
  );

export const decided = (
  state: CaseState,
  number: number,
  decision: ClaimDecision,
  { region, terms, known, now = friday }: Dealing,
  actor: Actor = supervisor,
) =>
  decideClaim(
    state,
    `decide-claim-${number}-${state.claims?.[number - 1]?.round}`,
    decision,
    terms,
    known,
    lifecycleOf(region, now),
    calendar,
    by(actor, now),
    alone,
  );

/** The case with the task that its workflow opens next for a claim. */
export function withTaskOpen(
  state: CaseState,
  kind: 'check-claim' | 'decide-claim',
  number: number,
): CaseState {
  const taskId = `${kind}-${number}-${state.claims?.[number - 1]?.round}`;
  return having(state, openTask(state, taskId, kind, by(system, friday)));
}

/** A claim that was made, checked and approved. */
export function approved(
  state: CaseState,
  claim: NewClaim,
  findings: readonly Finding[],
  dealing: Dealing,
  proposedFen: number,
): CaseState {
  const number = (state.claims?.length ?? 0) + 1;
  const made = withTaskOpen(having(state, claimed(state, claim, dealing)), 'check-claim', number);
  const proposed = having(
    made,
    checked(made, number, findings, dealing, { proposal: 'approve', proposedFen }),
  );
  const open = withTaskOpen(proposed, 'decide-claim', number);
  return having(open, decided(open, number, { decide: 'approve' }, dealing));
}

export const on = parseLocalDate;

/** Finance pays, and is not part of the agency. */
export const finance: Actor = { role: 'finance', subject: 'finance-shanxi' };

/** A claim in which each event occurs at least once. */
export function claimStory(region: Region = 'shanxi'): {
  readonly caseId: string;
  readonly from: CaseState;
  readonly events: readonly CaseEvent[];
} {
  const from = registered(region);
  const terms: SchemeTerms = {
    ...termsOf(region, region === 'chongqing' ? 'startup-grant' : 'startup-subsidy'),
    amount: { kind: 'up-to', fen: 500_000 },
    criteria: [{ kind: 'runs-business' }],
    publicNotice: { workingDays: 5 },
  };
  const dealing: Dealing = { region, terms, known: { ownsBusiness: true } };
  const events: CaseEvent[] = [];
  let state = from;
  const does = (decide: (state: CaseState) => Parameters<typeof possible>[0]): void => {
    const event = possible(decide(state));
    events.push(event);
    state = evolve(state, state.caseId, event);
  };
  const rules = lifecycleOf(region);
  const payee = { holder: '王某', bank: '某银行', account: '6222000011112222' };
  const stated = { business: { creditCode: '91140100MA0KTEST1X', name: '某商行', openedOn: '2026-10-01' } };
  const opens = (kind: 'check-claim' | 'decide-claim', number: number): void =>
    does((each) =>
      openTask(each, `${kind}-${number}-${each.claims?.[number - 1]?.round}`, kind, by(system, friday)),
    );
  const later = friday + 20 * day;
  const makes = (number: number, account: Partial<Pick<NewClaim, 'payee'>> = { payee }): void => {
    does((each) => claimed(each, { claimant: { kind: 'person' }, stated, ...account }, dealing));
    opens('check-claim', number);
  };
  const approves = (number: number, round = 1): void => {
    if (round > 1) opens('check-claim', number);
    does((each) => checked(each, number, [], dealing, { proposal: 'approve', proposedFen: 400_000 }));
    opens('decide-claim', number);
  };
  makes(1);
  does((each) => withdrawClaim(each, 1, by(applicant, friday)));
  makes(2);
  const question = { facts: ['business'] as const, documents: [], message: '请说明开业日期。' };
  does((each) => askForClaimInformation(each, 'check-claim-2-1', question, by(officer, friday), alone));
  does((each) => provideClaimInformation(each, 2, by(applicant, friday)));
  const unmet: Dealing = { ...dealing, known: {} };
  does((each) => checked(each, 2, [found('runs-business', false)], unmet, { proposal: 'refuse' }));
  opens('decide-claim', 2);
  does((each) =>
    decided(each, 2, { decide: 'refuse', ground: 'criterion', criterion: 'runs-business' }, unmet),
  );
  does((each) => askForReview(each, 2, rules, calendar, by(applicant, friday)));
  does((each) => decideReview(each, 'review-claim-2', true, rules, calendar, by(secondSupervisor, friday)));
  approves(2, 2);
  does((each) => decided(each, 2, { decide: 'return' }, dealing, secondSupervisor));
  approves(2, 3);
  does((each) => objectToClaim(each, 2, rules, calendar, by(officer, friday + day)));
  does((each) =>
    answerObjection(each, 'answer-claim-objection-2-3-1', false, by(secondOfficer, friday + 2 * day)),
  );
  does((each) => decided(each, 2, { decide: 'approve' }, { ...dealing, now: later }, secondSupervisor));
  const run = { runId: 'RUN-1', attempt: 1 };
  does((each) => sendPayment(each, 2, 'RUN-1', by(finance, later)));
  does((each) =>
    bouncePayment(each, 2, { ...run, reason: 'account-not-found' }, rules, calendar, by(finance, later)),
  );
  does((each) => giveAccount(each, 2, { ...payee, account: '6222000011113333' }, by(applicant, later)));
  does((each) => sendPayment(each, 2, 'RUN-2', by(finance, later)));
  const paid = {
    runId: 'RUN-2',
    attempt: 2,
    amountFen: 400_000,
    sentOn: '2026-12-07',
    paidOn: '2026-12-08',
    reference: 'F2026-12-77',
  };
  does((each) => confirmPayment(each, 2, paid, by(finance, later)));
  const back = { returnedOn: '2026-12-09', reference: 'T2026-12-3', reason: 'account-closed' } as const;
  does((each) =>
    returnPayment(
      each,
      2,
      { runId: 'RUN-2', attempt: 2, amountFen: 400_000, ...back },
      rules,
      calendar,
      by(finance, later),
    ),
  );
  does((each) => giveAccount(each, 2, { ...payee, account: '6222000011114444' }, by(applicant, later)));
  does((each) => sendPayment(each, 2, 'RUN-3', by(finance, later)));
  does((each) => confirmPayment(each, 2, { ...paid, runId: 'RUN-3', attempt: 3 }, by(finance, later)));
  const doubt = { ground: 'excluded-scheme', because: 'startup-post-subsidy' } as const;
  does((each) => questionClaim(each, 2, doubt, rules, calendar, by(officer, later)));
  does((each) => dropQuestion(each, 'look-into-claim-2-1', by(officer, later)));
  does((each) => questionClaim(each, 2, doubt, rules, calendar, by(officer, later)));
  const recovery = { ground: 'excluded-scheme', amountFen: 400_000 } as const;
  does((each) => proposeRecovery(each, 2, recovery, rules, calendar, by(officer, later)));
  does((each) => decideRecovery(each, 'decide-claim-recovery-2-1', true, by(supervisor, later)));
  for (const amountFen of [150_000, 250_000])
    does((each) =>
      recordRepayment(
        each,
        2,
        { amountFen, on: '2026-12-09', reference: `R-${amountFen}` },
        by(officer, later),
      ),
    );
  const hire: Dealing = {
    region: 'shanxi',
    terms: { ...terms, claimants: ['employer'], asks: ['contract', 'employer'], excludes: [] },
    known: {},
  };
  does((each) => claimed(each, hiring(), hire));
  does((each) => contestClaim(each, 3, rules, calendar, by(applicant, later)));
  const completed = {
    course: '电工',
    occupation: '电工作业',
    institution: '某职业培训学校',
    completedOn: '2026-11-10',
  };
  const candidate: Candidate = {
    to: 'person',
    scheme: 'training-subsidy',
    stated: { training: completed },
    assessment: [{ code: 'completed-training', verdict: 'met', by: 'case' }],
    until: '2026-12-31',
  };
  does((each) => tellGrant(each, candidate, 'x', by(system, later)));
  does((each) => declineGrant(each, 1, by(applicant, later)));
  makes(4, {});
  approves(4);
  does((each) => decided(each, 4, { decide: 'approve' }, { ...dealing, now: later }, secondSupervisor));
  const revoked = { ground: 'not-entitled', amountFen: 400_000 } as const;
  does((each) => proposeRecovery(each, 4, revoked, rules, calendar, by(officer, later)));
  does((each) => decideRecovery(each, 'decide-claim-recovery-4-1', true, by(supervisor, later)));
  return { caseId: from.caseId, from, events };
}

/** The case of that story after each of its events. */
export function claimStates(): readonly CaseState[] {
  const { from, events } = claimStory();
  const states: CaseState[] = [];
  events.reduce((state, event) => {
    const after = evolve(state, state.caseId, event);
    states.push(after);
    return after;
  }, from);
  return states;
}
