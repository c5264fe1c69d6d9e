import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';

/** Who asks, in which language they want to be answered, and when (milliseconds). */
export interface RequestContext {
  readonly principal: Principal;
  readonly language: Language;
  readonly now: number;
}
