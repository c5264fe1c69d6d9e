import type * as z from 'zod';
import type { Role } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { FieldTexts } from './label.ts';
import type { ProblemCode } from './problems.ts';

type Shape = z.ZodType<Record<string, unknown>>;

/**
 * One API operation: what it takes, who may call it, what it answers. Its handler is typed by it and the OpenAPI document is
 * generated from it, so that neither can drift from the other.
 */
export interface Operation<
  Path extends Shape = Shape,
  Query extends Shape = Shape,
  Headers extends Shape = Shape,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  /** The name of its folder under `functions/api` and its `operationId`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly summary: Bilingual;
  readonly description: string;
  /** The roles that may call it. The relation to the case and its district is checked separately. */
  readonly access: 'public' | readonly Role[];
  readonly pathParameters?: Path;
  readonly query?: Query;
  readonly headers?: Headers;
  readonly body?: Body;
  /**
   * The texts of fields whose schema belongs to the domain or to a policy, and has none of its own. The key is the path of the
   * field (`source.title`), or its name wherever it occurs.
   */
  readonly labels?: Readonly<Record<string, FieldTexts>>;
  /**
   * Why a screen of its own replaces the form that would be made from its body. Allowed only if no form can be made: `npm run
   * forms` fails if one could.
   */
  readonly ownScreen?: string;
  readonly mediaType?: string;
  /** The largest body that it accepts, in bytes; 64 KB by default. */
  readonly maxBodyBytes?: number;
  /** True if it changes nothing although its method is not GET. */
  readonly safe?: true;
  /** True if its answer is not a case but has a version, with which its entity tags begin. */
  readonly versioned?: true;
  /** True if it also answers staff who are not in the directory, so that they learn why they may do nothing. */
  readonly unrecognised?: true;
  readonly answers: {
    readonly status: 200 | 201;
    readonly description: string;
    readonly schema: Answer;
    /** Another media type for the same answer, for requests whose `Accept` prefers it. */
    readonly alsoAs?: string;
  };
  readonly problems: readonly ProblemCode[];
}

/** Whether an operation can change something: it then takes an Idempotency-Key and `If-Match`. */
export const writes = ({ method, safe }: Pick<Operation, 'method' | 'safe'>): boolean =>
  method !== 'GET' && !safe;

/**
 * Defines an operation. Its id, method and path stay literal types, so that the portal's client can look up the types of its
 * request and answer.
 */
export const defineOperation = <
  const Id extends string,
  const Method extends Operation['method'],
  const Route extends `/${string}`,
  Path extends Shape,
  Query extends Shape,
  Headers extends Shape,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  operation: Operation<Path, Query, Headers, Body, Answer> & Named<Id, Method, Route>,
): Operation<Path, Query, Headers, Body, Answer> & Named<Id, Method, Route> => operation;

interface Named<Id extends string, Method extends string, Route extends `/${string}`> {
  readonly id: Id;
  readonly method: Method;
  readonly path: Route;
}
