import type { KernelState } from './state.ts';
import type { Role } from './vocabulary.ts';

/**
 * The caller. A jurisdiction is a division code or a prefix of one: `500103` is a district, `50` all of Chongqing. Applicants
 * and administrators have none.
 */
export interface Principal {
  readonly subject: string;
  readonly role: Role;
  readonly jurisdiction?: string;
  /** For agency staff: the part of the jurisdiction in which the directory lists them. */
  readonly districts?: readonly string[];
  /** The number of the identity document, as verified by the issuer of the sign-in; never logged, never stored. */
  readonly identityNumber?: string;
  /** The unified social credit code for which an employer signs in, as verified by the issuer of the sign-in. */
  readonly creditCode?: string;
  /** The Beijing day of a request that representatives may make; absent if they may not make it. */
  readonly representsOn?: string;
}

/**
 * How a caller is related to a case: it is their own, belongs to somebody whose mandate they have, or lies in their
 * jurisdiction.
 */
export type Relation = 'own' | 'mandate' | 'jurisdiction' | 'none';

/** A mandate to act for the person of a case, from one Beijing day to another, both inclusive. */
export interface MandateTerm {
  readonly subject: string;
  readonly from: string;
  readonly until: string;
  readonly revokedAt?: string | undefined;
}

type AccessState = Pick<KernelState, 'owner' | 'district'> & {
  readonly mandates?: readonly MandateTerm[] | undefined;
};

/** Whether a mandate is in force on a Beijing day. */
export const isInForce = ({ from, until, revokedAt }: MandateTerm, today: string): boolean =>
  revokedAt === undefined && from <= today && today <= until;

/** The mandates that somebody has, or once had, for the person of a case. */
export const mandatesOf = ({ mandates = [] }: AccessState, subject: string): readonly MandateTerm[] =>
  mandates.filter((each) => each.subject === subject);

/**
 * Returns how the caller is related to a case. The relation decides what they see; the matrix of acts decides what they may do.
 * Relations are those of `functions/api/roles.ts`.
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
    // Finance works with the payments of its jurisdiction, and an employer with its own claims: neither reads a case.
    case 'finance':
    case 'employer':
      return 'none';
  }
}

/** The role in which the caller acts on a case: the role of their sign-in, unless they act under a mandate. */
export const actingRole = (principal: Principal, state: AccessState): Role =>
  relationTo(principal, state) === 'mandate' ? 'representative' : principal.role;

/**
 * Whether a district lies in the caller's jurisdiction and, for staff, among their districts in the directory. False for a
 * caller without a jurisdiction.
 */
export const isWithin = (principal: Principal, district: string): boolean =>
  areasOf(principal).some((area) => district.startsWith(area));

/** The divisions in which the caller works, as codes or prefixes of codes. */
export function areasOf({ jurisdiction, districts }: Principal): readonly string[] {
  if (jurisdiction === undefined || jurisdiction.length < 2) return [];
  return districts ?? [jurisdiction];
}

/** The areas covered by both a jurisdiction and the districts of an entry: the longer code of each overlapping pair. */
export const sharedAreas = (jurisdiction: string, districts: readonly string[]): readonly string[] =>
  districts.flatMap((district) => {
    if (district.startsWith(jurisdiction)) return [district];
    return jurisdiction.startsWith(district) ? [jurisdiction] : [];
  });
