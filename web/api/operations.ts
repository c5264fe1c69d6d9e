import type * as z from 'zod';
// The portal imports only these types from the server: what each operation takes and answers.
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

/** Undefined for a schema that an operation lacks, which is typed as any. */
type InputOf<Schema> = Schema extends z.ZodType
  ? unknown extends z.input<Schema>
    ? never
    : z.input<Schema>
  : never;
type Member<O, Name extends string> = O extends { [Key in Name]?: infer Schema }
  ? InputOf<Exclude<Schema, undefined>>
  : never;

/** The answer of a route. */
export type Answer<R extends Route> = z.output<OperationOf<R>['answers']['schema']>;
/** The request body of a route. */
export type Body<R extends Route> = Member<OperationOf<R>, 'body'>;
/** The parameters in a route's query. */
export type Query<R extends Route> = Member<OperationOf<R>, 'query'>;

type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

/** The parts that a request of a route needs: the parameters of its path, its query and its body. */
export type RequestOf<R extends Route> = ([ParameterNames<R>] extends [never]
  ? { readonly path?: undefined }
  : { readonly path: { readonly [Name in ParameterNames<R>]: string } }) & {
  readonly query?: Query<R>;
} & ([Body<R>] extends [never] ? { readonly body?: undefined } : { readonly body: Body<R> });
