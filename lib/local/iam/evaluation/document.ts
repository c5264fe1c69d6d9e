import type { JsonObject, JsonValue } from '../../service.ts';

/** The place of the statement being read. */
export interface Place {
  readonly policy: string;
  /** Its `Sid`, or its number starting at 1; undefined for the policy itself. */
  readonly statement?: string;
}

export const nameOf = ({ policy, statement }: Place): string =>
  statement === undefined ? policy : `${policy}, statement ${statement}`;

/** A policy contains something that is not evaluated here and must not be ignored. */
export class UnsupportedPolicy extends Error {
  constructor(place: Place, what: string) {
    super(`${nameOf(place)}: ${what} is not evaluated by the local runtime`);
  }
}

/**
 * Returns one text or a list of texts as a list. Numbers and booleans count as texts.
 * @throws UnsupportedPolicy for anything else
 */
export function textsOf(value: JsonValue | undefined, what: string, place: Place): string[] {
  return [value ?? []].flat().map((one) => {
    if (one === null || typeof one === 'object')
      throw new UnsupportedPolicy(place, `${what} ${JSON.stringify(one)}`);
    return String(one);
  });
}

/** @throws UnsupportedPolicy for anything that is not an object */
export function elementsOf(value: JsonValue | undefined, what: string, place: Place): JsonObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new UnsupportedPolicy(place, `${what} ${JSON.stringify(value)}`);
  }
  return value;
}
