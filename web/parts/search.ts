/**
 * Search parameters are texts: `?district=500103` stays as it is written. The screen that uses a parameter defines its meaning
 * (`filtersOf`).
 */
export const parseSearch = (search: string): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search))
    found[name] = name in found ? `${found[name]},${value}` : value;
  return found;
};

/** The search of an address, without empty parameters. */
export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  const text = parameters.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** The filters of a screen, by name; a filter that is not set is absent. */
export type Filters<Name extends string = string> = { readonly [Each in Name]?: string | undefined };

/** Whether a value is possible for a filter. */
export type Accepts = (value: string) => boolean;

/** One of some codes. */
export const oneOf =
  (...codes: readonly string[]): Accepts =>
  (value) =>
    codes.includes(value);
/** Several codes of some, with commas between them. */
export const someOf =
  (...codes: readonly string[]): Accepts =>
  (value) =>
    value.split(',').every((each) => codes.includes(each));
/** A month, as `2026-12`. */
export const isMonth: Accepts = (value) => /^20\d\d-(0[1-9]|1[0-2])$/.test(value);
/** A county or district, by its code. */
export const isDistrict: Accepts = (value) => /^\d{6}$/.test(value);
/** A member of staff, by the subject of their account. */
export const isSubject: Accepts = (value) => /^[^\s#/]{1,255}$/.test(value);

/**
 * Reads the filters of a screen from an address, for `validateSearch`. Unknown or meaningless values are dropped: an old
 * address never breaks a page.
 *
 * @example
 * const screen = createRoute({ path: 'overdue', validateSearch: filtersOf({ level: oneOf('unit', 'city') }), … });
 */
export const filtersOf =
  <Name extends string>(known: Readonly<Record<Name, Accepts>>) =>
  (search: Readonly<Record<string, unknown>>): Filters<Name> => {
    const kept: { [Each in Name]?: string } = {};
    for (const [name, accepts] of Object.entries(known) as [Name, Accepts][]) {
      const value = search[name];
      if ((typeof value === 'string' || typeof value === 'number') && accepts(String(value)))
        kept[name] = String(value);
    }
    return { ...dropped(Object.keys(known), search), ...kept };
  };

/**
 * Parameters set to undefined, for the answer of `validateSearch`. The router merges that answer over the whole address: a
 * meaningless parameter must be removed by its name; leaving it out does not remove it.
 */
export const dropped = <Name extends string>(
  names: readonly Name[],
  search: Readonly<Record<string, unknown>>,
): { readonly [Each in Name]?: undefined } =>
  Object.fromEntries(names.filter((name) => name in search).map((name) => [name, undefined])) as {
    [Each in Name]?: undefined;
  };
