import type { AreaCodes } from '../../domain/divisions/area-codes.ts';
import type { EnglishNames } from '../../domain/divisions/english-names.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Circular } from '../circular.ts';
import type { Citation } from '../types.ts';
import type { Layer } from '../values.ts';

/** What a province or a city has ruled: its layer of the packs, and the circulars that the layer rests on. */
export interface LocalRules {
  readonly layer: Layer;
  readonly circulars: readonly Circular[];
}

/** The divisions of a province, and what is known of them beyond their Chinese names. */
export interface Places {
  /** A file of `lib/domain/data/divisions`: names by GB/T 2260 code. */
  readonly divisions: Readonly<Record<string, string>>;
  readonly englishNames: EnglishNames;
  readonly areaCodes: AreaCodes;
  /** Who reviews the decisions of an agency that no people's government runs, by county code, with its source. */
  readonly reviewBodies?: Readonly<Record<string, Bilingual & { readonly citation: Citation }>>;
}

/** A region that is served: a province, or a city whose province has not loaded its own circular. */
export interface RegionDefinition {
  readonly id: string;
  readonly name: Bilingual;
  /** The first digits of the GB/T 2260 codes of all its divisions. */
  readonly divisionPrefix: string;
  /** Its own layer and those between it and the nation (a province), most local first. */
  readonly rules: readonly [LocalRules, ...LocalRules[]];
  readonly places: Places;
}
