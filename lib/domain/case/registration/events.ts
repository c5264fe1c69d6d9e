import * as z from 'zod';
import { followUpActionSchema } from '../follow-up/schedule.ts';
import { askedHardshipSchema, continuedHardshipSchema, hardshipStartSchema } from '../hardship/events.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import {
  channelSchema,
  codeSchema,
  districtCodeSchema,
  identityBasisSchema,
  instantSchema,
  localDateSchema,
  placeBasisSchema,
  regionSchema,
} from '../kernel/vocabulary.ts';
import { carriedLedgerSchema, profileSchema, tagSchema } from '../ledger/events.ts';
import { previousSpellSchema } from './previous-spell.ts';

/** One finding of the screening. The officer sees it; it decides nothing (DOMAIN D3.3, I-03). */
export const evidenceSchema = z.strictObject({
  check: z.enum(['duplicate', 'age', 'retirement-age', 'pension', 'insured-employment', 'business-owner']),
  /**
   * `old`: the matching record is from before the person was out of work, and says nothing about the present. `not-compared`:
   * no source with this fact was ever loaded, so nothing is known.
   */
  finding: z.enum(['clear', 'match', 'old', 'not-compared', 'review', 'unavailable']),
  source: z.string(),
  asOf: z.string().optional(),
  detail: z.string().optional(),
  clause: z.string(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Somebody who submits for another person; recorded for good. */
export const assistanceSchema = z.strictObject({
  relationship: z.enum(['family', 'community-worker', 'agency-staff', 'other']),
  subject: z.string(),
});

/** The consequences of a registration, whoever decides it. */
export const registrationBeginningShape = {
  firstContact: deadlineSchema,
  /** When the monthly follow-ups begin (I-06). */
  followUp: followUpActionSchema,
  /** The person is re-included after less time in work than the circular sets (YN-5.1.3). */
  reIncluded: z.boolean(),
  /** The instant of acceptance, from whose day the registration counts (Social Insurance Law art. 50; D3.9). */
  registeredAt: instantSchema.optional(),
  /** The groups to which the person belongs again because they are re-included. */
  tags: z.array(tagSchema).optional(),
  /** The recognition of employment difficulty that was requested in the same form (YN-5.1.1). */
  hardshipBegun: hardshipStartSchema.optional(),
  /** The recognition of the previous spell, which continues (YN-5.1.3). */
  hardshipContinued: continuedHardshipSchema.optional(),
};
export type RegistrationBeginning = z.infer<z.ZodObject<typeof registrationBeginningShape>>;

/** Evidence that the person died before the application was decided: the same as for a closure (C5). */
export const deathEvidenceSchema = z.strictObject({
  kind: z.enum(['other-match', 'statement-of-the-family']),
  /** The Beijing day of the record or of the statement. */
  on: localDateSchema,
});

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const registrationEvents = {
  'application-submitted': z.strictObject({
    region: regionSchema,
    district: districtCodeSchema,
    channel: channelSchema,
    placeBasis: placeBasisSchema,
    packVersion: z.string(),
    applicationNumber: z.string(),
    owner: z.string().optional(),
    agency: codeSchema.optional(),
    identity: identityBasisSchema.optional(),
    /** The version of the notice on personal data that the person was shown (PIPL art. 17). */
    dataNotice: z.string().optional(),
    assistance: assistanceSchema.optional(),
    previousSpell: previousSpellSchema.optional(),
    /** The previous spell of a number that is only stated: until identity is proven it is shown to nobody and has no effect. */
    spellToProve: previousSpellSchema.optional(),
    /** A request for recognition of employment difficulty, made in the same form and decided separately (YN-5.1.1). */
    hardshipAsked: askedHardshipSchema.optional(),
    /** Ledger data carried over from earlier cases of the same person. */
    carriedLedger: carriedLedgerSchema.optional(),
    /** What the person states about themselves in the application (the form of 人社厅发〔2020〕3号). */
    statedProfile: profileSchema.optional(),
    deadline: deadlineSchema,
  }),
  'application-screened': z.strictObject({ evidence: z.array(evidenceSchema) }),
  'information-requested': z.strictObject({ taskId: z.string(), items: z.array(z.string()).min(1) }),
  'information-provided': z.strictObject({ items: z.array(z.string()).min(1) }),
  'application-approved': z.strictObject({
    taskId: z.string(),
    contradictedEvidence: z.array(z.string()),
    ...registrationBeginningShape,
  }),
  'application-refused': z.strictObject({
    taskId: z.string(),
    reason: z.string(),
    jobSeekerRegistrationOffered: z.boolean(),
  }),
  'application-withdrawn': z.strictObject({}),
  /** The applicant died before the decision (I-55). */
  'application-ended': z.strictObject({ reason: z.literal('deceased'), evidence: deathEvidenceSchema }),
} as const;
export type RegistrationEvent<
  Type extends keyof typeof registrationEvents = keyof typeof registrationEvents,
> = EventOf<typeof registrationEvents, Type>;
/** Makes an event of this episode: `registrationEvent(context, type, data)`. */
export const registrationEvent = eventMaker(registrationEvents);
