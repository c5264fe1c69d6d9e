import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import type { RequestIdentity } from '../../../lib/store/requests.ts';
import type { Precondition } from './entity-tag.ts';

/** The caller, the language of the answer, and the time of the request (milliseconds). */
export interface RequestContext {
  readonly principal: Principal;
  readonly language: Language;
  readonly now: number;
  /** What makes the request the same as one that came before; absent where it has no Idempotency-Key. */
  readonly identity?: RequestIdentity;
  /** Which version of the case it is about, if it says so (`If-Match`). */
  readonly precondition?: Precondition;
  /** Whether the answer is wanted in the other form that the operation has (`alsoAs`). */
  readonly otherForm?: boolean;
  /** When the sign-in ends, in milliseconds, as far as its token says so. */
  readonly signedInUntil?: number;
  /** Headers that go with the answer, for those who make only a part of it. */
  readonly answerHeaders?: Record<string, string>;
}
