import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import type { JsonValue } from '../../../../lib/local/service.ts';
import { answer, type Case, SHORT } from './cases.ts';
import { anyCase, conditional, FAMILIES, listed, several, VALUES } from './corpus.ts';
import { libraryAnswer } from './library.ts';

const checked = (one: Case): string => {
  const given = libraryAnswer(one);
  if (answer(one) !== given) throw new Error(`${given}: ${JSON.stringify(one)}`);
  return given;
};
const write = (name: string, lines: string[]) => {
  const all = [...new Set(lines)];
  writeFileSync(new URL(`./${name}.jsonl`, import.meta.url), `${all.join('\n')}\n`);
  console.log(name, all.length, all.join('\n').length);
};

const nulls: [JsonValue, string | string[] | undefined][] = [
  ['true', undefined],
  ['false', undefined],
  ['true', 'a'],
  ['false', 'a'],
  [true, undefined],
  [['true', 'false'], 'a'],
  ['true', ''],
  ['false', ''],
  ['false', ['a']],
  ['TRUE', undefined],
];
const row = (operator: string, wanted: JsonValue, given: string | string[] | undefined) =>
  JSON.stringify([
    operator,
    wanted,
    given ?? null,
    checked(conditional(operator, wanted, given, VALUES)) === 'Allowed',
  ]);
write('library-conditions', [
  ...nulls.map(([wanted, given]) => row('Null', wanted, given)),
  ...FAMILIES.flatMap(([operators, pairs]) =>
    operators.flatMap((operator) =>
      pairs.flatMap(([wanted, given]) =>
        ['', 'ForAllValues:', 'ForAnyValue:'].flatMap((set) =>
          ['', 'IfExists']
            .filter((end) => end === '' || given === undefined || set === '')
            .map((end) => row(`${set}${operator}${end}`, wanted, given)),
        ),
      ),
    ),
  ),
]);

/** Without the keys that no policy of the case names. */
function trimmed({ context, ...rest }: Case): Case {
  const text = JSON.stringify(rest).toLowerCase();
  const used = Object.entries(context ?? {}).filter(([key]) => text.includes(key.toLowerCase()));
  return used.length > 0 ? { ...rest, context: Object.fromEntries(used) } : rest;
}
const generated = fc.sample(anyCase, { numRuns: 6000, seed: 20300101 });
const some = (wanted: string, count: number) =>
  generated.filter((one) => libraryAnswer(one) === wanted).slice(0, count);
const cases = [
  ...several,
  ...listed(),
  ...some('Allowed', 60),
  ...some('ExplicitlyDenied', 40),
  ...some('ImplicitlyDenied', 40),
].map(trimmed);
write(
  'library-decisions',
  cases.map((one) =>
    Object.entries(SHORT).reduce(
      (text, [short, long]) => text.replaceAll(long, short),
      JSON.stringify({ answer: checked(one), ...one }),
    ),
  ),
);
