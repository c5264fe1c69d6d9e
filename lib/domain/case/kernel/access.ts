import type { KernelState } from './state.ts';
import type { Role } from './vocabulary.ts';

/**
 * The caller. A jurisdiction is a division code or the beginning of one: `500103` is a district, `50` all
 * of Chongqing. Applicants and administrators have none.
 */
export interface Principal {
  readonly subject: string;
  readonly role: Role;
  readonly jurisdiction?: string;
  /** The number of the identity document that the issuer of the sign-in has verified; never logged, never stored. */
  readonly identityNumber?: string;
}

/** How a caller is related to a case: it is their own, it lies in their jurisdiction, or neither. */
export type Relation = 'own' | 'jurisdiction' | 'none';

/** How the caller is related to a case. It decides what they see; what they may do is in the matrix of acts. */
export function relationTo(principal: Principal, state: Pick<KernelState, 'owner' | 'district'>): Relation {
  switch (principal.role) {
    case 'applicant':
      return state.owner === principal.subject ? 'own' : 'none';
    case 'officer':
    case 'supervisor':
    case 'delivery-adapter':
      return isWithin(principal, state.district) ? 'jurisdiction' : 'none';
    case 'administrator':
      return 'none';
  }
}

/** Whether a district lies in somebody's jurisdiction. Without a jurisdiction none does. */
export const isWithin = (principal: Principal, district: string): boolean =>
  principal.jurisdiction !== undefined &&
  principal.jurisdiction.length >= 2 &&
  district.startsWith(principal.jurisdiction);
