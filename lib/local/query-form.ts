import type { AwsError } from './aws-error.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { JsonObject, JsonValue } from './service.ts';

/**
 * Returns the members of a form in the query protocol as a tree, following the dots in their names; without `Action` and
 * `Version`.
 *
 * @example
 * formTree(new URLSearchParams('Action=X&A.1.Name=n&B=b')) // { A: { 1: { Name: 'n' } }, B: 'b' }
 */
export function formTree(form: URLSearchParams): JsonObject {
  const tree: JsonObject = {};
  for (const [path, value] of form) {
    if (path === 'Action' || path === 'Version') continue;
    const names = path.split('.');
    let node = tree;
    for (const name of names.slice(0, -1)) {
      if (!Object.hasOwn(node, name) || !isObject(node[name])) node[name] = {};
      node = node[name] as JsonObject;
    }
    node[names.at(-1) ?? ''] = value;
  }
  return tree;
}

/** Returns the items of a list or map whose member names are numbers. */
export const inNumericOrder = (numbered: JsonObject): JsonValue[] =>
  Object.entries(numbered)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => item);

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Escapes text for XML. A parser would read an unescaped carriage return as a line end. */
export const escapeXml = (text: string): string =>
  text.replace(/[<>&"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);

export const xmlAnswer = (statusCode: number, body: string): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'text/xml' },
  body,
});

/**
 * Returns the answer to a failed call in the form of the query protocol.
 * @param code the error code, if it is different in this protocol
 */
export function xmlError(
  namespace: string,
  error: AwsError,
  requestId: string,
  code: string = error.code,
): HttpAnswer {
  const type = error.statusCode < 500 ? 'Sender' : 'Receiver';
  return xmlAnswer(
    error.statusCode,
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${escapeXml(code)}</Code>` +
      `<Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  );
}
