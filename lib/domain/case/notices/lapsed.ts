import type { Recipient, SentNotice } from '../kernel/notice.ts';

/** The end of a case for a reason that is exempt from notice: when, and whether the person has died. */
export interface ExemptEnd {
  readonly endedAt: string | undefined;
  readonly died: boolean;
  /** Since when the death is recorded; by default since the end. */
  readonly recordedAt?: string | undefined;
  /** When the person last objected to a decision. */
  readonly objectedAt?: string | undefined;
}

/** Answers to somebody who has come forward after their death was recorded. They are always sent. */
const answers: readonly string[] = ['objection-dismissed'];

const isToPerson = ({ kind }: Recipient): boolean => kind === 'person';

/**
 * Whether an undelivered notice is no longer to be sent: it is addressed to the person, and after it the registration ended for
 * a reason that is exempt from notice (DOMAIN C5; for job-seekers I-51). The exemption of the end also covers earlier notices,
 * for each of these reasons, since the number on file no longer reaches the person:
 * - deceased: the message would reach the family;
 * - imprisoned: it would reach whoever has the phone, who would learn of the registration (I-34);
 * - emigrated: the number has been given up, and the notice is out of date;
 * - unreachable: at least eighteen attempts in six months, by two means in each, have failed (I-07), and a number silent for
 *   so long may belong to somebody else by now.
 *
 * Nothing is lost: the notice stays readable behind the sign-in, and a reinstatement makes it due again. Notices issued after
 * the end, such as for a correction, are sent: somebody has come forward. After a death nothing is sent but the answer to an
 * objection that was raised after it was recorded, and so claims that the person is alive.
 */
export function lapsesWith(
  { to, issuedAt, template }: SentNotice,
  { endedAt, died, recordedAt = endedAt, objectedAt }: ExemptEnd,
): boolean {
  if (!isToPerson(to) || endedAt === undefined || recordedAt === undefined) return false;
  const isAnswer = answers.includes(template) && objectedAt !== undefined && objectedAt >= recordedAt;
  return issuedAt <= endedAt || (died && !isAnswer);
}
