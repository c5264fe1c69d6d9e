import type * as z from 'zod';
import { beijingDate, type LocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { HouseholdMember } from '../../../../lib/domain/case/household/events.ts';
import { parseDocumentNumber } from '../../../../lib/domain/identity-number.ts';
import type { Person } from '../../../../lib/domain/person.ts';
import type { Sealing } from '../../../../lib/store/sealing.ts';
import { type FieldProblem, Problem } from '../../../common/http/problems.ts';
import type { householdBodySchema } from './operation.ts';

type Stated = z.output<typeof householdBodySchema>['members'][number];

/**
 * Returns the members as they are stored: the person of the case first, then the others as stated, each with the keyed hash of
 * their number, by which they are found.
 * @throws Problem for an invalid number, and for a day of birth that is missing or does not fit
 */
export async function membersOf(
  stated: readonly Stated[],
  person: Pick<Person, 'birthDate'>,
  personId: string,
  sealing: Sealing,
  now: number,
): Promise<readonly HouseholdMember[]> {
  const today = beijingDate(now);
  const read = stated.map((each, index) => readMember(each, index, today));
  const faults = read.flatMap(({ fault }) => fault ?? []);
  if (faults.length > 0) throw Problem.ofFields(faults);
  const others = await Promise.all(
    read.map(async ({ birthDate, number }, index) => ({
      member: index + 2,
      relation: stated[index]?.relation ?? 'other',
      birthDate,
      ableToWork: stated[index]?.ableToWork === true,
      ...(number !== undefined && {
        identityNumber: number,
        personId: await sealing.personId(number),
      }),
    })),
  );
  return [
    { member: 1, relation: 'self', birthDate: person.birthDate, ableToWork: true, personId },
    ...others,
  ];
}

interface ReadMember {
  readonly birthDate: string;
  readonly number?: string;
  readonly fault?: FieldProblem;
}

function readMember({ identityNumber, birthDate }: Stated, index: number, today: LocalDate): ReadMember {
  const at = `/members/${index}`;
  const wrong = (field: string, code: FieldProblem['code']): ReadMember => ({
    birthDate: '',
    fault: { pointer: `${at}/${field}`, code },
  });
  if (identityNumber === undefined) {
    if (birthDate === undefined) return wrong('birthDate', 'household-birth-date-missing');
    return birthDate > today ? wrong('birthDate', 'date-in-future') : { birthDate };
  }
  const parsed = parseDocumentNumber(identityNumber, today);
  if (!parsed.ok) return wrong('identityNumber', `identity-number-${parsed.failure.fault}`);
  const { number, birthDate: shown } = parsed.value;
  if (shown === undefined && birthDate === undefined)
    return wrong('birthDate', 'household-birth-date-missing');
  if (shown !== undefined && birthDate !== undefined && birthDate !== shown)
    return wrong('birthDate', 'household-birth-date-differs');
  const born = shown ?? birthDate ?? '';
  return born > today ? wrong('birthDate', 'date-in-future') : { birthDate: born, number };
}
