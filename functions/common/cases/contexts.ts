import type { CaseState } from '../../../lib/domain/case/case.ts';
import { actingRole, type Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';

/** Who acts in a request, and when (milliseconds): the signed-in user, in the role that they have in the case. */
export const contextOf = (
  { principal, now }: { readonly principal: Principal; readonly now: number },
  state?: CaseState,
): Context => ({
  now,
  actor: {
    role: state ? actingRole(principal, state) : principal.role,
    subject: principal.subject,
  },
});

/** The system itself as the actor, under the name of the acting function. */
export const systemContext = (name: string, now: number): Context => ({
  now,
  actor: { role: 'system', subject: name },
});
