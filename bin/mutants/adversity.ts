import type { Mutant } from './mutant.ts';

/** Mutants for concurrent writers, clocks that differ, and strangers. */
export const adversityMutants: readonly Mutant[] = [
  {
    id: 'races.told-why',
    wrong:
      'whoever was overtaken is told of the place that another case has, and not what has become of theirs',
    file: 'lib/store/cases.ts',
    find: 'if (hasChanged(failed)) return conflict;',
    replace: '',
    test: 'test/store/two-writers.test.ts',
  },
  {
    id: 'races.begun-at-once',
    wrong: 'a sign-in begins as many cases as it likes where it asks at once',
    file: 'lib/store/own-openings.ts',
    find: "'attribute_not_exists(begun) OR begun < :most'",
    replace: "'attribute_not_exists(begun) OR begun < :most OR begun >= :most'",
    test: 'test/functions/submitted-together.test.ts',
  },
  {
    id: 'races.stated-first',
    wrong: 'what strangers have stated is found before the cases of which it is known whose they are',
    file: 'lib/store/sought-cases.ts',
    find: 'sort(state.caseId, isOnlyStated(state))',
    replace: 'sort(state.caseId, false)',
    test: 'test/functions/search-cases.test.ts',
  },
  {
    id: 'races.clock-behind',
    wrong: 'a list that was fixed by a clock that is ahead cannot be gone on with',
    file: 'functions/api/officers/reassign-cases/fixed-list.ts',
    find: 'now + clockSkew',
    replace: 'now',
    test: 'test/functions/reassignments.test.ts',
  },
];
