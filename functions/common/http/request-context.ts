import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import type { RequestIdentity } from '../../../lib/store/requests.ts';
import type { Precondition } from './entity-tag.ts';

/** The caller, the language of the answer, and the time of the request (milliseconds). */
export interface RequestContext {
  readonly principal: Principal;
  readonly language: Language;
  readonly now: number;
  /** Identifies the request, so that a repetition is recognised; absent without an Idempotency-Key. */
  readonly identity?: RequestIdentity;
  /** The version of the case that the request is about, if it says so (`If-Match`). */
  readonly precondition?: Precondition;
  /** Whether the request prefers the other media type of the operation (`alsoAs`). */
  readonly otherForm?: boolean;
  /** When the sign-in ends, in milliseconds, if its token says so. */
  readonly signedInUntil?: number;
  /** Headers to send with the answer, for code that produces only a part of it. */
  readonly answerHeaders?: Record<string, string>;
}
