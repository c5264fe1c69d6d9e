import { expect, it } from 'vitest';
import type { EndpointRequest } from '../../lambda/worker-protocol.ts';
import { functionsForTest, START } from '../support/functions.ts';

/** How a function writes the body of a request, and how it reads the body of the answer. */
const WAYS = {
  write: {
    'in one piece': 'request.end(text)',
    'in bytes': 'request.end(Buffer.from(text))',
    'in pieces that part a character':
      'request.write(Buffer.from(text).subarray(0, 8)); request.end(Buffer.from(text).subarray(8))',
    'from a stream': 'Readable.from([text.slice(0, 3), text.slice(3)]).pipe(request)',
  },
  read: {
    'piece by piece': 'for await (const piece of response) pieces.push(piece)',
    'into a stream':
      'await pipe(response, new Writable({ write: (piece, _, done) => done(pieces.push(piece) && null) }))',
    'by its events': "response.on('data', (piece) => pieces.push(piece)); await once(response, 'end')",
  },
};
const TEXT = '{"name":"王小明"}';

const code = (type: string, write: string, read: string): string => `
  import { once } from 'node:events';
  import http from 'node:http';
  import { Readable, Writable } from 'node:stream';
  const pipe = (from, to) => once(from.pipe(to), 'finish');
  export const handler = async ({ text }) => {
    const headers = { 'Content-Type': '${type}', 'X-Amz-Target': 'A.B', Authorization: 'c', 'User-Agent': 'u' };
    const request = http.request({ host: '127.0.0.1', port: 1, method: 'POST', path: '/a?b', headers });
    ${write};
    const [response] = await once(request, 'response');
    const pieces = [];
    ${read};
    return { status: response.statusCode, headers: response.headers, text: Buffer.concat(pieces).toString() };
  };`;

const ways = Object.entries(WAYS.write).flatMap(([written, write]) =>
  Object.entries(WAYS.read).map(([isRead, read]) => ({ written, isRead, write, read })),
);

it.each(ways)('a request to the endpoint, written $written, is answered; read $isRead', async (way) => {
  const requests: EndpointRequest[] = [];
  const { put, invoke } = functionsForTest({ at: START }, undefined, (request) => {
    requests.push(request);
    return { statusCode: 201, headers: { date: 'd', 'content-type': 't' }, body: request.body };
  });
  for (const type of ['application/x-amz-json-1.0', 'application/cbor']) {
    put(type.slice(-4), code(type, way.write, way.read));
    expect(await invoke(type.slice(-4), { text: TEXT })).toEqual({
      value: { status: 201, headers: { date: 'd', 'content-type': 't' }, text: TEXT },
    });
    const { body, ...rest } = requests.pop() as EndpointRequest;
    expect(Buffer.from(body as string).toString()).toBe(TEXT);
    const headers = { 'content-type': type, 'x-amz-target': 'A.B', authorization: 'c' };
    expect(rest).toEqual({ method: 'POST', path: '/a?b', headers });
  }
});
