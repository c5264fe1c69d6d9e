import { describe, expect, it } from 'vitest';
import { layerOf } from '../../lib/policy/layers.ts';
import { collectStatements } from '../../lib/policy/lint/statements.ts';
import { builtInLayers, type RegionId, servedRegions } from '../../lib/policy/regions/registry.ts';

const lifecycle = [
  'channels',
  'registration',
  'ledger',
  'plan',
  'quota',
  'follow-up',
  'closure',
  're-entry',
  'relief',
  'benefits',
  'loans',
];
const clausesOf = (region: RegionId) =>
  servedRegions
    .definition(region)
    .rules.flatMap(({ circulars }) => circulars.flatMap(({ clauses }) => clauses));
const statementsOf = (region: RegionId) =>
  Object.entries(layerOf(builtInLayers, region).values).flatMap(([key, entries]) =>
    collectStatements(key, entries),
  );

describe.each(servedRegions.ids)('the layer of %s', (region) => {
  it('every clause on the lifecycle of a case has a value in the layer of its region', () => {
    const cited = new Set(statementsOf(region).map(({ citation }) => citation?.clause));
    const clauses = clausesOf(region).filter(({ subject }) => lifecycle.includes(subject));

    expect(clauses.length).toBeGreaterThan(0);
    expect(clauses.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
  });

  it('a layer attributes values to its own circular only', () => {
    const own = new Set<string | undefined>(clausesOf(region).map(({ id }) => id));
    const documents = new Set(
      statementsOf(region).flatMap(({ basis, citation }) =>
        basis === 'circular' ? [citation?.document] : [],
      ),
    );
    const foreign = statementsOf(region).filter(
      ({ basis, citation }) => basis === 'circular' && !own.has(citation?.clause),
    );

    expect(documents.size).toBe(1);
    expect(foreign).toEqual([]);
  });
});

it('the layer of Shandong says nothing: its text is not held', () => {
  expect(layerOf(builtInLayers, 'shandong').values).toEqual({});
});
