import type { Scheme } from '../../domain/case/claim/scheme.ts';
import type { Stated } from '../types.ts';

/**
 * The schemes of a layer. Unlike other values those of a layer are laid over those of the layers below one by one, by
 * their codes, and so is an amendment over its layer: a new document adds or changes a scheme and leaves the others.
 */
export interface SubsidySchemes {
  readonly schemes: readonly Stated<Scheme>[];
}

/** How claims are handled. No source sets any of it. */
export interface ClaimHandling {
  readonly checkWorkingDays: number;
  readonly decideWorkingDays: number;
  readonly answerObjectionWorkingDays: number;
  readonly reviewWorkingDays: number;
  readonly correctAccountWorkingDays: number;
  readonly lookIntoWorkingDays: number;
  /** How long a payment that was sent may stay unanswered before it is reported. */
  readonly paymentAnswerWorkingDays: number;
  /** More than this, in fen, is approved by a supervisor. Absent while nobody has entered one: then every approval is. */
  readonly supervisorAboveFen?: number;
}
