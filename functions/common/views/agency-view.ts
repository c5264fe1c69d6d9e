import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import { officeHours } from '../../../lib/policy/office-practice.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import type { AgencyVersion } from '../../../lib/store/district-agencies.ts';
import { districtView } from './district-view.ts';

/** Returns what people are told about the agency of a district: as it was entered, or as the region's directory lists it. */
export function agencyView(
  pack: Pack,
  district: string,
  last: AgencyVersion | undefined,
  { language, now }: { readonly language: Language; readonly now: number },
) {
  const agency = last ? enteredView(last) : listedView(pack, district, language);
  return {
    district: districtView(district, language),
    version: last?.version ?? 0,
    ...(agency && { agency }),
    usualHours: officeHours(pack),
    asOf: new Date(now).toISOString(),
  };
}

const enteredView = ({ agency: { hours, ...agency }, enteredAt }: AgencyVersion) => ({
  ...agency,
  ...(hours && { hours }),
  enteredOn: beijingDate(Date.parse(enteredAt)),
});

/** The district's own agency in the directory of the region, with the document that lists it. */
function listedView({ values: { agencyDirectory } }: Pack, district: string, language: Language) {
  if (agencyDirectory.status !== 'set') return undefined;
  const listed = agencyDirectory.value.agencies.find(
    (each) => each.kind === 'agency' && each.district === district,
  );
  return (
    listed && {
      ...(listed.id !== undefined && { id: listed.id }),
      name: listed.name[language],
      address: listed.address[language],
      phone: listed.phone,
      source: describeCitation(agencyDirectory.citation, language).text,
    }
  );
}
