import type { Scheme } from '../../domain/case/claim/scheme.ts';
import type { Stated } from '../types.ts';

/**
 * The schemes of a layer. Unlike other values, schemes merge one by one, by code: those of a layer over those of less local
 * layers, and those of an amendment over its layer. A new document adds or changes one scheme and leaves the others.
 */
export interface SubsidySchemes {
  readonly schemes: readonly Stated<Scheme>[];
}

/** How claims are handled. No source sets any of these values. */
export interface ClaimHandling {
  readonly checkWorkingDays: number;
  readonly decideWorkingDays: number;
  readonly answerObjectionWorkingDays: number;
  readonly reviewWorkingDays: number;
  readonly correctAccountWorkingDays: number;
  readonly lookIntoWorkingDays: number;
  /** How long a payment order may remain unanswered before it is reported. */
  readonly paymentAnswerWorkingDays: number;
  /** Amounts above this, in fen, need the approval of a supervisor. While absent, every approval does. */
  readonly supervisorAboveFen?: number;
}
