import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import { episodeProblems } from '../../episodes/registry.ts';
import type { ProblemText } from '../wording/episode-wording.ts';
import { generalProblems } from './general-problems.ts';

/**
 * Every way in which a request can be refused: its stable code, the HTTP status and a sentence for people.
 * Codes never change their meaning; texts may be improved. Details name fields and rules, never what
 * somebody wrote.
 */
export const problems = { ...generalProblems, ...episodeProblems } satisfies Readonly<
  Record<string, ProblemText>
>;

/** The stable code of a problem. Clients may depend on it. */
export type ProblemCode = keyof typeof problems;

/** One thing that is wrong, at a place in the request (JSON pointer, or the name of a parameter). */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: ProblemCode;
}

/** Members of a problem that RFC 9457 names, and our own: they say the same of every problem. */
export const reservedMembers = ['type', 'title', 'status', 'detail', 'instance', 'code', 'errors'] as const;

/** What is told with a problem besides. None of it has the name of a member that says something else. */
export type ProblemExtensions = { readonly [member: string]: unknown } & {
  readonly [reserved in (typeof reservedMembers)[number]]?: never;
};

/** Thrown to answer a request with a problem (RFC 9457). Holds nothing that a person wrote. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly extensions: ProblemExtensions;
  readonly errors: readonly FieldProblem[];
  /** After how many seconds the request may be sent again, where that is known. */
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

  /** What is wrong with several fields: the code they share, or that there are several. */
  static ofFields(errors: readonly FieldProblem[]): Problem {
    const codes = new Set(errors.map((error) => error.code));
    const [first] = codes;
    return new Problem(codes.size === 1 && first ? first : 'invalid-request', {}, errors);
  }
}

/** The HTTP status of a problem. */
export const statusOf = (code: ProblemCode): number => problems[code][0];
/** The sentence of a problem for people, in both languages: it names the limit where that is told with the problem. */
export function titleOf(code: ProblemCode, told: Readonly<Record<string, unknown>> = {}): Bilingual {
  const [, zh, en, named]: ProblemText = problems[code];
  return named?.(told) ?? { zh, en };
}
