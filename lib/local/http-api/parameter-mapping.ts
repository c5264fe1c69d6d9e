import type { JsonObject, JsonValue } from '../service.ts';
import type { StageDefinition } from './definition.ts';
import type { GatewayRequest } from './request-event.ts';
import type { RouteMatch } from './router.ts';

/** The sources of a service integration's parameters. */
export interface MappedRequest {
  readonly request: GatewayRequest;
  readonly match: RouteMatch;
  readonly stage: StageDefinition;
  /** The context variables. */
  readonly context: JsonObject;
}

/** Returns the value of a parameter; undefined when the request has none. */
export type Mapping = (from: MappedRequest) => string | undefined;

/** The context variables of "Customize HTTP API access logs" that exist before an answer, besides claims. */
const VARIABLES = new Set([
  'accountId',
  'apiId',
  'domainName',
  'domainPrefix',
  'extendedRequestId',
  'httpMethod',
  'identity.sourceIp',
  'identity.userAgent',
  'path',
  'protocol',
  'requestId',
  'requestTime',
  'requestTimeEpoch',
  'routeKey',
  'stage',
]);

/**
 * Parses a parameter mapping of a service integration ("Create AWS service integrations for HTTP APIs", "Mapping request
 * parameters").
 * @throws Error when the expression is not supported
 */
export function parseMapping(text: string): Mapping {
  const [, root, rest = ''] = /^\$(request\.\w+|context|stageVariables)(?:\.(.+))?$/s.exec(text) ?? [];
  switch (root) {
    case 'request.header':
      if (rest !== '') return ({ request }) => own(request.headerValues, rest.toLowerCase())?.join(',');
      break;
    case 'request.querystring':
      if (rest !== '')
        return ({ request }) => (request.query.has(rest) ? request.query.getAll(rest).join(',') : undefined);
      break;
    case 'request.path':
      if (rest !== '') return ({ match }) => own(match.parameters, rest);
      break;
    case 'request.body':
      return rest === '' ? wholeBody : bodyPath(rest, text);
    case 'context': {
      const names = rest.split('.');
      if (VARIABLES.has(rest) || /^authorizer\.claims\.[^.]+$/.test(rest))
        return ({ context }) => asText(valueAt(context, names));
      break;
    }
    case 'stageVariables':
      if (rest !== '') return ({ stage }) => own(stage.variables ?? {}, rest);
      break;
    default:
      if (!text.startsWith('$') && !text.includes('${')) return () => text;
  }
  throw new Error(
    `${text} is not supported ($request.header.name, .querystring.name, .path.name, .body and .body.name are, $stageVariables.name, $context.name and static values)`,
  );
}

/** Returns an own member of a record, never an inherited one. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const wholeBody: Mapping = ({ request }) =>
  request.body.length > 0 ? request.body.toString('utf8') : undefined;

/** Parses a JSON path of names and list indexes. The service does not support recursive descent and filters either. */
function bodyPath(path: string, text: string): Mapping {
  const names: (string | number)[] = [];
  const step = /\.([\w-]+)|\[(\d+)\]|\['([^']+)'\]/y;
  const whole = path.startsWith('[') ? path : `.${path}`;
  while (step.lastIndex < whole.length) {
    const [found, name, place, quoted] = step.exec(whole) ?? [];
    if (found === undefined) throw new Error(`${text} is not supported: it is not a path of names`);
    names.push(name ?? quoted ?? Number(place));
  }
  return ({ request }) => {
    try {
      return asText(valueAt(JSON.parse(request.body.toString('utf8')) as JsonValue, names));
    } catch {
      return undefined; // Not JSON.
    }
  };
}

function valueAt(value: JsonValue, names: readonly (string | number)[]): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const name of names) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as JsonObject)[name];
  }
  return found;
}

/**
 * Returns a value as text. Values other than strings are passed on as JSON: an event's detail may be an object of the body
 * (aws-samples/aws-cdk-examples).
 */
function asText(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
