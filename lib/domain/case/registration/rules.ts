import type { EscalationRule, TimeLimit } from '../kernel/deadline.ts';
import type { Channel } from '../kernel/vocabulary.ts';

/** The rules of a region on a day for applying and deciding. `lib/policy` makes them. */
export interface RegistrationRules {
  readonly packVersion: string;
  readonly decision: Readonly<Record<Channel, TimeLimit>>;
  readonly escalation: readonly EscalationRule[];
  /** The grounds on which an application may be refused, and whether each lets the person look for work. */
  readonly refusalReasons: Readonly<Record<string, { readonly offersJobSeekerRegistration: boolean }>>;
  /** From which age, in completed years, one can be registered (N1). */
  readonly minimumAge: number;
  /** What may be asked of the person: facts that they state, never a paper beyond identity. */
  readonly informationItems: readonly string[];
  /** Names the document that a free-text request asks for although nobody may ask for it, if any. */
  readonly forbiddenDocumentIn: (text: string) => string | undefined;
}
