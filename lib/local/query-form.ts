import type { AwsError } from './aws-error.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { JsonObject, JsonValue } from './service.ts';

/**
 * The members of a form in the query protocol as a tree, by the dots of their names; without the action and its version.
 *
 * @example formTree(new URLSearchParams('Action=X&A.1.Name=n&B=b')) // { A: { 1: { Name: 'n' } }, B: 'b' }
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

/** The items of a list or map, whose names are numbers. */
export const inNumericOrder = (numbered: JsonObject): JsonValue[] =>
  Object.entries(numbered)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => item);

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text for XML. A parser would read a carriage return that is not escaped as the end of a line. */
export const escapeXml = (text: string): string =>
  text.replace(/[<>&"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);

export const xmlAnswer = (statusCode: number, body: string): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'text/xml' },
  body,
});

/**
 * The answer to a call that has failed, in the form of the query protocol.
 * @param code of the error, where it is another one in this protocol
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
