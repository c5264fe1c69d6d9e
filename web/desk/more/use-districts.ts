import { useRead } from '../../api/use-api.ts';

/** The districts in which the user works, each with its region; for a city or a province, all served districts within it. */
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
