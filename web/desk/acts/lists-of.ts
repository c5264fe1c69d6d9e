import type { Answer } from '../../api/operations.ts';
import type { CaseBody } from '../case/use-case.ts';

type Catalogue = Answer<'GET /regions/{region}/services'>;
type Regions = Answer<'GET /regions'>['regions'];
type Officers = Answer<'GET /officers'>['officers'];

/**
 * The lists that fields of forms name, by the paths that they name them by: those of the case, of its open task, of the
 * catalogue of its region, of the staff and of the regions that are served: those are where a registration may go.
 */
export function listsOf(
  { choices, taskDetails, district }: Pick<CaseBody, 'choices' | 'taskDetails' | 'district'>,
  catalogue: Catalogue | undefined,
  officers: Officers | undefined,
  regions: Regions | undefined,
  giveBack?: string,
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
    ...(regions && { districts: districtsOf(regions).filter(({ code }) => code !== district.code) }),
    ...(officers && {
      officers: [
        // An application that has not been decided can be given back.
        ...(giveBack === undefined ? [] : [{ subject: 'none', name: giveBack }]),
        ...officers.map(({ subject, name }) => ({ subject, name: name ?? subject })),
      ],
    }),
  };
}

/** All districts that are served; with their region where that is more than one, since many places share a name. */
const districtsOf = (regions: Regions) =>
  regions.flatMap(({ name: region, districts }) =>
    districts.map(({ code, name }) => ({ code, text: regions.length > 1 ? `${region} ${name}` : name })),
  );
