import * as z from 'zod';

/** The id of a region, such as `chongqing`. The regions are defined in `lib/policy`. */
export const regionSchema = z
  .string()
  .regex(/^[a-z][a-z-]{1,39}$/)
  .describe('The id of a region that is served, such as `chongqing`.');
export type Region = z.infer<typeof regionSchema>;

/** A code from the rules of a region or from a list of the system. */
export const codeSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** The code of a county or district (GB/T 2260). */
export const districtCodeSchema = z.string().regex(/^\d{6}$/);

/** How an application reaches the agency. Decision deadlines depend on it (QH-1.2, CQ-1.2). */
export const channels = ['online', 'counter'] as const;
export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;

/** The four places where a person may register (人社厅发〔2020〕79号). */
export const placeBases = ['household-registration', 'residence', 'last-employment', 'insurance'] as const;
export const placeBasisSchema = z.enum(placeBases);
export type PlaceBasis = z.infer<typeof placeBasisSchema>;

/**
 * How it is known that a case is about the holder of its identity number: the sign-in proves it, staff have seen the identity
 * document at the counter, or somebody has stated it and nobody has checked.
 */
export const identityBasisSchema = z.enum(['sign-in', 'counter', 'stated']);
export type IdentityBasis = z.infer<typeof identityBasisSchema>;

/** The documents that prove identity; nobody may be asked for any other (人社厅发〔2020〕3号 三, 人社厅函〔2018〕218号 二). */
export const identityDocumentSchema = z.enum([
  'identity-card',
  'social-security-card',
  'residence-permit',
  'mainland-travel-permit',
  'taiwan-travel-permit',
]);
export type IdentityDocument = z.infer<typeof identityDocumentSchema>;

/** When the identity of the person was proven and, if staff saw a document, by whom and which. */
export const identityProofSchema = z.strictObject({
  at: z.iso.datetime({ precision: 3 }),
  by: z.string().optional(),
  seen: identityDocumentSchema.optional(),
});
export type IdentityProof = z.infer<typeof identityProofSchema>;

/** How far a case has come. Everything else about it follows from its history. */
export const phases = [
  'applied',
  'registered',
  'refused',
  'withdrawn',
  'job-seeker',
  'job-seeker-ended',
  'closed',
] as const;
export const phaseSchema = z.enum(phases);
export type Phase = z.infer<typeof phaseSchema>;

/** The intention tracks of the circulars (DOMAIN a, 就业意愿). */
export const tracks = ['employment', 'flexible', 'own-business', 'unclear'] as const;
export const trackSchema = z.enum(tracks);
export type Track = z.infer<typeof trackSchema>;

/** The means by which the agency and a person contact each other; each use allows some of these. */
export const contactMeans = ['phone', 'message', 'online', 'visit', 'counter', 'second-contact'] as const;
export type ContactMeans = (typeof contactMeans)[number];

/** Who answers for an overdue deadline, in order of escalation. */
const escalationLevels = ['officer', 'supervisor', 'unit', 'city'] as const;
export const escalationLevelSchema = z.enum(escalationLevels);
export type EscalationLevel = z.infer<typeof escalationLevelSchema>;

/**
 * Roles of the people who use the system, and of the machine that delivers notices: it needs phone numbers, which
 * administrators never see, and nothing else of a case. Finance pays approved claims and sees payments, not cases. An employer
 * signs in for its unified social credit code and sees only its own claims. A representative signs in as an applicant and acts
 * for somebody else under a mandate. `functions/api/roles.ts` says which role may do what.
 */
export const roles = [
  'applicant',
  'representative',
  'officer',
  'supervisor',
  'unit-administrator',
  'policy-administrator',
  'auditor',
  'administrator',
  'delivery-adapter',
  'finance',
  'employer',
] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** The roles of those who work at an agency: they may only act as the staff directory lists them. */
export const staffRoles = ['officer', 'supervisor', 'unit-administrator'] as const;
export const staffRoleSchema = z.enum(staffRoles);
export type StaffRole = z.infer<typeof staffRoleSchema>;
/** Whether a role, which may be that of the system, belongs to agency staff. */
export const isStaff = (role: string): role is StaffRole => staffRoles.some((each) => each === role);
/** Whether a role acts as the person of a case, or on their behalf. */
export const isForPerson = (role: string): boolean => role === 'applicant' || role === 'representative';

/** Who did something: a person, by the subject of their token, or the system itself. Never a name. */
export const actorSchema = z.strictObject({
  role: z.enum([...roles, 'system']),
  subject: z.string().min(1).max(255),
});
export type Actor = z.infer<typeof actorSchema>;
/** The member of staff who did something, under a name: `staffAs('closedBy', actor)`. Empty for anybody else. */
export const staffAs = <Name extends string>(
  name: Name,
  { role, subject }: Actor,
): { readonly [Each in Name]?: string } =>
  isStaff(role) ? ({ [name]: subject } as { [Each in Name]: string }) : {};

/** The article that is the source of a value. */
export const citationSchema = z.strictObject({
  document: z.string(),
  article: z.string(),
  clause: z.string(),
});
export type CitationReference = z.infer<typeof citationSchema>;

/** An instant as stored: ISO 8601 in UTC with milliseconds, so that text order is time order. */
export const instantSchema = z.iso.datetime({ precision: 3 });
/** Milliseconds since 1970 as an instant: `toInstant(0)` is `1970-01-01T00:00:00.000Z`. */
export const toInstant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** A calendar day in Beijing. */
export const localDateSchema = z.iso.date();

/** A calendar month in Beijing, `YYYY-MM`. */
export const localMonthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;
export const localMonthSchema = z.string().regex(localMonthPattern);
