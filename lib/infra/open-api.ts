import { readFileSync } from 'node:fs';

/** An operation of the API, as far as its deployment needs it. */
export interface ApiOperation {
  /** Its `operationId`, and the name of its folder under `functions/api`. */
  readonly id: string;
  readonly method: string;
  /** With parameters in braces, as both HTTP APIs and OpenAPI write them. */
  readonly path: string;
  /** Whether anybody may call it: the document says `security: []`. */
  readonly public: boolean;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * The operations of an OpenAPI document, in its order.
 * @throws Error naming an operation that has no `operationId`, or an `operationId` that occurs twice.
 */
export function readOperations(file: string): ApiOperation[] {
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as Document;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method): ApiOperation => {
        const { operationId, security } = item[method] as { operationId?: string; security?: unknown[] };
        if (!operationId) throw new Error(`${file}: ${method.toUpperCase()} ${path} has no operationId`);
        return { id: operationId, method: method.toUpperCase(), path, public: security?.length === 0 };
      }),
  );
  const ids = operations.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new Error(`${file}: the operationId ${twice} occurs twice`);
  return operations;
}
