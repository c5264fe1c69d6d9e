import type { Bilingual } from './bilingual.ts';
import type { Pack } from './packs.ts';
import type { Agency } from './values/guide.ts';

/** An agency that cases can name. */
export type NamedAgency = Agency & { readonly id: string };

export const agencyKindTexts = {
  agency: { zh: '公共就业服务机构', en: 'public employment service agency' },
  'grass-roots': { zh: '基层公共就业服务平台', en: 'grass-roots service desk' },
  'disabled-persons': { zh: '残疾人就业服务机构', en: 'disabled persons’ employment service agency' },
} as const satisfies Record<Agency['kind'], Bilingual>;

/** Returns the agencies of a region that cases can name, as entered with their source. Empty if none has been entered. */
export function namedAgencies({ values: { agencyDirectory } }: Pack): readonly NamedAgency[] {
  const entered = agencyDirectory.status === 'set' ? agencyDirectory.value.agencies : [];
  return entered.flatMap((agency) => (agency.id === undefined ? [] : [{ ...agency, id: agency.id }]));
}

/** Finds an agency of a district by its id; undefined if the directory has no such agency. */
export const agencyOf = (pack: Pack, district: string, id: string): NamedAgency | undefined =>
  namedAgencies(pack).find((agency) => agency.id === id && agency.district === district);
