import { expect, it } from 'vitest';
import { hasSuccessor } from '../../functions/common/executions/replaced.ts';

it('An execution is replaced once the reconciliation has started another one for its event', () => {
  const all = ['c-registration-1', 'c-registration-1-2', 'c-registration-1-3', 'c-follow-up-2026-12'];
  expect(all.map((name) => hasSuccessor(name, all))).toEqual([true, true, false, false]);
});

it('An execution of a later episode of the same kind replaces none', () => {
  const all = ['c-claim-2', 'c-claim-3', 'c-claim-2-2', 'c-follow-up-2026-08', 'c-follow-up-2026-09'];
  expect(all.map((name) => hasSuccessor(name, all))).toEqual([true, false, false, false, false]);
});
