import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from './aws-error.ts';
import { CONTROL_PATH } from './control.ts';
import { problem } from './control-answers.ts';
import type { HttpAnswer } from './http-answer.ts';
import { xmlError } from './query-form.ts';
import { queryError } from './queues/query-error.ts';

/** The content type of most services that speak JSON. */
export const JSON_1_0 = 'application/x-amz-json-1.0';
/** The XML namespace of the answers of STS. */
export const STS = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** Whether a request uses the query protocol, which is answered in XML. */
export const isForm = (headers: IncomingHttpHeaders): boolean =>
  headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;

/**
 * Returns an error in the form that the client expects: XML for the query protocol, JSON for the others. The runtime's own
 * addresses always answer in JSON, whatever content type the client sends.
 * @param path of the request, or the whole address
 */
export function errorAnswer(
  error: unknown,
  { path, headers }: { readonly path: string; readonly headers: IncomingHttpHeaders },
  requestId: string,
): HttpAnswer {
  const known =
    error instanceof AwsError
      ? error
      : new AwsError('InternalFailure', `The local runtime failed: ${(error as Error)?.message}`, 500);
  const { code, message, statusCode } = known;
  const again = statusCode === 429 || statusCode === 503 ? { 'retry-after': '1' } : {};
  if (path.replace(/^http:\/\/[^/?#]+/i, '').startsWith(CONTROL_PATH)) {
    const answer = problem(statusCode, inDashes(code), message);
    return { ...answer, headers: { ...answer.headers, ...again } };
  }
  if (isForm(headers)) return xmlError(STS, known, requestId);
  const contentType = headers['content-type'] ?? JSON_1_0;
  const toQueues = String(headers['x-amz-target']).startsWith('AmazonSQS.');
  return {
    statusCode,
    headers: {
      'content-type': contentType.startsWith('application/x-amz-json') ? contentType : 'application/json',
      'x-amzn-errortype': code,
      ...again,
      ...(toQueues && { 'x-amzn-query-error': queryError(code, statusCode) }),
    },
    body: JSON.stringify({ __type: code, message, Message: message, ...known.details }),
  };
}

const inDashes = (code: string): string =>
  code
    .replace(/(Exception|Failure)$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase();
