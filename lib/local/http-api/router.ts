import type { RouteDefinition } from './definition.ts';

export interface Route {
  readonly definition: RouteDefinition;
  /** `ANY` also for `$default`. */
  readonly method: string;
  readonly segments: readonly Segment[];
}

export interface RouteMatch {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'parameter' | 'greedy'; readonly name: string };

const METHODS = ['ANY', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const WEIGHT = { text: 0, parameter: 1, greedy: 2 };

/**
 * Chooses the route of a request as the service does: a full match of the path before a greedy one, and that before `$default`;
 * then the more specific path, from the left; then a route for the method before one for `ANY`.
 */
export class Router {
  readonly #routes: readonly Route[];
  readonly #fallback: Route | undefined;
  readonly #longest: number;
  /** The candidate routes by method and number of path segments. */
  readonly #candidates = new Map<string, readonly Route[]>();

  /** @throws Error naming a route key that is malformed or occurs twice */
  constructor(definitions: readonly RouteDefinition[]) {
    const seen = new Set<string>();
    for (const { routeKey } of definitions) {
      const shape = routeKey.replace(/\{[^}+]+(\+?)\}/g, '{$1}');
      if (seen.has(shape)) throw new Error(`There are two routes ${routeKey}.`);
      seen.add(shape);
    }
    const routes = definitions.map(parseRoute);
    this.#fallback = routes.find(isDefault);
    this.#routes = routes.filter((route) => !isDefault(route)).sort(bySpecificity);
    this.#longest = Math.max(0, ...routes.map(({ segments }) => segments.length));
  }

  /**
   * Finds the route of a request. The path is decoded first, so that `%2F` separates segments like `/` (found on the service:
   * aws/aws-lambda-dotnet#1901, fastify/aws-lambda-fastify#169).
   * @param path as requested, not decoded, without the query
   */
  find(method: string, path: string): RouteMatch | undefined {
    const segments = decodePath(path).split('/').slice(1);
    for (const route of this.#candidatesFor(method, segments.length)) {
      const parameters = match(route.segments, segments);
      if (parameters) return { route, parameters };
    }
    return this.#fallback && { route: this.#fallback, parameters: {} };
  }

  #candidatesFor(method: string, length: number): readonly Route[] {
    // All paths that are longer than every pattern have the same candidates.
    const counted = Math.min(length, this.#longest + 1);
    const known = this.#candidates.get(`${method} ${counted}`);
    if (known) return known;
    const candidates = this.#routes.filter(
      (route) => (route.method === 'ANY' || route.method === method) && hasLength(route.segments, counted),
    );
    this.#candidates.set(`${method} ${counted}`, candidates);
    return candidates;
  }
}

/** Percent-decodes a path. A segment with invalid encoding stays as it is. */
export function decodePath(path: string): string {
  return path.includes('%') ? path.split('/').map(decode).join('/') : path;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parseRoute(definition: RouteDefinition): Route {
  const { routeKey } = definition;
  if (routeKey === '$default') return { definition, method: 'ANY', segments: [] };
  const [method = '', path = '', ...rest] = routeKey.split(' ');
  if (!METHODS.includes(method) || !path.startsWith('/') || rest.length > 0) {
    throw new Error(`Route key ${routeKey} is not valid: it must be "METHOD /path" or "$default".`);
  }
  const texts = path.split('/').slice(1);
  const segments = texts.map((text, index): Segment => {
    const variable = /^\{([\w.-]+)(\+?)\}$/.exec(text);
    if (!variable) {
      if (/[{}]/.test(text)) {
        throw new Error(`Route key ${routeKey} is not valid: a parameter is a whole path segment.`);
      }
      return { kind: 'text', text };
    }
    if (variable[2] && index !== texts.length - 1) {
      throw new Error(`Route key ${routeKey} is not valid: a greedy parameter must be last.`);
    }
    return { kind: variable[2] ? 'greedy' : 'parameter', name: variable[1] as string };
  });
  return { definition, method, segments };
}

/** Whether a path with that many segments can match. */
const hasLength = (pattern: readonly Segment[], length: number): boolean =>
  pattern.at(-1)?.kind === 'greedy' ? length >= pattern.length : length === pattern.length;

/** Returns the parameters of a path that has the length of the pattern; undefined when it does not match. */
function match(pattern: readonly Segment[], segments: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] as string;
    if (expected.kind === 'text') {
      if (expected.text !== segment) return undefined;
    } else {
      const value = expected.kind === 'greedy' ? segments.slice(index).join('/') : segment;
      // Below another segment, a greedy parameter also matches the empty rest after a slash (found on the service:
      // storacha/w3infra#166).
      if (value === '' && !(expected.kind === 'greedy' && index > 0)) return undefined;
      parameters[expected.name] = value;
    }
  }
  return parameters;
}

function bySpecificity(a: Route, b: Route): number {
  const greedy = (route: Route) => (route.segments.at(-1)?.kind === 'greedy' ? 1 : 0);
  if (greedy(a) !== greedy(b)) return greedy(a) - greedy(b);
  const length = Math.max(a.segments.length, b.segments.length);
  for (let index = 0; index < length; index++) {
    const left = a.segments[index];
    const right = b.segments[index];
    if (!left || !right) return left ? -1 : 1;
    if (left.kind !== right.kind) return WEIGHT[left.kind] - WEIGHT[right.kind];
  }
  return (a.method === 'ANY' ? 1 : 0) - (b.method === 'ANY' ? 1 : 0);
}

function isDefault(route: Route): boolean {
  return route.definition.routeKey === '$default';
}
