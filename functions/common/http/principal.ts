import * as z from 'zod';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { roleSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { cleanCopied } from '../../../lib/domain/text.ts';
import { Problem } from './problems.ts';

// The authorizer hands claims on as text (PLATFORM 7, row 17).
const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  role: roleSchema,
  jurisdiction: z
    .string()
    .regex(/^\d{2,6}$/)
    .optional(),
  identity_number: z.string().max(60).optional(),
});

/**
 * The caller, from the claims that the authorizer has verified.
 * @throws Problem `unauthenticated` without a valid token, `role-not-allowed` when it names no role of the system.
 */
export function principalOf(claims: Readonly<Record<string, unknown>> | undefined): Principal {
  if (!claims) throw new Problem('unauthenticated');
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) throw new Problem('role-not-allowed');
  const { sub, role, jurisdiction, identity_number: verified } = parsed.data;
  return {
    subject: sub,
    role,
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...(role === 'applicant' &&
      verified !== undefined && { identityNumber: cleanCopied(verified).toUpperCase() }),
  };
}
