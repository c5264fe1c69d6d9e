import { createContext, useContext, useMemo } from 'react';
import type { Answer } from '../api/operations.ts';
import { useRead } from '../api/use-api.ts';
import { canBeGivenCases } from '../parts/availability.ts';
import type { FilterField } from '../parts/filter-bar.tsx';
import { useText } from '../settings/use-text.ts';
import { marks } from '../texts/marks.ts';

export interface Place {
  readonly code: string;
  readonly name: string;
}

/** The user's jurisdiction: the whole, and its counties and districts. */
export interface Places {
  readonly whole: Place;
  readonly districts: readonly Place[];
  /** The region that contains every district, if there is one. */
  readonly region?: string | undefined;
}

type Regions = Answer<'GET /regions'>['regions'];

/**
 * The places of an account among the served regions.
 * @throws Error when the account has no jurisdiction, which cannot happen for this area
 */
export function placesOf({ jurisdiction, districts }: Answer<'GET /me'>, regions: Regions): Places {
  const reach = districts.length > 0 ? districts : jurisdiction ? [jurisdiction] : [];
  const within = ({ code }: Place) => reach.some((each) => code.startsWith(each.code));
  const whole = reach.length === 1 ? reach[0] : jurisdiction;
  if (!whole) throw new Error('the account has no jurisdiction');
  return {
    whole,
    districts: regions.flatMap((region) => region.districts).filter(within),
    region: regions.find((region) => region.districts.length > 0 && region.districts.every(within))?.region,
  };
}

const Context = createContext<Places | undefined>(undefined);
export const PlacesProvider = Context.Provider;

/** The places of the user. */
export function usePlaces(): Places {
  const places = useContext(Context);
  if (!places) throw new Error('there is no frame of the area around this');
  return places;
}

const texts = {
  place: { zh: '地区', en: 'Place' },
  all: { zh: '全部地区', en: 'All places' },
};

/** The filter by district, the same on all screens; `one` if a screen shows one district at a time. */
export function usePlaceFilter({ one = false }: { one?: boolean } = {}): FilterField {
  const { whole, districts } = usePlaces();
  return {
    name: 'district',
    label: texts.place,
    options: districts.map(({ code, name }) => ({ value: code, text: name })),
    ...(!one &&
      districts.length > 1 && {
        none: { zh: `全部（${whole.name}）`, en: `All of ${whole.name}` },
      }),
  };
}

/** The staff of a district, or of the whole jurisdiction, by their subject, with their names. */
export function useStaff(district?: string) {
  const { language } = useText();
  const query = useRead('GET /officers', {
    query: { limit: 200, ...(district !== undefined && { district }) },
  });
  const officers = query.data?.body.officers;
  return useMemo(() => {
    const bySubject = new Map((officers ?? []).map((each) => [each.subject, each]));
    const nameOf = (subject: string | undefined): string | undefined =>
      subject === undefined ? undefined : (bySubject.get(subject)?.name ?? subject);
    const optionOf = ({
      subject,
      name,
    }: {
      readonly subject: string;
      readonly name?: string | undefined;
    }) => ({
      value: subject,
      text: name === undefined ? subject : `${name}${marks[language].inBrackets(subject)}`,
    });
    return {
      query,
      officers: officers ?? [],
      nameOf,
      options: (officers ?? []).filter(({ leftOn }) => leftOn === undefined).map(optionOf),
      /** Those who can be given cases today, in each of some districts. */
      receivers: (districts: readonly string[]) =>
        (officers ?? []).filter((each) => canBeGivenCases(each, districts)).map(optionOf),
    };
  }, [query, officers, language]);
}
