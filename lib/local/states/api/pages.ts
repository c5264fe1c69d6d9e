import { AwsError } from '../../aws-error.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { optionalNumber, text } from './parameters.ts';

/** The sort key of an item of a list. */
export type Place = string | number | readonly (string | number)[];

const MAX_TOKEN = 1024;
/** The limit of `ListExecutions`, which takes longer tokens. */
export const MAX_EXECUTIONS_TOKEN = 3096;

/**
 * Returns one page of a list that is sorted by place. The token is the place of the last item, so that no item is left out or
 * repeated if others come or go between two pages.
 * @param list the name of the list; tokens of other lists are refused
 */
export function page<T>(
  list: string,
  items: readonly T[],
  input: JsonObject,
  placeOf: (item: T) => Place,
): { items: readonly T[]; nextToken: string | undefined } {
  const limit = pageSize(input);
  const after = decodeToken(list, input.nextToken);
  const left = after === undefined ? items : items.filter((item) => isAfter(placeOf(item), after));
  const shown = left.slice(0, limit);
  const last = shown.at(-1);
  const isMore = last !== undefined && left.length > limit;
  return { items: shown, nextToken: isMore ? encodeToken(list, placeOf(last)) : undefined };
}

function isAfter(place: Place, other: JsonValue): boolean {
  const [parts, others] = [place, other].map((each) => (Array.isArray(each) ? each : [each])) as [
    (string | number)[],
    JsonValue[],
  ];
  const at = parts.findIndex((part, index) => part !== others[index]);
  return at >= 0 && (parts[at] as string | number) > (others[at] as string | number);
}

/** The number of items of a page: `maxResults`, by default 100. @throws AwsError `ValidationException` */
export function pageSize(input: JsonObject, maximum = 1000): number {
  return optionalNumber(input, 'maxResults', 0, maximum) || Math.min(100, maximum);
}

/** Makes a token for the place of the last item of a page. Only the same list accepts it. */
export function encodeToken(list: string, place: Place): string {
  return Buffer.from(JSON.stringify([list, place])).toString('base64');
}

/**
 * Returns the place that a token stands for; undefined without a token.
 * @throws AwsError `InvalidToken` if it is not a token of this list, `ValidationException` if it is too long or empty
 */
export function decodeToken(
  list: string,
  token: JsonValue | undefined,
  maximum = MAX_TOKEN,
): JsonValue | undefined {
  if (token === undefined || token === null) return undefined;
  const given = text({ nextToken: token }, 'nextToken', maximum);
  try {
    const [name, place] = JSON.parse(Buffer.from(given, 'base64').toString()) as JsonValue[];
    if (name === list && place !== undefined) return place;
  } catch {
    // Refused below, like the token of another list.
  }
  throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
}
