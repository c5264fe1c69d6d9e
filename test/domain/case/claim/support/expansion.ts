import type { CaseState } from '../../../../../lib/domain/case/case.ts';
import {
  checked,
  claimed,
  type Dealing,
  found,
  hiring,
  on,
  registeredSince,
  reopened,
  termsOf,
  withTaskOpen,
} from '../../support/claims.ts';
import { having } from '../../support/decisions.ts';
import { registered } from '../../support/registered.ts';

export const known = registeredSince('2026-01-05');
export const shanxi: Dealing = {
  region: 'shanxi',
  terms: termsOf('shanxi', 'hiring-subsidy', on('2026-11-20'), [reopened('shanxi')]),
  known,
};
export const right = [found('employer-size-in'), found('not-had-expansion-grant')];
export const yuan1000 = { proposal: 'approve', proposedFen: 100_000 } as const;
export const hired = (): CaseState => registered('shanxi');
export const made = (dealing = shanxi, claim = hiring()): CaseState =>
  withTaskOpen(having(hired(), claimed(hired(), claim, dealing)), 'check-claim', 1);
export const proposed = (dealing = shanxi): CaseState => {
  const state = made(dealing);
  return withTaskOpen(having(state, checked(state, 1, right, dealing, yuan1000)), 'decide-claim', 1);
};
