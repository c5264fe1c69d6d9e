import type { TaxMeasureKind } from '../../domain/case/certificate/events.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Stated } from '../types.ts';
import type { Described } from './registration.ts';

/** What a circular has published, on which channels, and the log of what was (SX-1.1, QH-1.1, WH-4.1, CQ-1.1, YN-1.1.1). */
export interface PublicationRule {
  /** The channels that the circular names. */
  readonly channels: readonly Stated<Described>[];
  /** What is to be published on them. */
  readonly items: readonly Stated<Bilingual>[];
  /** The publications so far, as they are entered. */
  readonly log: readonly Publication[];
}

/** Something that was published. */
export interface Publication {
  /** The channel, by its code. */
  readonly channel: string;
  /** The Beijing day, `YYYY-MM-DD`. */
  readonly on: string;
  /** What was published. */
  readonly what: Bilingual;
}

/** The agencies of a region with their addresses. No circular has any: they are entered with their source. */
export interface AgencyDirectory {
  readonly agencies: readonly Agency[];
}

export interface Agency {
  /** By which applications and cases name it: without one, it is in the guide only. */
  readonly id?: string;
  readonly kind: 'agency' | 'grass-roots' | 'disabled-persons';
  /** The county or district, by its code (GB/T 2260). */
  readonly district: string;
  readonly name: Bilingual;
  readonly address: Bilingual;
  readonly phone: string;
}

/** Tax that is reduced for those who hire unemployed persons, or for those who begin a business. Information: the tax authority decides. */
export interface TaxMeasures {
  readonly measures: readonly Stated<TaxMeasure>[];
}

export interface TaxMeasure {
  readonly measure: TaxMeasureKind;
  readonly title: Bilingual;
  /** Whole yuan for each person hired, or for each household, in a year. */
  readonly yuanPerYear: number;
  /** By how many per cent a province may raise it. */
  readonly upliftPercent: number;
  readonly years: number;
  /** For how many months somebody must have been registered as unemployed, where that is the ground (I-12). */
  readonly monthsRegistered: number;
  /** Who it is for, and what the note on the certificate is. */
  readonly condition: Bilingual;
}

/** What the public guide says besides the rules of a registration. */
export interface GuideValues {
  readonly publication: PublicationRule;
  readonly agencyDirectory: AgencyDirectory;
  readonly taxMeasures: TaxMeasures;
}
