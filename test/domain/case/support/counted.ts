import type { CaseState } from '../../../../lib/domain/case/case.ts';
import type { CountedCase } from '../../../../lib/domain/case/figures/kpis.ts';

/** A whole case in the form from which indicators are computed: missing parts are absent, and nothing was left unread. */
export const countedOf = (state: CaseState): CountedCase =>
  ({
    ...state,
    registeredAt: state.registeredAt ?? state.submittedAt,
  }) as CountedCase;
