import type { Deadline, TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';
import type { CitationReference } from '../kernel/vocabulary.ts';
import type { SecondGround } from './events.ts';

/** The rules of a region for public-welfare posts (DOMAIN C8). */
export interface PublicPostRules extends SharedRules {
  readonly publicPost: {
    readonly basis: CitationReference;
    /** The source for the priority of the market, if the region's circular states it. */
    readonly marketFirst: CitationReference;
    readonly maximumMonths: number;
    /** If fewer years than this are left to statutory retirement at the first approval, a placement may last until then. */
    readonly yearsToRetirement: number;
    readonly maximumPlacements: number;
    readonly secondFor: readonly SecondGround[];
    /** The number of months before its last day at which the person is told (a proposal). */
    readonly noticeMonths: number;
    /** Whether the region counts days of attendance by month (I-68). */
    readonly countsAttendance: boolean;
    readonly decideWithin: TimeLimit;
    readonly recordEndWithin: TimeLimit;
    readonly offerWithin: TimeLimit;
  };
}

/** A supervisor decides a placement proposed by an officer. */
export const decidePostTask = defineTask({
  kind: 'decide-public-post',
  outcomes: ['placed', 'declined'],
  deadline: 'public-post-decision',
  timing: ({ publicPost, escalations }: PublicPostRules) => ({
    limit: publicPost.decideWithin,
    escalation: escalations.decision,
  }),
  wakesWorkflow: false,
  personWaits: true,
});

/** An officer plans with the person what comes after the placement, by its last day. */
export const planAfterPostTask = defineTask({
  kind: 'plan-after-public-post',
  outcomes: ['planned', 'ended'],
  deadline: 'public-post-ending',
  timing: (
    { publicPost, escalations }: PublicPostRules,
    { days, deadline }: { readonly days?: number; readonly deadline?: Deadline },
  ) => ({
    limit: {
      term: days === undefined && deadline ? deadline.term : { days: days ?? 1 },
      closes: 'end-of-day' as const,
      basis: publicPost.basis,
    },
    escalation: escalations['plan-item'],
  }),
  wakesWorkflow: false,
  outlivesRegistration: true,
});

/** An officer records how a placement ended after its last day. */
export const recordPostEndTask = defineTask({
  kind: 'record-public-post-end',
  outcomes: ['ended'],
  deadline: 'public-post-end',
  timing: ({ publicPost, escalations }: PublicPostRules) => ({
    limit: publicPost.recordEndWithin,
    escalation: escalations['follow-up'],
  }),
  wakesWorkflow: false,
  outlivesRegistration: true,
});

/** An officer offers a new registration to a person who is out of work after a placement and no longer registered. */
export const offerRegistrationTask = defineTask({
  kind: 'offer-registration-again',
  outcomes: ['contacted', 'not-reached'],
  deadline: 'registration-offer',
  timing: ({ publicPost, escalations }: PublicPostRules) => ({
    limit: publicPost.offerWithin,
    escalation: escalations['first-contact'],
  }),
  wakesWorkflow: false,
  outlivesRegistration: true,
});
