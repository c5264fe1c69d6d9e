import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { ApiAnswer } from '../../support/system.ts';

export type Json = { readonly [key: string]: unknown };

/** An operation as the OpenAPI document describes it. */
export interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Json }[];
  readonly requestBody?: { content: Record<string, { schema: Json }> };
  readonly responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
}

/** The OpenAPI document as it is served. */
export const document: {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Described>>;
  readonly components: { readonly schemas: Record<string, Json>; readonly securitySchemes: Json };
} = JSON.parse(readFileSync(join(import.meta.dirname, '../../../functions/api/openapi.json'), 'utf8'));

export const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

type Schema = Exclude<Parameters<typeof z.fromJSONSchema>[0], boolean>;

/** Returns the text of one or more schemas, with references in the form that `fromJSONSchema` knows. */
const textOf = (schema: Json): string =>
  JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/');
const $defs: NonNullable<Schema['$defs']> = JSON.parse(textOf(document.components.schemas));

/** Also cached by the text of the schema: most answers of all operations are the same problem. */
const checks = new Map<Json | string, z.ZodType>();

/** A schema of the document as a validator, with its references resolved. */
export function checkOf(schema: Json): z.ZodType {
  const known = checks.get(schema);
  if (known) return known;
  const text = textOf(schema);
  const check = checks.get(text) ?? z.fromJSONSchema({ ...(JSON.parse(text) as Schema), $defs });
  checks.set(text, check);
  checks.set(schema, check);
  return check;
}

const routes = described.map((each) => ({
  ...each,
  pattern: new RegExp(`^${each.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** How an answer differs from the document for its operation and status; undefined if it conforms. */
export function misfit(method: string, path: string, answer: ApiAnswer): string | undefined {
  const [bare = ''] = path.split('?');
  const route = routes.find((each) => each.method === method && each.pattern.test(bare));
  const about = `${method} ${path} ${answer.status}`;
  const response = route?.operation.responses[String(answer.status)];
  const [type, content] = Object.entries(response?.content ?? {})[0] ?? [];
  if (type === undefined || !content) return `${about} is not described`;
  if (!answer.headers.get('content-type')?.startsWith(type)) return `${about} is no ${type}`;
  const { error } = checkOf(content.schema).safeParse(answer.body);
  return error && `${about}: ${JSON.stringify(error.issues.slice(0, 3))}`;
}
