import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { recognise } from '../../../lib/domain/case/assignment/officers.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { isStaff, roleSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { parseTravelPermit } from '../../../lib/domain/identity-number.ts';
import { cleanCopied } from '../../../lib/domain/text.ts';
import { parseUnifiedSocialCreditCode } from '../../../lib/domain/unified-social-credit-code.ts';
import type { FindEntry } from '../connections/directory.ts';
import { Problem } from './problems.ts';

// The authorizer passes claims on as text (PLATFORM 7, row 17).
const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  // Nobody signs in as a representative: a representative is an applicant with a mandate.
  role: roleSchema.exclude(['representative']),
  jurisdiction: z
    .string()
    .regex(/^\d{2,6}$/)
    .optional(),
  identity_number: z.string().max(60).optional(),
  credit_code: z.string().max(60).optional(),
});

/**
 * Returns the caller, from the claims that the authorizer has verified.
 * @throws Problem `unauthenticated` without a valid token, `role-not-allowed` if it names no role of the system
 */
export function principalOf(claims: Readonly<Record<string, unknown>> | undefined): Principal {
  if (!claims) throw new Problem('unauthenticated');
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) throw new Problem('role-not-allowed');
  const { sub, role, jurisdiction, identity_number: verified, credit_code: code } = parsed.data;
  const creditCode = role === 'employer' ? parseUnifiedSocialCreditCode(code ?? '') : undefined;
  // An employer is identified by its code: without a valid one its claims cannot be found.
  if (creditCode && !creditCode.ok) throw new Problem('role-not-allowed');
  return {
    subject: sub,
    role,
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...(role === 'applicant' && verified !== undefined && { identityNumber: asKept(verified) }),
    ...(creditCode?.ok && { creditCode: creditCode.value }),
  };
}

/** The number that the issuer has verified, as cases store it: that of a permit without the digits of its renewals. */
const asKept = (verified: string): string =>
  parseTravelPermit(verified)?.number ?? cleanCopied(verified).toUpperCase();

/** Returns when a sign-in ends, in milliseconds; undefined if its token does not say so. */
export function expiryOf(claims: Readonly<Record<string, unknown>> | undefined): number | undefined {
  const seconds = Number(claims?.exp);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

/**
 * Returns the caller with the districts that the staff directory gives them: the directory counts, not the token alone. It is
 * not asked about callers who are not staff.
 * @throws Problem `not-in-directory` with the reason
 */
export async function recognised(principal: Principal, find: FindEntry, now: number): Promise<Principal> {
  const { role, jurisdiction, subject } = principal;
  if (!isStaff(role)) return principal;
  const recognition = recognise({ role, jurisdiction }, await find(subject, now), beijingDate(now));
  if (!recognition.known) throw new Problem('not-in-directory', { because: recognition.because });
  return { ...principal, districts: recognition.areas };
}
