import type * as z from 'zod';
// The only thing that the portal takes of the server, and as types alone: what each operation takes and answers.
import type { operations } from '../../functions/api/operations.ts';

/** Every operation of the API. */
export type Operations = (typeof operations)[number];

/** Each operation by its method and path. */
type ByRoute = { [Each in Operations as `${Each['method']} ${Each['path']}`]: Each };

/** A method and a path as the API names them, for example `GET /cases/{caseId}`. */
export type Route = keyof ByRoute;

/** The routes that only read. */
export type ReadRoute = Extract<Route, `GET ${string}`>;
/** The routes that may change something. */
export type WriteRoute = Exclude<Route, ReadRoute>;

/** The operation of a route. */
export type OperationOf<R extends Route> = ByRoute[R];

/** Nothing for a schema that an operation does not have, which is typed as any. */
type InputOf<Schema> = Schema extends z.ZodType
  ? unknown extends z.input<Schema>
    ? never
    : z.input<Schema>
  : never;
type Member<O, Name extends string> = O extends { [Key in Name]?: infer Schema }
  ? InputOf<Exclude<Schema, undefined>>
  : never;

/** What a route answers. */
export type Answer<R extends Route> = z.output<OperationOf<R>['answers']['schema']>;
/** The body that a route takes. */
export type Body<R extends Route> = Member<OperationOf<R>, 'body'>;
/** The parameters in a route's query. */
export type Query<R extends Route> = Member<OperationOf<R>, 'query'>;

type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

/** What a request of a route needs: the parameters of its path, and what else it takes. */
export type RequestOf<R extends Route> = ([ParameterNames<R>] extends [never]
  ? { readonly path?: undefined }
  : { readonly path: { readonly [Name in ParameterNames<R>]: string } }) & {
  readonly query?: Query<R>;
} & ([Body<R>] extends [never] ? { readonly body?: undefined } : { readonly body: Body<R> });
