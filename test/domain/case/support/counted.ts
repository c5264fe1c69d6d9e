import type { CaseState } from '../../../../lib/domain/case/case.ts';
import type { CountedCase } from '../../../../lib/domain/case/figures/kpis.ts';

/** A whole case, as indicators are computed from it: what is not there is absent, and nothing was left unread. */
export const countedOf = (state: CaseState): CountedCase =>
  ({
    ...state,
    registeredAt: state.registeredAt ?? state.submittedAt,
  }) as CountedCase;
