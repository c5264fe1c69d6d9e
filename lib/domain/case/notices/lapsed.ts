import type { ClosureSlice } from '../closure/state.ts';
import type { Recipient } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';

/**
 * Whether a notice that has not been delivered is no longer to be sent: it is to the person, and the registration
 * was closed after it for a reason that is exempt from notice (DOMAIN C5). What holds for the closure holds for
 * what came before it, for each of these reasons, since the number on file no longer leads to the person:
 * - deceased: the message would reach the family;
 * - imprisoned: it would reach whoever has the phone, who then knows of the registration (I-34);
 * - emigrated: the number is given up, and the notice is out of date;
 * - unreachable: at least eighteen attempts in six months, by two means in each, have failed (I-07), and a number so
 *   long silent may be somebody else's by now.
 * Nothing is lost to them: it stays readable behind the sign-in, and a reinstatement makes it due again. What is
 * issued after the closure, such as the answer to an objection, goes out: somebody has come forward.
 * @param state the case as it is when the notice would be sent
 */
export const hasLapsed = (
  { to, issuedAt }: { readonly to: Recipient; readonly issuedAt: string },
  { closure, endedAt }: Pick<KernelState, 'endedAt'> & ClosureSlice,
): boolean =>
  to.kind === 'person' &&
  closure?.status === 'closed' &&
  closure.noticeExempt &&
  endedAt !== undefined &&
  issuedAt <= endedAt;
