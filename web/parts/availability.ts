import type { Answer } from '../api/operations.ts';
import { serviceNow } from '../api/service-time.ts';
import { dayOf } from '../texts/dates.ts';

type Officer = Answer<'GET /officers'>['officers'][number];

/** Whether a member of staff works on cases: the administrator of a unit decides none and sees no person. */
export const worksOnCases = ({ role }: Pick<Officer, 'role'>): boolean => role !== 'unit-administrator';

/** Whether a member of staff works in a district, or everywhere in a wider area. */
const worksIn = ({ districts }: Pick<Officer, 'districts'>, place: string): boolean =>
  districts.some((code) => place.startsWith(code));

/** Whether somebody can be given cases today, in each of the districts: they work on cases there, and are here. */
export const canBeGivenCases = (
  officer: Pick<Officer, 'role' | 'districts' | 'absentToday'>,
  districts: readonly string[],
): boolean =>
  worksOnCases(officer) && !officer.absentToday && districts.every((place) => worksIn(officer, place));

/** The absence of somebody, now or to come. The directory keeps one that is over; nobody is away by it. */
export const absenceToCome = ({ absence }: Pick<Officer, 'absence'>): Officer['absence'] =>
  absence && dayOf(serviceNow()) <= absence.until ? absence : undefined;

/** The days of an absence, as typed so far: empty until they are. */
interface Days {
  readonly from: string;
  readonly until: string;
}

/**
 * Whether somebody can stand in for an absent person: they do the same work wherever that person does, have not left when the
 * absence begins, and are not away for all of it.
 */
export const canStandIn = (
  deputy: Pick<Officer, 'subject' | 'role' | 'districts' | 'absence' | 'leftOn'>,
  absent: Pick<Officer, 'subject' | 'role' | 'districts'>,
  { from, until }: Days,
): boolean =>
  deputy.subject !== absent.subject &&
  (worksOnCases(deputy) || !worksOnCases(absent)) &&
  absent.districts.every((place) => worksIn(deputy, place)) &&
  !(deputy.leftOn !== undefined && (from === '' || deputy.leftOn <= from)) &&
  !(
    deputy.absence &&
    from !== '' &&
    until !== '' &&
    deputy.absence.from <= from &&
    until <= deputy.absence.until
  );
