import type { Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import { checkCharacter } from '../../lib/domain/identity-number.ts';
import { type RegionId, servedRegions } from '../../lib/policy/regions/registry.ts';
import { regionSamples } from '../../lib/policy/regions/samples.ts';

let people = 0;

/** Returns a valid identity number that nobody else has: born on the given day, in Chongqing unless stated otherwise. */
export function identityNumber(birthDate = '1990-03-07', division = '500103'): string {
  people++;
  const first = `${division}${birthDate.replaceAll('-', '')}${String(people % 1000).padStart(3, '0')}`;
  return first + checkCharacter(first);
}

/** A district of each region, with the sign-ins that are responsible for it. */
export const districts = Object.fromEntries(
  servedRegions.ids.map((id) => [id, regionSamples[id].application.district]),
) as Readonly<Record<RegionId, string>>;

/** Returns that district for the id of any region, which may not be served. */
export function districtOf(region: Region): string {
  if (!servedRegions.has(region)) throw new Error(`${region} is not served`);
  return districts[region];
}

/** Returns an application that can be accepted as it is. */
export function application(change: Readonly<Record<string, unknown>> = {}) {
  return {
    district: districts.chongqing,
    placeBasis: 'residence',
    channel: 'online',
    applicant: { name: '张伟', identityNumber: identityNumber(), phone: '13800138000' },
    unemployment: { reason: '24', date: '2026-10-15', lastEmployer: '某某科技有限公司' },
    drawsPension: false,
    truthCommitment: true,
    ...change,
  };
}
