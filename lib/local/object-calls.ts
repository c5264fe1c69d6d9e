import type { HttpAnswer } from './http-answer.ts';
import { escapeXml } from './query-form.ts';

/** Whether a request is a call of S3: signed for S3 in its header or, for a presigned address, in its query. */
export const isObjectCall = (authorization: string | undefined, path: string): boolean =>
  /Credential=[^,\s]*\/s3\/aws4_request/.test(authorization ?? '') ||
  /[?&]X-Amz-Credential=[^&]*(?:\/|%2F)s3(?:\/|%2F)aws4_request/i.test(path);

/** Refuses a call of S3 in its own form, which its clients show. They do not retry after it. */
export function objectRefusal(path: string, requestId: string): HttpAnswer {
  const resource = path.split('?')[0] ?? '/';
  return {
    statusCode: 501,
    headers: { 'content-type': 'application/xml' },
    body:
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NotImplemented</Code><Message>The local runtime has no S3. ` +
      `Replace code that works on files with a stand-in here, or run it on AWS.</Message>` +
      `<Resource>${escapeXml(resource)}</Resource><RequestId>${requestId}</RequestId></Error>`,
  };
}
