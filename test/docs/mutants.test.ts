import { describe, expect, it } from 'vitest';
import { misfit } from '../../bin/mutants/mutant.ts';
import { mutants } from '../../bin/mutants/table.ts';
import { scenarioGroups } from '../scenarios/catalogue.ts';

/** A finding for which nothing has been built has no rule to break (W20). */
const withoutRule = ['W20'];

describe('The mutants of mended rules', () => {
  it.each(mutants)('$id fits the code, once and in a file of that name', (mutant) => {
    expect(misfit(mutant)).toBeUndefined();
    expect(mutant.replace).not.toBe(mutant.find);
  });

  it('have unique names, and there is at least one for each finding', () => {
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
