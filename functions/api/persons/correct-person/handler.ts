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

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { seen, ...given } = request.body;
    const faults: FieldProblem[] = [];
    const corrected = parseParts(given, beijingDate(request.now), (pointer, code) => {
      faults.push({ pointer, code });
    });
    if (faults.length > 0) throw Problem.ofFields(faults);
    return {
      body: await changePerson(records, request.path.caseId, request, (person, context) => {
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

export const handler = serve(operation, () => handle(connectRecords()));
