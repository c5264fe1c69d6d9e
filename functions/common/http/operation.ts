import type * as z from 'zod';
import type { Role } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { FieldTexts } from './label.ts';
import type { ProblemCode } from './problems.ts';

type Shape = z.ZodType<Record<string, unknown>>;

/**
 * One API operation: what it takes, who may call it, what it answers. The handler is typed by it and the
 * OpenAPI document is made from it, so that neither can drift from the other.
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
  /** The roles that may call it. Relation to the case and district are enforced besides. */
  readonly access: 'public' | readonly Role[];
  readonly pathParameters?: Path;
  readonly query?: Query;
  readonly headers?: Headers;
  readonly body?: Body;
  /**
   * The texts of fields whose schema belongs to the domain or to a policy, and carries none itself: by the place of the
   * field (`source.title`), or by its name wherever it is.
   */
  readonly labels?: Readonly<Record<string, FieldTexts>>;
  /**
   * Why a screen of its own takes the place of the form that would be made of its body. Only where no form can be made:
   * `npm run forms` fails where one could.
   */
  readonly ownScreen?: string;
  readonly mediaType?: string;
  /** The largest body that it takes, in bytes; 64 KB unless given. */
  readonly maxBodyBytes?: number;
  /** True where it changes nothing although its method is not GET. */
  readonly safe?: true;
  /** True where what it answers is no case and has a version of its own, which its entity tags begin with. */
  readonly versioned?: true;
  /** True where staff are answered, too, whom the directory does not have: so that they learn why they may do nothing. */
  readonly unrecognised?: true;
  readonly answers: {
    readonly status: 200 | 201;
    readonly description: string;
    readonly schema: Answer;
    /** Another form of the same answer, for requests whose `Accept` prefers it. */
    readonly alsoAs?: string;
  };
  readonly problems: readonly ProblemCode[];
}

/** Whether an operation can change something: such a one takes an Idempotency-Key and `If-Match`. */
export const writes = ({ method, safe }: Pick<Operation, 'method' | 'safe'>): boolean =>
  method !== 'GET' && !safe;

/**
 * Defines an operation. Its id, method and path stay literal types, by which the portal's client finds what it takes and answers.
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
