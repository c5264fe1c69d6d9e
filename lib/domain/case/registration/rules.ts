import type { EscalationRule, TimeLimit } from '../kernel/deadline.ts';
import type { Channel } from '../kernel/vocabulary.ts';

/** The rules of a region on a day for applying and deciding. `lib/policy` makes them. */
export interface RegistrationRules {
  readonly packVersion: string;
  readonly decision: Readonly<Record<Channel, TimeLimit>>;
  readonly escalation: readonly EscalationRule[];
  /** The grounds on which an application may be refused, and whether each leaves job-seeker registration open. */
  readonly refusalReasons: Readonly<Record<string, { readonly offersJobSeekerRegistration: boolean }>>;
  /** The age, in completed years, from which a person can be registered (N1). */
  readonly minimumAge: number;
  /** What the person may be asked for: facts that they state, never a document beyond identity. */
  readonly informationItems: readonly string[];
  /** Finds a document that a free-text request asks for although nobody may ask for it. */
  readonly forbiddenDocumentIn: (text: string) => string | undefined;
}
