import { isDeepStrictEqual } from 'node:util';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { correctPerson } from '../../../../lib/domain/case/person/correct.ts';
import { correctedParts } from '../../../../lib/domain/case/person/events.ts';
import type { Person } from '../../../../lib/domain/person.ts';
import { changePerson } from '../../../common/cases/change-person.ts';
import { parseParts } from '../../../common/cases/parse-applicant.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type FieldProblem, Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

type Given = Parameters<typeof parseParts>[0];

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { seen, ...given } = request.body;
    const parsed = (of: Given) => {
      const faults: FieldProblem[] = [];
      const parts = parseParts(of, beijingDate(request.now), (pointer, code) => {
        faults.push({ pointer, code });
      });
      if (faults.length > 0) throw Problem.ofFields(faults);
      return parts;
    };
    parsed(given);
    return {
      body: await changePerson(records, request.path.caseId, request, (person, context) => {
        const corrected = parsed(withTheNumber(given, person));
        const parts = correctedParts.filter(
          (part) => part in corrected && !isDeepStrictEqual(corrected[part], person[part]),
        );
        const only = (of: Partial<Person>) => Object.fromEntries(parts.map((part) => [part, of[part]]));
        return {
          decision: correctPerson(parts, seen, context),
          person: { ...person, ...corrected },
          freeText: { before: only(person), after: only(corrected) },
        };
      }),
    };
  };

/** The birth date and the sex are corrected beside the number that shows them, or does not: the person's own, if none is given. */
function withTheNumber(given: Given, { identityNumber, birthDate, sex }: Person): Given {
  const isGiven =
    given.identityNumber !== undefined || given.birthDate !== undefined || given.sex !== undefined;
  return isGiven ? { identityNumber, birthDate, sex, ...given } : given;
}

export const handler = serve(operation, () => handle(connectRecords()));
