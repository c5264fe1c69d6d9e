import type { AreaCodes } from '../../domain/divisions/area-codes.ts';
import type { EnglishNames } from '../../domain/divisions/english-names.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Circular } from '../circular.ts';
import type { Citation } from '../types.ts';
import type { Layer } from '../values.ts';

/** The rules of a province or a city: its layer of the packs, and the circulars behind the layer. */
export interface LocalRules {
  readonly layer: Layer;
  readonly circulars: readonly Circular[];
}

/** The divisions of a province, with their English names and area codes. */
export interface Places {
  /** A file of `lib/domain/data/divisions`: names by GB/T 2260 code. */
  readonly divisions: Readonly<Record<string, string>>;
  readonly englishNames: EnglishNames;
  readonly areaCodes: AreaCodes;
  /** Bodies that review decisions of agencies that no people's government runs, by county code, with their source. */
  readonly reviewBodies?: Readonly<Record<string, Bilingual & { readonly citation: Citation }>>;
}

/** A region that is served: a province, or a city whose province has not loaded a circular of its own. */
export interface RegionDefinition {
  readonly id: string;
  readonly name: Bilingual;
  /** The first digits that the GB/T 2260 codes of all its divisions share. */
  readonly divisionPrefix: string;
  /** Its own layer, then any layers between it and the nation (a province), most local first. */
  readonly rules: readonly [LocalRules, ...LocalRules[]];
  readonly places: Places;
}
