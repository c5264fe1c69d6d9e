import type { TaxMeasureKind } from '../../domain/case/certificate/events.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Stated } from '../types.ts';
import type { Described } from './registration.ts';

/**
 * What a circular requires to be published on which channels, and the log of publications (SX-1.1, QH-1.1, WH-4.1, CQ-1.1,
 * YN-1.1.1).
 */
export interface PublicationRule {
  /** The channels that the circular names. */
  readonly channels: readonly Stated<Described>[];
  /** What must be published on the channels. */
  readonly items: readonly Stated<Bilingual>[];
  /** The publications entered so far. */
  readonly log: readonly Publication[];
}

/** A single publication. */
export interface Publication {
  /** The channel, by its code. */
  readonly channel: string;
  /** The Beijing day, `YYYY-MM-DD`. */
  readonly on: string;
  readonly what: Bilingual;
}

/** The agencies of a region with their addresses. No circular lists any: they are entered with their source. */
export interface AgencyDirectory {
  readonly agencies: readonly Agency[];
}

export interface Agency {
  /** The id by which applications and cases name it. An agency without one appears only in the guide. */
  readonly id?: string;
  readonly kind: 'agency' | 'grass-roots' | 'disabled-persons';
  /** The county or district code (GB/T 2260). */
  readonly district: string;
  readonly name: Bilingual;
  readonly address: Bilingual;
  readonly phone: string;
}

/** Tax reductions for those who hire unemployed persons or start a business. For information: the tax authority decides. */
export interface TaxMeasures {
  readonly measures: readonly Stated<TaxMeasure>[];
}

export interface TaxMeasure {
  readonly measure: TaxMeasureKind;
  readonly title: Bilingual;
  /** Whole yuan a year for each person hired, or for each household. */
  readonly yuanPerYear: number;
  /** The percentage by which a province may raise the amount. */
  readonly upliftPercent: number;
  readonly years: number;
  /** How many months a person must have been registered as unemployed, if registration is the ground (I-12). */
  readonly monthsRegistered: number;
  /** Who the measure is for, as the note on the certificate says it. */
  readonly condition: Bilingual;
}

/** Contents of the public guide besides the rules of registration. */
export interface GuideValues {
  readonly publication: PublicationRule;
  readonly agencyDirectory: AgencyDirectory;
  readonly taxMeasures: TaxMeasures;
}
