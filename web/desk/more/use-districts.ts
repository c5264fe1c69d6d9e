import { useRead } from '../../api/use-api.ts';

/** The districts where somebody works, each with its region; of a city or a province, all that are served. */
export function useDistricts() {
  const account = useRead('GET /me', {});
  const regions = useRead('GET /regions', {});
  const places = account.data?.body.districts ?? [];
  return (regions.data?.body.regions ?? []).flatMap(({ region, districts }) =>
    districts
      .filter(({ code }) => places.some((place) => code.startsWith(place.code.replace(/(00)+$/, ''))))
      .map((district) => ({ ...district, region })),
  );
}
