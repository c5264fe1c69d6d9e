import type { HelperRefusal } from './helper.ts';
import type { Phase } from './vocabulary.ts';

/** Why an act on a case is refused, for reasons that no episode owns. Each reason is a problem code of the API. */
export type KernelRefusal =
  | { readonly reason: 'task-not-found' }
  | { readonly reason: 'task-already-decided'; readonly outcome: string }
  | { readonly reason: 'not-possible-in-phase'; readonly phase: Phase }
  | { readonly reason: 'date-in-future' }
  | HelperRefusal
  | { readonly reason: 'supervisor-needed' }
  /** The caller is involved: it is their own case or that of a relative, or they took the step before. */
  | {
      readonly reason: 'separation-of-duties';
      readonly because:
        | 'person'
        | 'relative'
        | 'entered'
        | 'proposed'
        | 'decided'
        /** They checked a household or put it forward, or proposed a placement. */
        | 'checked-household'
        | 'proposed-post'
        /** They checked a claim, or took a step of a recognition of employment difficulty. */
        | 'checked'
        /** They decided such a recognition. */
        | 'recognised';
    }
  /** Only an officer or a supervisor decides: no count and no comparison may (PIPL art. 24). */
  | { readonly reason: 'role-not-allowed' };

/** Refuses an act if the case is in none of the phases that the act needs. Undefined if the act is possible. */
export const phaseRefusal = (
  { phase }: { readonly phase: Phase },
  ...needed: readonly [Phase, ...Phase[]]
): { readonly reason: 'not-possible-in-phase'; readonly phase: Phase } | undefined =>
  needed.includes(phase) ? undefined : { reason: 'not-possible-in-phase', phase };
