import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operations } from '../../functions/api/operations.ts';
import { codeNames, namesIn } from '../../functions/common/wording/code-names.ts';
import { noticeTemplateNames } from '../../lib/domain/case/case.ts';
import { factValues } from '../../lib/domain/case/ledger/fact-values.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';

/** Lists whose names are elsewhere: languages by their tag, layers by their own name, notices by their title. */
const namedElsewhere: readonly (readonly string[])[] = [
  ['zh', 'en'],
  Object.keys(servedRegions.layers),
  noticeTemplateNames,
  // Values that a person can state about themself are named by the service catalogue.
  ...Object.values(factValues).map((values) => values.map(({ code }) => code)),
];

/** Values that describe the API: for screens and programs. */
const aboutTheApi: readonly string[] = ['read-openapi', 'read-form'];

/** Every list of values that an answer can contain, with the operations that return it. */
function enumsOfAnswers(): ReadonlyMap<string, { values: readonly string[]; operations: string[] }> {
  const found = new Map<string, { values: readonly string[]; operations: string[] }>();
  const walk = (node: unknown, operation: string): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('enum' in node && Array.isArray(node.enum)) {
      const values = node.enum.map(String);
      const known = found.get(values.join()) ?? { values, operations: [] };
      known.operations.push(operation);
      found.set(values.join(), known);
    }
    for (const inner of Object.values(node)) walk(inner, operation);
  };
  for (const { id, answers } of operations.filter(({ id }) => !aboutTheApi.includes(id)))
    walk(z.toJSONSchema(answers.schema, { unrepresentable: 'any' }), id);
  return found;
}

describe('The codes in answers', () => {
  const lists = Object.values(codeNames).map((names) => new Set(Object.keys(names)));

  it.each([...enumsOfAnswers()])('%s has a name for every value', (_name, { values, operations: where }) => {
    const named =
      lists.some((list) => values.every((value) => list.has(value))) ||
      namedElsewhere.some((list) => values.every((value) => list.includes(value)));
    expect(named, where.join(', ')).toBe(true);
  });

  it('are named in Chinese and in English', () => {
    for (const names of Object.values(namesIn('zh')))
      for (const name of Object.values(names)) expect(name).toMatch(/\p{Script=Han}/u);
    for (const names of Object.values(namesIn('en')))
      for (const name of Object.values(names)) expect(name).toMatch(/^[A-Za-z][^\p{Script=Han}]+$/u);
  });
});
