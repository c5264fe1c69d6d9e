import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../service.ts';
import { type Answer, answer, type Case, conditional, SHORT, VALUES } from './cases.ts';

/**
 * The answers of `@cloud-copilot/iam-simulate` 0.1.173, which the runtime used earlier. If AWS documents a different answer,
 * the case is in `documented.test.ts` instead.
 */
const recorded = <T>(name: string): T[] =>
  Object.entries(SHORT)
    .reduce(
      (text, [short, long]) => text.replaceAll(short, long),
      readFileSync(new URL(`./${name}.jsonl`, import.meta.url), 'utf8'),
    )
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

type Row = [operator: string, wanted: JsonValue, given: string | string[] | null, holds: boolean];
const rows = recorded<Row>('library-conditions');
const cases = recorded<Case & { answer: Answer }>('library-decisions');

describe('The recorded answers', () => {
  it('cover every operator, alone and on sets, with IfExists and without a key', () => {
    const names = new Set(rows.map(([operator]) => operator));
    const plain = [...names].filter((name) => !/^For|IfExists$|^Null$/.test(name));
    expect(plain).toHaveLength(26);
    for (const name of plain) {
      for (const form of [`${name}IfExists`, `ForAllValues:${name}`, `ForAnyValue:${name}`]) {
        expect(names).toContain(form);
      }
      expect(rows.some(([operator, , given]) => operator === name && given === null)).toBe(true);
    }
  });

  it('are the same for every condition', () => {
    const different = rows.filter(([operator, wanted, given, holds]) => {
      const one = conditional(operator, wanted, given ?? undefined, VALUES);
      return (answer(one) === 'Allowed') !== holds;
    });
    expect(rows.length).toBeGreaterThan(1_800);
    expect(different).toEqual([]);
  });

  it('are the same for every case of policies', () => {
    expect(cases.length).toBeGreaterThan(1_000);
    expect(cases.filter((one) => answer(one) !== one.answer)).toEqual([]);
  });
});

describe('The answer to a question', () => {
  const deny: JsonObject = { Effect: 'Deny', Action: '*', Resource: '*' };
  const changed = (one: Case, change: (statements: JsonObject[]) => JsonObject[]): Case => ({
    ...one,
    ...(one.identity && { identity: change(one.identity) }),
    ...(one.resourcePolicy && { resourcePolicy: change(one.resourcePolicy) }),
    ...(one.boundary && { boundary: change(one.boundary) }),
  });

  it('does not depend on the order of the statements', () => {
    const reversed = (one: Case) => changed(one, (statements) => statements.toReversed());
    expect(cases.filter((one) => answer(reversed(one)) !== one.answer)).toEqual([]);
  });

  it('is no when a statement denies everything to the role', () => {
    const ofRole = cases.filter(({ identity }) => identity !== undefined);
    const denied = (one: Case): Case => ({ ...one, identity: [...(one.identity ?? []), deny] });
    expect(ofRole.filter((one) => answer(denied(one)) !== 'ExplicitlyDenied')).toEqual([]);
  });

  it('is never yes once the statements that allow are removed', () => {
    const without = (one: Case) => changed(one, (all) => all.filter(({ Effect }) => Effect !== 'Allow'));
    expect(cases.filter((one) => answer(without(one)) === 'Allowed')).toEqual([]);
  });
});
