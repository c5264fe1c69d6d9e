import canonicalize from 'canonicalize';

/**
 * JSON by RFC 8785: one text for each value, whatever the order of its members, so that it can be hashed and compared.
 * Undefined members are left out.
 * @throws Error for values without such a text: NaN and the infinities, half of a surrogate pair, an object that contains
 * itself, and undefined itself
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('undefined has no canonical JSON');
  return text;
}
