import type { Answer } from '../../api/operations.ts';
import type { CaseBody } from '../case/use-case.ts';

type Catalogue = Answer<'GET /regions/{region}/services'>;
type Officers = Answer<'GET /officers'>['officers'];

/**
 * The lists that fields of forms name, by the paths that they name them by: those of the case, of its open task, of the
 * catalogue of its region and of the staff.
 */
export function listsOf(
  { choices, taskDetails }: Pick<CaseBody, 'choices' | 'taskDetails'>,
  catalogue: Catalogue | undefined,
  officers: Officers | undefined,
): Readonly<Record<string, unknown>> {
  return {
    ...choices?.lists,
    planChoices: {
      ...choices?.plan,
      ...choices?.lists,
      refusalReasons: choices?.lists.serviceRefusalReasons,
    },
    ...(taskDetails?.screening && { screening: taskDetails.screening }),
    ...(catalogue && {
      factValues: catalogue.factValues,
      unemploymentReasons: catalogue.unemploymentReasons,
      agencies: catalogue.agencies,
    }),
    ...(officers && { officers: officers.map(({ subject, name }) => ({ subject, name: name ?? subject })) }),
  };
}
