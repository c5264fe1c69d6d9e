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
  /** Of the staff of an agency: the part of the jurisdiction in which the directory has them. */
  readonly districts?: readonly string[];
  /** The number of the identity document that the issuer of the sign-in has verified; never logged, never stored. */
  readonly identityNumber?: string;
  /** The unified social credit code for which an employer signs in, as the issuer of the sign-in has verified it. */
  readonly creditCode?: string;
  /** The Beijing day of a request, where representatives may make it; absent where they may not. */
  readonly representsOn?: string;
}

/** How a caller is related to a case: it is their own, that of somebody whose mandate they have, or lies in their jurisdiction. */
export type Relation = 'own' | 'mandate' | 'jurisdiction' | 'none';

/** That somebody acts for the person of a case, from one Beijing day to another, both included. */
export interface MandateTerm {
  readonly subject: string;
  readonly from: string;
  readonly until: string;
  readonly revokedAt?: string | undefined;
}

type AccessState = Pick<KernelState, 'owner' | 'district'> & {
  readonly mandates?: readonly MandateTerm[] | undefined;
};

/** Whether a mandate holds on a Beijing day. */
export const isInForce = ({ from, until, revokedAt }: MandateTerm, today: string): boolean =>
  revokedAt === undefined && from <= today && today <= until;

/** The mandates that somebody has, or had, for the person of a case. */
export const mandatesOf = ({ mandates = [] }: AccessState, subject: string): readonly MandateTerm[] =>
  mandates.filter((each) => each.subject === subject);

/**
 * How the caller is related to a case. It decides what they see; what they may do is in the matrix of acts. Relations
 * are those of `functions/api/roles.ts`.
 */
export function relationTo(principal: Principal, state: AccessState): Relation {
  const { role, subject, representsOn: today } = principal;
  switch (role) {
    case 'applicant':
      if (state.owner === subject) return 'own';
      return today !== undefined && mandatesOf(state, subject).some((each) => isInForce(each, today))
        ? 'mandate'
        : 'none';
    case 'officer':
    case 'supervisor':
    case 'unit-administrator':
    case 'auditor':
    case 'delivery-adapter':
      return isWithin(principal, state.district) ? 'jurisdiction' : 'none';
    // Nobody signs in as a representative: they are an applicant with a mandate.
    case 'representative':
    case 'policy-administrator':
    case 'administrator':
    // Payments lie in the jurisdiction of finance, and claims belong to their employer: neither reads a case.
    case 'finance':
    case 'employer':
      return 'none';
  }
}

/** The role in which the caller acts on a case: that of their sign-in, unless they have a mandate. */
export const actingRole = (principal: Principal, state: AccessState): Role =>
  relationTo(principal, state) === 'mandate' ? 'representative' : principal.role;

/** Whether a district lies in somebody's jurisdiction, and for staff where the directory has them. Without either none does. */
export const isWithin = (principal: Principal, district: string): boolean =>
  areasOf(principal).some((area) => district.startsWith(area));

/** The divisions, or beginnings of them, in which the caller works. */
export function areasOf({ jurisdiction, districts }: Principal): readonly string[] {
  if (jurisdiction === undefined || jurisdiction.length < 2) return [];
  return districts ?? [jurisdiction];
}

/** Where both a jurisdiction and one of the districts of an entry reach: the longer code of each pair that meets. */
export const sharedAreas = (jurisdiction: string, districts: readonly string[]): readonly string[] =>
  districts.flatMap((district) => {
    if (district.startsWith(jurisdiction)) return [district];
    return jurisdiction.startsWith(district) ? [jurisdiction] : [];
  });
