import type { Region } from '../domain/case/kernel/vocabulary.ts';
import type { Bilingual } from './types.ts';

/** The layers from which packs are made: the whole country, provinces, and cities of provinces. */
export type LayerId = 'national' | 'shanxi' | 'qinghai' | 'shandong' | 'weihai' | 'chongqing' | 'yunnan';

export interface RegionDefinition {
  readonly id: Region;
  readonly name: Bilingual;
  /** The first digits of the GB/T 2260 codes of all its divisions. */
  readonly divisionPrefix: string;
  /** Its layers, most local first; the last is always `national`. */
  readonly layers: readonly LayerId[];
}

/** The regions whose notices are loaded. */
export const regionDefinitions = {
  shanxi: {
    id: 'shanxi',
    name: { zh: '山西省', en: 'Shanxi Province' },
    divisionPrefix: '14',
    layers: ['shanxi', 'national'],
  },
  qinghai: {
    id: 'qinghai',
    name: { zh: '青海省', en: 'Qinghai Province' },
    divisionPrefix: '63',
    layers: ['qinghai', 'national'],
  },
  weihai: {
    id: 'weihai',
    name: { zh: '山东省威海市', en: 'Weihai, Shandong Province' },
    divisionPrefix: '3710',
    layers: ['weihai', 'shandong', 'national'],
  },
  chongqing: {
    id: 'chongqing',
    name: { zh: '重庆市', en: 'Chongqing' },
    divisionPrefix: '50',
    layers: ['chongqing', 'national'],
  },
  yunnan: {
    id: 'yunnan',
    name: { zh: '云南省', en: 'Yunnan Province' },
    divisionPrefix: '53',
    layers: ['yunnan', 'national'],
  },
} as const satisfies Record<Region, RegionDefinition>;

/** The region that a six-digit division code (GB/T 2260) lies in; undefined where no notice is loaded for it. */
export function regionOfDivision(code: string): Region | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  return Object.values(regionDefinitions).find((region) => code.startsWith(region.divisionPrefix))?.id;
}
