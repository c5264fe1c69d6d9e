import { areasOf, isWithin, type Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { Region } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { Problem } from '../http/problems.ts';

/**
 * Returns the region that serves a county or district.
 * @param pointer the JSON pointer to the district, if it is in the body of the request
 * @throws Problem `region-not-served`, or `district-abolished` with the division that has replaced it
 */
export function regionOfDistrict(district: string, pointer?: string): Region {
  const region = servedRegions.ofCounty(district);
  if (region) return region;
  const { retired } = servedRegions.divisions.division(district) ?? {};
  if (retired)
    throw new Problem(
      'district-abolished',
      {
        abolishedOn: retired.abolished,
        successor: {
          code: retired.successor,
          name: servedRegions.divisions.fullName(retired.successor) ?? retired.successor,
        },
      },
      pointer === undefined ? [] : [{ pointer, code: 'district-abolished' }],
    );
  throw new Problem(
    'region-not-served',
    {},
    pointer === undefined ? [] : [{ pointer, code: 'region-not-served' }],
  );
}

/**
 * Returns the region of a district that somebody asks about: staff within their jurisdiction, administrators anywhere.
 * @throws Problem `outside-jurisdiction`, `region-not-served` or `district-abolished`
 */
export function servedRegionOf(principal: Principal, district: string): Region {
  if (principal.role !== 'administrator' && !isWithin(principal, district))
    throw new Problem('outside-jurisdiction');
  return regionOfDistrict(district);
}

/**
 * Returns the districts that a list covers: the requested one, if it is the caller's, or every county of the jurisdiction.
 * @throws Problem `outside-jurisdiction`
 */
export function resolveDistricts(principal: Principal, asked: string | undefined): string[] {
  if (asked !== undefined) {
    if (!isWithin(principal, asked)) throw new Problem('outside-jurisdiction');
    return [asked];
  }
  const areas = areasOf(principal);
  if (areas.length === 0) throw new Problem('outside-jurisdiction');
  return [
    ...new Set(areas.flatMap((area) => servedRegions.divisions.countiesOf(area).map(({ code }) => code))),
  ];
}
