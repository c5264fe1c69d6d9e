import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { assignOfficer } from '../../../../lib/domain/case/assignment/assign-officer.ts';
import { needOfficer } from '../../../../lib/domain/case/assignment/need-officer.ts';
import {
  type CaseEvent,
  type CaseRefusal,
  type CaseState,
  type EventType,
  escalate,
  evolve,
  type Notice,
  noticesOf,
  openTask,
  reinstatement,
} from '../../../../lib/domain/case/case.ts';
import { noteCertificate, withdrawCertificateNote } from '../../../../lib/domain/case/certificate/note.ts';
import { decideClosure } from '../../../../lib/domain/case/closure/decide.ts';
import type { DeletionGround } from '../../../../lib/domain/case/data-rights/events.ts';
import {
  decideDeletion,
  liftRestriction,
  requestDeletion,
  restrictProcessing,
} from '../../../../lib/domain/case/data-rights/rights.ts';
import { compareForFollowUp } from '../../../../lib/domain/case/follow-up/compare.ts';
import { openFollowUp } from '../../../../lib/domain/case/follow-up/open.ts';
import { followUpTaskId } from '../../../../lib/domain/case/follow-up/tasks.ts';
import { endJobSeekerRegistration } from '../../../../lib/domain/case/job-seeker/end.ts';
import type { EndReason } from '../../../../lib/domain/case/job-seeker/events.ts';
import { type Deadline, nextEscalationStep } from '../../../../lib/domain/case/kernel/deadline.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import type { Actor, Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { grantMandate, revokeMandate } from '../../../../lib/domain/case/mandate/mandate.ts';
import { decideObjection, raiseObjection } from '../../../../lib/domain/case/objection/object.ts';
import { correctPerson } from '../../../../lib/domain/case/person/correct.ts';
import { confirmIdentity, linkAccount } from '../../../../lib/domain/case/person/identity.ts';
import {
  approveApplication,
  beginRegistration,
  refuseApplication,
} from '../../../../lib/domain/case/registration/decide.ts';
import { endApplication } from '../../../../lib/domain/case/registration/end.ts';
import {
  askForInformation,
  provideInformation,
} from '../../../../lib/domain/case/registration/information.ts';
import { effectsOfProof } from '../../../../lib/domain/case/registration/proven-spell.ts';
import type { Application } from '../../../../lib/domain/case/registration/submit.ts';
import { decisionDeadlineId, decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../../../lib/domain/case/registration/withdraw.ts';
import { adjustPlan, makePlan } from '../../../../lib/domain/case/service-plan/make-plan.ts';
import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import { recordService } from '../../../../lib/domain/case/service-plan/record-service.ts';
import { receiveSignal } from '../../../../lib/domain/case/signals/receive-signal.ts';
import { withdrawChange } from '../../../../lib/domain/case/signals/withdraw-change.ts';
import { requestTransfer } from '../../../../lib/domain/case/transfer/request-transfer.ts';
import type { Result } from '../../../../lib/domain/result.ts';
import { resolvePack } from '../../../../lib/policy/packs.ts';
import { taxMeasureOf } from '../../../../lib/policy/tax-measure.ts';
import {
  applicant,
  asJobSeeker,
  beginningOf,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  rulesOf,
  secondOfficer,
  submission,
  supervisor,
  system,
} from './cases.ts';
import { possible } from './decisions.ts';

/** An event as it would be stored, with only the data that matter to its notices. */
export const eventWith = (type: EventType, data: object, actor = system, now = friday): CaseEvent =>
  ({ type, at: new Date(now).toISOString(), actor, data }) as CaseEvent;

type Step = Result<CaseEvent, CaseRefusal> | CaseEvent | undefined;

/** A case that is played step by step, each step an hour after the previous one. */
export class ToldCase {
  readonly caseId = newCaseId();
  readonly events: { readonly sequence: number; readonly event: CaseEvent }[] = [];
  readonly notices: Notice[] = [];
  readonly region: Region;
  #state: CaseState | undefined;
  now: number;

  constructor(region: Region, change: Partial<Application> = {}, now = friday) {
    this.region = region;
    this.now = now;
    this.#append(submission({ region, ...change }, this.now));
  }

  get state(): CaseState {
    if (!this.#state) throw new Error('it has not begun');
    return this.#state;
  }

  /** @throws Error when the step is not possible */
  next(step: (state: CaseState, context: Context) => Step, actor: Actor = officer, after = hour): this {
    this.now += after;
    this.#append(possible(step(this.state, { now: this.now, actor })));
    return this;
  }

  #append(event: CaseEvent): void {
    this.#state = evolve(this.#state, this.caseId, event);
    const sequence = this.#state.version;
    this.events.push({ sequence, event });
    this.notices.push(...noticesOf(event, sequence, this.#state));
  }

  get rules() {
    return lifecycleOf(this.region, this.now);
  }
}

/** An application at the counter at the end of a year, so that its time limit is provisional. */
export const atCounter = (region: Region): ToldCase =>
  new ToldCase(region, { channel: 'counter' }, Date.parse('2027-12-30T10:00:00+08:00'));

const applied = (region: Region): ToldCase =>
  new ToldCase(region).next((state, context) =>
    openTask(state, decisionTaskId, 'decide-application', context),
  );

/** An application that nobody has decided in time, escalated to every level. */
export function late(region: Region): ToldCase {
  const life = applied(region);
  while (nextEscalationStep(life.state.deadlines[decisionDeadlineId] as Deadline))
    life.next((state, context) => escalate(state, decisionDeadlineId, context), system, 40 * day);
  return life;
}

/** From an application, through a request for information, to a plan that is changed once. */
export function planned(region: Region): ToldCase {
  const life = applied(region)
    .next((state, context) =>
      askForInformation(state, decisionTaskId, ['unemployment-date'], '请说明', rulesOf(region), context),
    )
    .next(provideInformation, applicant)
    .next((state, context) =>
      approveApplication(state, decisionTaskId, [], beginningOf(region), calendar, context),
    )
    .next((state, context) => assignOfficer(state, { officer: 'officer-1', because: 'load' }, context))
    .next((state, context) => openTask(state, 'make-first-contact-1', 'make-first-contact', context))
    .next((state, context) =>
      recordContact(
        state,
        'make-first-contact-1',
        { method: 'phone', reached: true },
        lifecycleOf(region),
        calendar,
        context,
      ),
    )
    .next((state, context) => openTask(state, 'make-service-plan-1', 'make-service-plan', context));
  const choice = { tier: 'one-to-one', tierGrounds: [life.rules.plan.tierGrounds[0] ?? ''] } as const;
  return life
    .next((state, context) =>
      makePlan(
        state,
        'make-service-plan-1',
        { track: 'employment', ...choice },
        life.rules,
        calendar,
        context,
      ),
    )
    .next((state, context) =>
      adjustPlan(state, { track: 'unclear', ...choice }, life.rules, calendar, context),
    );
}

/** A pension that a comparison source reports leads to a closure. */
export function closed(region: Region): ToldCase {
  const life = planned(region).next((state, context) =>
    receiveSignal(
      state,
      { kind: 'drawing-pension', origin: 'comparison', source: 'social-insurance', asOf: '2026-11-19' },
      lifecycleOf(region),
      calendar,
      context,
    ),
  );
  return life
    .next((state, context) => openTask(state, 'decide-closure-1', 'decide-closure', context))
    .next(
      (state, context) => decideClosure(state, 'decide-closure-1', { close: true }, life.rules, context),
      secondOfficer,
    );
}

/** The person is found to be working by a comparison, and an officer finds that it is somebody else. */
export function declined(region: Region): ToldCase {
  return planned(region)
    .next((state, context) =>
      receiveSignal(
        state,
        { kind: 'found-work', origin: 'comparison', source: 'social-insurance', asOf: '2026-11-19' },
        lifecycleOf(region),
        calendar,
        context,
      ),
    )
    .next((state, context) => openTask(state, 'decide-closure-1', 'decide-closure', context))
    .next(
      (state, context) =>
        decideClosure(state, 'decide-closure-1', { close: false }, lifecycleOf(region), context),
      secondOfficer,
    );
}

/** The person objects, and a supervisor upholds or dismisses the objection. */
export function objected(region: Region, uphold: boolean): ToldCase {
  const life = closed(region);
  return life
    .next((state, context) => raiseObjection(state, life.rules, calendar, context), applicant)
    .next(
      (state, context) =>
        decideObjection(
          state,
          'decide-objection-1',
          uphold,
          reinstatement(state, life.rules, calendar, context.now),
          context,
        ),
      supervisor,
    );
}

/** Three refusals without a good reason lead to a proposal for the supervisor. */
export function refusedThrice(region: Region): ToldCase {
  const life = planned(region);
  const type = life.state.plan.current?.items[0]?.serviceTypes[0] ?? '';
  const service = { type, outcome: 'refused', refusalReason: 'not-interested' } as const;
  for (let count = 0; count < 3; count++)
    life.next(
      (state, context) =>
        recordService(
          state,
          { ...service, on: beijingDate(context.now) },
          '1990-03-07',
          life.rules,
          calendar,
          context,
        ),
      officer,
      day,
    );
  return life;
}

/** The month's comparison finds the person insured as employed. */
export function compared(region: Region): ToldCase {
  const life = planned(region);
  life.next(
    (state, context) => openFollowUp(state, lifecycleOf(region, context.now), calendar, context),
    system,
    20 * day,
  );
  const record = { fact: 'insured-employment', source: 'social-insurance', asOf: '2026-12-05' } as const;
  return life.next(
    (state, context) =>
      compareForFollowUp(
        state,
        followUpTaskId('2026-12'),
        [record],
        '2026-12-10',
        life.rules,
        calendar,
        context,
      ),
    system,
  );
}

export const refused = (region: Region): ToldCase =>
  applied(region).next((state, context) =>
    refuseApplication(state, decisionTaskId, 'in-employment', rulesOf(region), context),
  );

/** An applicant who dies before the decision (I-55). */
export const endedByDeath = (region: Region): ToldCase =>
  new ToldCase(region).next((state, context) =>
    endApplication(state, { kind: 'other-match', on: beijingDate(context.now) }, context),
  );
export const withdrawn = (region: Region): ToldCase =>
  new ToldCase(region).next(withdrawApplication, applicant);

/** An officer records at the counter that somebody acts for the person, and later that they no longer do. */
export const represented = (region: Region): ToldCase =>
  new ToldCase(region)
    .next((state, context) =>
      grantMandate(
        state,
        { subject: 'helper', from: '2026-11-20', until: '2027-02-28', seen: 'identity-card' },
        context,
      ),
    )
    .next((state, context) => revokeMandate(state, 'mandate-1', context));

/** Somebody whose employment certificate is noted for a business of their own, and whose note was a mistake. */
export const noted = (region: Region): ToldCase =>
  planned(region)
    .next((state, context) =>
      noteCertificate(
        state,
        {
          measure: 'own-business',
          ground: 'minimum-living-guarantee',
          beginsOn: beijingDate(context.now),
          number: '5001032026000001',
        },
        taxMeasureOf(resolvePack(region, beijingDate(context.now)), 'own-business'),
        context,
      ),
    )
    .next((state, context) => withdrawCertificateNote(state, 'note-1', context));

/** A refusal to which the person objects, and that another supervisor finds right, or wrong. */
export const refusedAndObjected = (region: Region, uphold: boolean): ToldCase =>
  reviewed(refused(region), uphold);

/** A refusal that a review finds wrong. */
export const overturned = (life: ToldCase): ToldCase => reviewed(life, true);

const reviewed = (life: ToldCase, uphold: boolean): ToldCase =>
  life
    .next((state, context) => raiseObjection(state, lifecycleOf(life.region), calendar, context), applicant)
    .next(
      (state, context) =>
        decideObjection(
          state,
          'decide-objection-refusal',
          uphold,
          beginRegistration(state, beginningOf(life.region), calendar, context),
          context,
        ),
      supervisor,
    );

/** A registered person. */
export const registeredCase = (region: Region): ToldCase =>
  applied(region).next((state, context) =>
    approveApplication(state, decisionTaskId, [], beginningOf(region), calendar, context),
  );

/** A registration without an officer, which another place asks to take over. */
export const askedForElsewhere = (region: Region): ToldCase =>
  registeredCase(region)
    .next((state, context) => needOfficer(state, lifecycleOf(region), calendar, context), system)
    .next((state, context) => requestTransfer(state, '500106', lifecycleOf(region), calendar, context));

/** Somebody who reports work by mistake and takes it back; and again while a comparison says the same. */
export function tookBack(region: Region): ToldCase {
  const says = (origin: 'person' | 'comparison') => (state: CaseState, context: Context) =>
    receiveSignal(
      state,
      {
        kind: 'found-work',
        origin,
        asOf: '2026-11-20',
        ...(origin === 'comparison' && { source: 'social-insurance' }),
      },
      lifecycleOf(region),
      calendar,
      context,
    );
  const takesBack = (number: number) => (state: CaseState, context: Context) =>
    withdrawChange(state, number, lifecycleOf(region), calendar, context);
  return registeredCase(region)
    .next(says('person'), applicant)
    .next(takesBack(1), applicant)
    .next(says('person'), applicant)
    .next(says('comparison'), system)
    .next(takesBack(2), applicant);
}

/** Somebody who is re-included (YN-5.1.3), with the data learnt before. */
export const reIncluded = (region: Region): ToldCase =>
  new ToldCase(region, {
    carriedLedger: { from: newCaseId(), facts: [], tags: [] },
    previousSpell: {
      caseId: newCaseId(),
      closedOn: '2026-09-20',
      inWorkSince: '2026-06-01',
      reason: 'employed',
      employmentDifficulty: true,
      reIncludes: true,
    },
  })
    .next((state, context) => openTask(state, decisionTaskId, 'decide-application', context))
    .next((state, context) =>
      approveApplication(state, decisionTaskId, [], beginningOf(region), calendar, context),
    );
/**
 * Somebody who applied with a sign-in that only stated who they are, and is re-included once identity is proven (I-52,
 * YN-5.1.3).
 */
export const provenLater = (region: Region, how: 'document' | 'sign-in'): ToldCase => {
  const spell = {
    caseId: newCaseId(),
    closedOn: '2026-09-20',
    inWorkSince: '2026-06-01',
    reason: 'employed',
    employmentDifficulty: true,
    reIncludes: true,
  };
  const rules = lifecycleOf(region);
  return new ToldCase(region, { identity: 'stated', owner: applicant.subject, spellToProve: spell })
    .next((state, context) => openTask(state, decisionTaskId, 'decide-application', context))
    .next((state, context) =>
      approveApplication(state, decisionTaskId, [], beginningOf(region), calendar, context),
    )
    .next(
      (state, context) =>
        how === 'document'
          ? confirmIdentity(
              state,
              'identity-card',
              false,
              rules,
              effectsOfProof(state, rules, calendar, context.now),
              context,
            )
          : linkAccount(state, rules, effectsOfProof(state, rules, calendar, context.now), context),
      how === 'document' ? officer : applicant,
    );
};
/** Somebody who was refused, accepts the offer, is corrected by an officer, and ends it. */
export const jobSeeker = (region: Region, reason: EndReason = 'in-work'): ToldCase =>
  refused(region)
    .next(asJobSeeker, applicant)
    .next((_state, context) => correctPerson(['name'], 'identity-card', context))
    .next((state, context) => endJobSeekerRegistration(state, reason, context));

const seenAtCounter = { channel: 'counter', seen: 'identity-card' } as const;

/** The person restricts processing and lifts the restriction at the counter, and after the end requests deletion. */
export function dataRights(region: Region, ground: DeletionGround): ToldCase {
  const life = closed(region);
  return life
    .next((state, context) => restrictProcessing(state, seenAtCounter, context))
    .next((state, context) => liftRestriction(state, seenAtCounter, context))
    .next(
      (state, context) => requestDeletion(state, { channel: 'online' }, life.rules, calendar, context),
      applicant,
    )
    .next(
      (state, context) => decideDeletion(state, 'decide-deletion-1', ground, life.rules, context),
      supervisor,
    );
}
