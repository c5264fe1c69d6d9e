import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import { episodeProblems } from '../../episodes/registry.ts';
import type { ProblemText } from '../wording/episode-wording.ts';
import { generalProblems } from './general-problems.ts';

/**
 * Every reason for which a request can be refused: its stable code, the HTTP status and a sentence for people. Codes never
 * change their meaning; texts may be improved. Details name fields and rules, never what somebody wrote.
 */
export const problems = { ...generalProblems, ...episodeProblems } satisfies Readonly<
  Record<string, ProblemText>
>;

/** The stable code of a problem. Clients may depend on it. */
export type ProblemCode = keyof typeof problems;

/** One fault, at a place in the request (JSON pointer, or the name of a parameter). */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: ProblemCode;
}

/** The members of a problem that RFC 9457 names, and our own that every problem has with the same meaning. */
export const reservedMembers = ['type', 'title', 'status', 'detail', 'instance', 'code', 'errors'] as const;

/** Further members of a problem. None may have the name of a reserved member. */
export type ProblemExtensions = { readonly [member: string]: unknown } & {
  readonly [reserved in (typeof reservedMembers)[number]]?: never;
};

/** Thrown to answer a request with a problem (RFC 9457). Contains nothing that a person wrote. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly extensions: ProblemExtensions;
  readonly errors: readonly FieldProblem[];
  /** The seconds after which the request may be sent again, if known. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ProblemCode,
    extensions: ProblemExtensions = {},
    errors: readonly FieldProblem[] = [],
    retryAfter?: number,
  ) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.extensions = extensions;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }

  /** Reports faults in several fields: with the code that they share, or as `invalid-request`. */
  static ofFields(errors: readonly FieldProblem[]): Problem {
    const codes = new Set(errors.map((error) => error.code));
    const [first] = codes;
    return new Problem(codes.size === 1 && first ? first : 'invalid-request', {}, errors);
  }
}

/** The HTTP status of a problem. */
export const statusOf = (code: ProblemCode): number => problems[code][0];
/** The sentence of a problem, in both languages. It states the limit if the problem comes with one. */
export function titleOf(code: ProblemCode, told: Readonly<Record<string, unknown>> = {}): Bilingual {
  const [, zh, en, named]: ProblemText = problems[code];
  return named?.(told) ?? { zh, en };
}
