import { describe, expect, it } from 'vitest';
import { misfit } from '../../bin/mutants/mutant.ts';
import { mutants } from '../../bin/mutants/table.ts';
import { scenarioGroups } from '../scenarios/catalogue.ts';

/** What nobody has built has no rule that could be wrong (W20). */
const withoutRule = ['W20'];

describe('The mutants of mended rules', () => {
  it.each(mutants)('$id fits the code, once and in a file of that name', (mutant) => {
    expect(misfit(mutant)).toBeUndefined();
    expect(mutant.replace).not.toBe(mutant.find);
  });

  it('have names of their own, and one at least for each finding', () => {
    const ids = mutants.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of scenarioGroups)
      if (/^[LW]/.test(id) && !withoutRule.includes(id))
        expect(
          ids.filter((each) => each.startsWith(`${id}.`)),
          id,
        ).not.toEqual([]);
  });
});
