import { describe, expect, it } from 'vitest';
import { regions } from '../../lib/domain/case/kernel/vocabulary.ts';
import { clausesOfRegion } from '../../lib/policy/clauses.ts';
import { builtInLayers } from '../../lib/policy/layers.ts';
import { collectStatements } from '../../lib/policy/lint/statements.ts';

const lifecycle = ['channels', 'registration', 'ledger', 'plan', 'quota', 'follow-up', 'closure', 're-entry'];
const statementsOf = (region: (typeof regions)[number]) =>
  Object.entries(builtInLayers[region].values).flatMap(([key, entries]) => collectStatements(key, entries));

describe.each(regions)('the layer of %s', (region) => {
  it('has a value for every clause on the lifecycle of a case', () => {
    const cited = new Set(statementsOf(region).map(({ citation }) => citation?.clause));
    const clauses = clausesOfRegion[region].filter(({ subject }) => lifecycle.includes(subject));

    expect(clauses.length).toBeGreaterThan(0);
    expect(clauses.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
  });

  it('says in the name of a notice only what its own notice says', () => {
    const own = new Set<string | undefined>(clausesOfRegion[region].map(({ id }) => id));
    const documents = new Set(
      statementsOf(region).flatMap(({ basis, citation }) => (basis === 'notice' ? [citation?.document] : [])),
    );
    const foreign = statementsOf(region).filter(
      ({ basis, citation }) => basis === 'notice' && !own.has(citation?.clause),
    );

    expect(documents.size).toBe(1);
    expect(foreign).toEqual([]);
  });
});

it('the layer of Shandong says nothing: its text is not held', () => {
  expect(builtInLayers.shandong.values).toEqual({});
});
