import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';

/** The caller, the language of the answer, and the time of the request (milliseconds). */
export interface RequestContext {
  readonly principal: Principal;
  readonly language: Language;
  readonly now: number;
}
