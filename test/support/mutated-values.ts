/** A value with a wrong or odd part in one place. */
export interface Mutated {
  /** What was changed, and where. */
  readonly what: string;
  readonly value: unknown;
}

type Place = readonly (string | number)[];

/**
 * Replacements for any text: nothing, characters that are invisible or cannot be stored, text that is not for people, and too
 * much text.
 */
const texts = {
  'no text': '',
  spaces: '\u3000 ',
  'a control character': 'a\u0007b',
  'a line break at its end': '张三\n',
  'several lines': '张三\r\n\n李四',
  'half a surrogate pair': '\ud800',
  'a turn of direction': '\u202e张三',
  'nothing that is seen': '\u200b\u2060',
  'digits of double width': '２０２６－１１－２０',
  'a long text': '长'.repeat(15_000),
  'a name of every object': 'constructor',
  'a path': '../../x',
  'a separator of keys': 'A#B',
  'no date': '2026-02-30',
  'year 0': '0000-01-01',
  'a far day': '9999-12-31',
  'no month': '2026-13',
  'a number': '1e400',
} as const;
const numbers = [-1, 0, -0, 0.1, 1.5, 1e15, 9_007_199_254_740_992, 1e21, 1e308, 5e-324];

/** Returns a value with each of its places made wrong in every way: the same ways in each run. */
export function mutationsOf(value: unknown): readonly Mutated[] {
  return placesIn(value).flatMap(({ place, at }) => {
    const where = `/${place.join('/')}`;
    const put = (what: string, other: unknown): Mutated => ({
      what: `${where}: ${what}`,
      value: withValue(value, place, other),
    });
    const others = [null, 7, 'x', true, [], {}].filter((other) => kindOf(other) !== kindOf(at));
    return [
      ...(typeof place.at(-1) === 'string'
        ? [{ what: `${where}: missing`, value: withValue(value, place, undefined) }]
        : []),
      ...others.map((other) => put(`of another kind (${JSON.stringify(other)})`, other)),
      ...(typeof at === 'string' ? Object.entries(texts).map(([what, text]) => put(what, text)) : []),
      ...(typeof at === 'number' ? numbers.map((number) => put(String(number), number)) : []),
      ...(Array.isArray(at)
        ? [
            put(
              'a thousand times',
              Array.from({ length: 1_000 }, () => at[0] ?? 'x'),
            ),
          ]
        : []),
      ...(kindOf(at) === 'object'
        ? [put('with a field of nobody', { ...(at as object), unknownField: 1 }), put('deep', nested(200))]
        : []),
    ];
  });
}

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;

const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });

function placesIn(at: unknown, place: Place = []): { readonly place: Place; readonly at: unknown }[] {
  if (typeof at !== 'object' || at === null) return [{ place, at }];
  const inner = Array.isArray(at)
    ? at.slice(0, 2).flatMap((member, index) => placesIn(member, [...place, index]))
    : Object.entries(at).flatMap(([name, member]) => placesIn(member, [...place, name]));
  return [{ place, at }, ...inner];
}

/** Returns a copy with another value at a place, or without the value there. */
function withValue(whole: unknown, place: Place, other: unknown): unknown {
  const [step, ...rest] = place;
  if (step === undefined) return other;
  if (Array.isArray(whole))
    return whole.map((member, index) => (index === step ? withValue(member, rest, other) : member));
  return Object.fromEntries(
    Object.entries(whole as object).map(([name, member]) => [
      name,
      name === step ? withValue(member, rest, other) : member,
    ]),
  );
}
