import { sharedAreas } from '../kernel/access.ts';
import type { Role, StaffRole } from '../kernel/vocabulary.ts';

/** A member of staff, as listed in the agency's directory. */
export interface Officer {
  readonly subject: string;
  /** Their role; `officer` if absent. */
  readonly role?: StaffRole | undefined;
  /** Whether they are given cases by load. If absent, officers are and others are not. */
  readonly takesCases?: boolean | undefined;
  /** The divisions in which they work, as codes or prefixes of codes. */
  readonly districts: readonly string[];
  /** The id of the agency of the directory in which they work; absent for the district's own. */
  readonly agency?: string | undefined;
  /** The Beijing day from which they no longer work at the agency, or in this work. */
  readonly leftOn?: string | undefined;
  /** The number of open cases that they have now. */
  readonly load: number;
  /** The Beijing days of an absence, both inclusive, and the deputy. */
  readonly absence?:
    | { readonly from: string; readonly until: string; readonly deputy?: string | undefined }
    | undefined;
}

/** Whether an officer is away on a Beijing day, temporarily or for good. */
export const isAbsent = (officer: Pick<Officer, 'absence' | 'leftOn'>, today: string): boolean =>
  hasLeft(officer, today) || isAway(officer, today);

/** The role of a member of staff. */
export const staffRoleOf = ({ role = 'officer' }: Pick<Officer, 'role'>): StaffRole => role;

/** Whether a member of staff works on cases: the administrator of a unit decides no case and sees no person. */
export const worksOnCases = (officer: Pick<Officer, 'role'>): boolean =>
  staffRoleOf(officer) !== 'unit-administrator';

/** Whether a member of staff is given cases by load. */
export const takesCases = (officer: Pick<Officer, 'role' | 'takesCases'>): boolean =>
  worksOnCases(officer) && (officer.takesCases ?? staffRoleOf(officer) === 'officer');

/** Whether an officer has left by a Beijing day. */
export const hasLeft = ({ leftOn }: Pick<Officer, 'leftOn'>, today: string): boolean =>
  leftOn !== undefined && leftOn <= today;

const isAway = (officer: Pick<Officer, 'absence'>, today: string): boolean =>
  officer.absence !== undefined && officer.absence.from <= today && today <= officer.absence.until;

/** Whether an officer works in a district. */
export const worksIn = ({ districts }: Pick<Officer, 'districts'>, district: string): boolean =>
  districts.some((code) => district.startsWith(code));

/**
 * Finds the officer with the fewest open cases among those of the district who are present; of several, the first by name, so
 * that the choice is repeatable. Officers of the case's agency take precedence; if none is present, the others of the district
 * follow. Undefined if nobody is present.
 */
export function findLeastLoaded(
  officers: readonly Officer[],
  district: string,
  today: string,
  agency?: string,
): string | undefined {
  const present = officers.filter(
    (each) => takesCases(each) && worksIn(each, district) && !isAbsent(each, today),
  );
  const colleagues = present.filter((each) => each.agency === agency);
  return (colleagues.length > 0 ? colleagues : present)
    .toSorted((a, b) => a.load - b.load || (a.subject < b.subject ? -1 : 1))
    .at(0)?.subject;
}

/** What is known of a member of staff when asking who stands in for whom. */
export type StandIn = Pick<Officer, 'subject' | 'role' | 'districts' | 'absence' | 'leftOn'>;

/** Whether somebody can do the work of another: they work on cases, and wherever the other does. */
const canStandInFor = (deputy: StandIn, absent: StandIn): boolean =>
  (worksOnCases(deputy) || !worksOnCases(absent)) &&
  absent.districts.every((district) => worksIn(deputy, district));

/**
 * Finds who does an officer's work on a day: the officer, or their deputy while they are absent, and so on while a deputy is
 * absent too. If nobody in the chain is present, the work stays with the officer. So it does if a deputy has got another role
 * or other districts since, and once somebody has left and the absence that was entered is over.
 */
export function findActingOfficer(officers: readonly StandIn[], subject: string, today: string): string {
  const asked = new Set<string>();
  let acting = subject;
  while (!asked.has(acting)) {
    asked.add(acting);
    const officer = officers.find((each) => each.subject === acting);
    if (!officer || !isAbsent(officer, today)) return acting;
    const deputy = isAway(officer, today)
      ? officers.find((each) => each.subject === officer.absence?.deputy)
      : undefined;
    if (!deputy || !canStandInFor(deputy, officer)) return subject;
    acting = deputy.subject;
  }
  return subject;
}

/** The officers whose work somebody does on a day: their own, and that of the officers whose deputy they are. */
export const worksFor = (officers: readonly StandIn[], subject: string, today: string): readonly string[] => [
  subject,
  ...officers
    .map((each) => each.subject)
    .filter((each) => each !== subject && findActingOfficer(officers, each, today) === subject),
];

/** Why an absence cannot be entered. */
export type AbsenceFault =
  | 'reversed'
  | 'deputy-unknown'
  | 'deputy-other-role'
  | 'deputy-elsewhere'
  | 'deputy-absent';

/**
 * Why an absence cannot be entered: it ends before it begins, or the deputy is the absent person, is not in the directory, does
 * not work on cases, does not work in all of the districts, or is away for all of it. Undefined if it can be entered.
 */
export function absenceFault(absent: StandIn, others: readonly StandIn[]): AbsenceFault | undefined {
  const { subject, absence } = absent;
  if (!absence) return undefined;
  const { from, until, deputy } = absence;
  if (until < from || deputy === subject) return 'reversed';
  if (deputy === undefined) return undefined;
  const standIn = others.find((each) => each.subject === deputy);
  if (!standIn) return 'deputy-unknown';
  if (!canStandInFor(standIn, absent))
    return worksOnCases(standIn) ? 'deputy-elsewhere' : 'deputy-other-role';
  const away = standIn.absence;
  const gone = hasLeft(standIn, from) || (away && away.from <= from && until <= away.until);
  return gone ? 'deputy-absent' : undefined;
}

/**
 * Whether anybody besides the person who entered an application could decide it: an officer or a supervisor of the district who
 * has not left. Somebody who is temporarily away counts, too: their deputy decides, or they do later.
 */
export const hasSecondPerson = (
  officers: readonly Pick<Officer, 'subject' | 'role' | 'districts' | 'leftOn'>[],
  { district, enteredBy }: { readonly district: string; readonly enteredBy?: string | undefined },
  today: string,
): boolean =>
  officers.some(
    (each) =>
      each.subject !== enteredBy && worksOnCases(each) && worksIn(each, district) && !hasLeft(each, today),
  );

/** How the directory answers a sign-in as a member of staff. */
export type Recognition =
  | { readonly known: true; readonly areas: readonly string[] }
  | { readonly known: false; readonly because: 'not-entered' | 'left' | 'other-role' | 'other-district' };

/**
 * Checks a sign-in as a member of staff against the directory. They may act where the jurisdiction of the sign-in and their
 * directory entry overlap; otherwise the result says why they may not act.
 * @param entry their entry; undefined if they have none
 */
export function recognise(
  { role, jurisdiction = '' }: { readonly role: StaffRole; readonly jurisdiction?: string | undefined },
  entry: Pick<Officer, 'role' | 'districts' | 'leftOn'> | undefined,
  today: string,
): Recognition {
  if (!entry) return { known: false, because: 'not-entered' };
  if (hasLeft(entry, today)) return { known: false, because: 'left' };
  if (staffRoleOf(entry) !== role) return { known: false, because: 'other-role' };
  const areas = jurisdiction === '' ? [] : sharedAreas(jurisdiction, entry.districts);
  return areas.length > 0 ? { known: true, areas } : { known: false, because: 'other-district' };
}

/** The roles that each role may enter or change in the directory: never its own or a higher one. */
const mayEnter: Readonly<Partial<Record<Role, readonly StaffRole[]>>> = {
  supervisor: ['officer'],
  'unit-administrator': ['officer', 'supervisor'],
  administrator: ['officer', 'supervisor', 'unit-administrator'],
};

/** Whether a role may enter or change a directory entry, given its versions before and after. */
export const mayEnterAs = (role: Role, ...entries: readonly (Pick<Officer, 'role'> | undefined)[]): boolean =>
  entries.every((entry) => !entry || mayEnter[role]?.includes(staffRoleOf(entry)) === true);

/** Why an officer cannot be given a case of a district on a day; undefined if they can. */
export function unavailableReason(
  officers: readonly Omit<Officer, 'load'>[],
  subject: string,
  district: string,
  today: string,
): 'unknown' | 'other-role' | 'other-district' | 'absent' | undefined {
  const officer = officers.find((each) => each.subject === subject);
  if (!officer) return 'unknown';
  if (!worksOnCases(officer)) return 'other-role';
  if (!worksIn(officer, district)) return 'other-district';
  return isAbsent(officer, today) ? 'absent' : undefined;
}
