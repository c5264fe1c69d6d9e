import { areaCodeOf } from '../../domain/divisions/area-codes.ts';
import { type DivisionTable, divisionTable } from '../../domain/divisions/division-table.ts';
import { fullNameInEnglish } from '../../domain/divisions/english-names.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Circular } from '../circular.ts';
import { sourceTitles } from '../clauses/sources.ts';
import type { CircularClause } from '../clauses/types.ts';
import { documents, type PolicyDocument } from '../documents.ts';
import { national } from '../layers/national/layer.ts';
import type { LayerSet } from '../layers.ts';
import type { LayerId } from '../values.ts';
import type { LocalRules, Places, RegionDefinition } from './region.ts';

/** Thrown for a region that is not served. */
export class UnknownRegionError extends Error {
  override readonly name = 'UnknownRegionError';
  constructor(id: string) {
    super(`no region is called ${id}`);
  }
}

/** A set of regions, and everything that depends on which they are. */
export interface Regions<Id extends string = string> {
  /** In display order. */
  readonly ids: readonly Id[];
  has(id: string): id is Id;
  /** @throws UnknownRegionError */
  definition(id: string): RegionDefinition;

  /** The national layer and the layers of all regions, by id. */
  readonly layers: LayerSet;
  /** The layers of a region, most local first; the last is `national`. @throws UnknownRegionError */
  layersOf(id: string): readonly LayerId[];

  /** A document that a value may cite, by id: a national one, or a circular. */
  document(id: string): PolicyDocument | undefined;
  isCircular(documentId: string): boolean;
  /** The clauses of all circulars, region by region. */
  readonly clauses: readonly CircularClause[];
  /** The prefixes of their clause ids, such as `CQ`. */
  readonly clausePrefixes: readonly string[];
  /** The short Chinese title of a clause, source, reading or section of DOMAIN.md; undefined for an unknown id. */
  clauseTitle(id: string): string | undefined;

  /** The divisions of the provinces that contain the regions. */
  readonly divisions: DivisionTable;
  /** The region that contains a six-digit division code (GB/T 2260); undefined if none is served there. */
  ofDivision(code: string): Id | undefined;
  /** The region that registers the people of a county; undefined if the code is not a county today, or not served. */
  ofCounty(code: string): Id | undefined;
  /** `divisions.fullName` in English, the narrowest part first: `Yuzhong District, Chongqing`. */
  fullNameInEnglish(code: string): string | undefined;
  /** The telephone area code of a division; undefined if it is not certain. */
  areaCode(division: string): string | undefined;
  /**
   * The body that reviews decisions of a county's agency: the people's government of the county, which is above the
   * department that runs the agency (Administrative Reconsideration Law art. 24). A development zone has no people's
   * government: undefined until its region names the body with a source.
   */
  reviewBody(county: string): Bilingual | undefined;
}

/**
 * Derives everything that depends on the set of regions from their definitions.
 * @throws Error if two of them contradict each other: one id, prefix or clause for two things
 * @example makeRegions([...regionDefinitions, zhejiang]).ofDivision('330106') // 'zhejiang'
 */
export function makeRegions<const Definitions extends readonly RegionDefinition[]>(
  definitions: Definitions,
): Regions<Definitions[number]['id']> {
  type Id = Definitions[number]['id'];
  const byId = unique('region', definitions, ({ id }) => id);
  unique('division prefix', definitions, ({ divisionPrefix }) => divisionPrefix);
  const rules = unique(
    'layer',
    definitions.flatMap((region) => region.rules),
    ({ layer }) => layer.id,
  );
  const circulars = circularsOf([...rules.values()]);
  const allDocuments = new Map<string, PolicyDocument>([...Object.entries(documents), ...circulars]);
  const clauses = [...circulars.values()].flatMap((circular) => circular.clauses);
  const titles = new Map([
    ...[...unique('clause', clauses, ({ id }) => id).values()].map(({ id, title }) => [id, title] as const),
    ...Object.entries(sourceTitles),
  ]);
  const divisions = divisionTable(definitions.map(({ places }) => places.divisions));
  const englishNames = Object.assign({}, ...definitions.map(({ places }) => places.englishNames));
  const reviewBodies: NonNullable<Places['reviewBodies']> = Object.assign(
    {},
    ...definitions.map(({ places }) => places.reviewBodies),
  );
  const areaCodes = Object.assign({}, ...definitions.map(({ places }) => places.areaCodes));

  const definition = (id: string): RegionDefinition => {
    const found = byId.get(id);
    if (!found) throw new UnknownRegionError(id);
    return found;
  };
  const ofDivision = (code: string): Id | undefined =>
    /^\d{6}$/.test(code)
      ? definitions
          .filter(({ divisionPrefix }) => code.startsWith(divisionPrefix))
          .toSorted((a, b) => b.divisionPrefix.length - a.divisionPrefix.length)[0]?.id
      : undefined;
  return {
    ids: definitions.map(({ id }): Id => id),
    has: (id): id is Id => byId.has(id),
    definition,
    layers: { national, ...Object.fromEntries([...rules].map(([id, { layer }]) => [id, layer])) },
    layersOf: (id) => [...definition(id).rules.map(({ layer }) => layer.id), national.id],
    document: (id) => allDocuments.get(id),
    isCircular: (id) => circulars.has(id),
    clauses,
    clausePrefixes: [...circulars.values()].map(({ clausePrefix }) => clausePrefix),
    clauseTitle: (id) => titles.get(id),
    divisions,
    ofDivision,
    ofCounty: (code) => (divisions.isCounty(code) ? ofDivision(code) : undefined),
    fullNameInEnglish: (code) => fullNameInEnglish(divisions, englishNames, code),
    areaCode: (division) => areaCodeOf(areaCodes, division),
    reviewBody: (county) => {
      const zh = divisions.fullName(county);
      if (reviewBodies[county] || zh === undefined || isZone(county)) return reviewBodies[county];
      const en = fullNameInEnglish(divisions, englishNames, county) ?? zh;
      return { zh: `${zh}人民政府`, en: `the people's government of ${en}` };
    },
  };
}

/** Whether a county code is a development zone: numbers 71 to 79 of a city are areas that are not administrative divisions. */
const isZone = (county: string): boolean => /^\d{4}7[1-9]$/.test(county);

function circularsOf(rules: readonly LocalRules[]): ReadonlyMap<string, Circular> {
  const all = rules.flatMap(({ circulars }) => circulars);
  unique('clause prefix', all, ({ clausePrefix }) => clausePrefix);
  for (const { id, clausePrefix, clauses } of all)
    for (const clause of clauses)
      if (!clause.id.startsWith(`${clausePrefix}-`))
        throw new Error(`the clause ${clause.id} of ${id} does not begin with ${clausePrefix}`);
  return unique('circular', all, ({ id }) => id);
}

/** Indexes members by name. The same member twice counts once. @throws Error if one name means two members */
function unique<Member>(
  what: string,
  members: readonly Member[],
  nameOf: (member: Member) => string,
): ReadonlyMap<string, Member> {
  const found = new Map<string, Member>();
  for (const member of members) {
    const name = nameOf(member);
    const other = found.get(name);
    if (other !== undefined && other !== member) throw new Error(`the ${what} ${name} is defined twice`);
    found.set(name, member);
  }
  return found;
}
