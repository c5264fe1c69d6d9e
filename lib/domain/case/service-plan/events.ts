import * as z from 'zod';
import { closureProposalSchema } from '../closure/events.ts';
import { firstContactMonthSchema } from '../follow-up/obligations.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { helperSchema } from '../kernel/helper.ts';
import type { ContactMeans } from '../kernel/vocabulary.ts';
import { planSchema } from './plans.ts';
import { serviceSchema } from './services.ts';

/** How the first contact with a person was made. */
export const firstContactMeans = [
  'phone',
  'message',
  'visit',
  'counter',
] as const satisfies readonly ContactMeans[];
export type FirstContactMeans = (typeof firstContactMeans)[number];

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const servicePlanEvents = {
  'contact-recorded': z.strictObject({
    taskId: z.string(),
    method: z.enum(firstContactMeans),
    reached: z.boolean(),
    /** Who did it on behalf of the officer, if the officer did not do it. */
    helper: helperSchema.optional(),
    /** Present if this first contact counts as the follow-up of its month. */
    firstContactMonth: firstContactMonthSchema.optional(),
    /** The deadline for making the plan. */
    planMaking: deadlineSchema.optional(),
  }),
  'plan-made': z.strictObject({
    plan: planSchema,
    makingTask: z.string(),
    /** The deadline for completing the ledger, if some of it is missing. */
    ledgerOwed: deadlineSchema.optional(),
    deadline: deadlineSchema.optional(),
  }),
  'plan-adjusted': z.strictObject({
    plan: planSchema,
    adjustmentTask: z.string().optional(),
    deadline: deadlineSchema.optional(),
  }),
  'service-recorded': z.strictObject({
    service: serviceSchema,
    /** The plan that this service fulfils, if it is the last one missing. */
    fulfilsPlan: z.int().positive().optional(),
    closureProposal: closureProposalSchema.optional(),
  }),
} as const;
export type ServicePlanEvent<Type extends keyof typeof servicePlanEvents = keyof typeof servicePlanEvents> =
  EventOf<typeof servicePlanEvents, Type>;
/** Makes an event of this episode: `servicePlanEvent(context, type, data)`. */
export const servicePlanEvent = eventMaker(servicePlanEvents);
