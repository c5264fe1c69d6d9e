import { areasOf, isWithin, type Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { Region } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { Problem } from '../http/problems.ts';

/**
 * The region that serves a county or district.
 * @param pointer where in the request the district is, if it is in its body
 * @throws Problem `region-not-served`, or `district-abolished` with the division that has taken its place
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
 * The region of a district about which somebody asks: staff about their jurisdiction, administrators about any.
 * @throws Problem `outside-jurisdiction` or `region-not-served`
 */
export function servedRegionOf(principal: Principal, district: string): Region {
  if (principal.role !== 'administrator' && !isWithin(principal, district))
    throw new Problem('outside-jurisdiction');
  return regionOfDistrict(district);
}

/**
 * The districts that a list is about: the one asked for, if it is theirs, or every county of the jurisdiction.
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
