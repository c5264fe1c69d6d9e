import type { Recipient, SentNotice } from '../kernel/notice.ts';

/** How a case ended for a reason that is exempt from notice: when, and whether the person has died. */
export interface ExemptEnd {
  readonly endedAt: string | undefined;
  readonly died: boolean;
}

/** The answer to somebody who has come forward after the end. It goes out in any case. */
const answers: readonly string[] = ['objection-dismissed'];

const isToPerson = ({ kind }: Recipient): boolean => kind === 'person';

/**
 * Whether a notice that has not been delivered is no longer to be sent: it is to the person, and the registration ended
 * after it for a reason that is exempt from notice (DOMAIN C5; for job-seekers I-51). What holds for the end holds for
 * what came before it, for each of these reasons, since the number on file no longer leads to the person:
 * - deceased: the message would reach the family;
 * - imprisoned: it would reach whoever has the phone, who then knows of the registration (I-34);
 * - emigrated: the number is given up, and the notice is out of date;
 * - unreachable: at least eighteen attempts in six months, by two means in each, have failed (I-07), and a number so
 *   long silent may be somebody else's by now.
 * Nothing is lost to them: it stays readable behind the sign-in, and a reinstatement makes it due again. What is
 * issued after the end, such as a correction, goes out: somebody has come forward. To the dead nothing goes out but the
 * answer to an objection, which says that they live.
 */
export const lapsesWith = ({ to, issuedAt, template }: SentNotice, { endedAt, died }: ExemptEnd): boolean =>
  isToPerson(to) && endedAt !== undefined && (issuedAt <= endedAt || (died && !answers.includes(template)));
