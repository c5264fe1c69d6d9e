import type { LocalDate } from '../calendar/local-date.ts';
import { parseLocalDate } from '../calendar/local-date.ts';
import provinceNames from '../data/provinces.json' with { type: 'json' };
import retiredDivisions from '../data/retired.json' with { type: 'json' };

/** An administrative division at or above county level, by GB/T 2260. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: 'province' | 'prefecture' | 'county';
  /** Set if the division no longer exists: since when, and its successor. */
  readonly retired?: { readonly abolished: LocalDate; readonly successor: string };
}

/** The divisions of some provinces. */
export interface DivisionTable {
  /** The division with a six-digit code, which may be abolished; undefined if the code is unknown. */
  division(code: string): Division | undefined;
  /** The name from the province down, for example 重庆市渝中区; undefined if there is no such division. */
  fullName(code: string): string | undefined;
  /** The divisions whose names make up the full name, the province first; empty if there is no such division. */
  lineage(code: string): readonly Division[];
  /**
   * The counties, districts and county-level cities that exist under a province or prefecture (two, four or six digits), by
   * code. Prefectures without counties (东莞, 中山, 儋州, 嘉峪关) count as their own.
   */
  countiesOf(prefix: string): readonly Division[];
  /** Whether a code is that of an existing county-level division, where a person can be registered. */
  isCounty(code: string): boolean;
  /** The province of a division; undefined if there is no such division. */
  provinceOf(code: string): Division | undefined;
}

/** Entries of the standard that group others and are not part of a name. */
const groupings = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

const provinces: Readonly<Record<string, string>> = provinceNames;
const retired: Readonly<Record<string, { name: string; abolished: string; successor: string }>> =
  retiredDivisions;

/** Makes a table of the divisions in some files of `lib/domain/data/divisions`, each of which holds one province. */
export function divisionTable(files: readonly Readonly<Record<string, string>>[]): DivisionTable {
  const names = new Map<string, string>(files.flatMap((file) => Object.entries(file)));
  const loaded = new Set([...names.keys()].map((code) => code.slice(0, 2)));
  const withCounties = new Set<string>();
  for (const code of names.keys()) if (!code.endsWith('00')) withCounties.add(code.slice(0, 4));

  const division = (code: string): Division | undefined => {
    if (!/^\d{6}$/.test(code)) return undefined;
    if (code.endsWith('0000')) {
      const name = Object.hasOwn(provinces, code) ? provinces[code] : undefined;
      return name === undefined ? undefined : { code, name, level: 'province' };
    }
    const level = code.endsWith('00') ? 'prefecture' : 'county';
    const name = names.get(code);
    if (name !== undefined) return { code, name, level };
    const past = Object.hasOwn(retired, code) ? retired[code] : undefined;
    if (!past || !loaded.has(code.slice(0, 2))) return undefined;
    return {
      code,
      name: past.name,
      level,
      retired: { abolished: parseLocalDate(past.abolished), successor: past.successor },
    };
  };

  const isCounty = (code: string): boolean =>
    names.has(code) && (!code.endsWith('00') || !withCounties.has(code.slice(0, 4)));

  const lineage = (code: string): readonly Division[] => {
    const itself = division(code);
    if (!itself) return [];
    const above = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((each) => each !== code);
    return [...above.map(division), itself].filter(
      (each): each is Division => each !== undefined && !groupings.has(each.name),
    );
  };

  return {
    division,
    lineage,
    fullName: (code) =>
      division(code) &&
      lineage(code)
        .map(({ name }) => name)
        .join(''),
    countiesOf(prefix) {
      const start = prefix.replace(/^(\d{2})0000$|^(\d{4})00$/, '$1$2');
      if (!/^\d{2}(?:\d{2}){0,2}$/.test(start)) return [];
      return [...names.keys()]
        .filter((code) => code.startsWith(start) && isCounty(code))
        .sort()
        .flatMap((code) => division(code) ?? []);
    },
    isCounty,
    provinceOf: (code) => (division(code) ? division(`${code.slice(0, 2)}0000`) : undefined),
  };
}
