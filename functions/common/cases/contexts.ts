import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
/** Who acts in a request, and when (milliseconds): the person who signed in. */
export const contextOf = ({
  principal,
  now,
}: {
  readonly principal: Principal;
  readonly now: number;
}): Context => ({ now, actor: { role: principal.role, subject: principal.subject } });

/** The system itself as the actor, under the name of the function that does it. */
export const systemContext = (name: string, now: number): Context => ({
  now,
  actor: { role: 'system', subject: name },
});
