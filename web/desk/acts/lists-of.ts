import type { Answer } from '../../api/operations.ts';
import type { CaseBody } from '../case/use-case.ts';

type Catalogue = Answer<'GET /regions/{region}/services'>;
type Regions = Answer<'GET /regions'>['regions'];
type Officers = Answer<'GET /officers'>['officers'];

/**
 * The lists that fields of forms name, by their paths: those of the case, its open task, the catalogue of its region, the
 * staff, and the served regions to which a registration can move.
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
        // An undecided application can be returned to the pool.
        ...(giveBack === undefined ? [] : [{ subject: 'none', name: giveBack }]),
        ...officers.map(({ subject, name }) => ({ subject, name: name ?? subject })),
      ],
    }),
  };
}

/** All served districts. If they lie in several regions, each shows its region, because many places share a name. */
const districtsOf = (regions: Regions) =>
  regions.flatMap(({ name: region, districts }) =>
    districts.map(({ code, name }) => ({ code, text: regions.length > 1 ? `${region} ${name}` : name })),
  );
