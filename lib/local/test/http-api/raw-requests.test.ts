import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApi, route } from './test-api.ts';

const routes = [route('ANY /items/{id}'), route('POST /items'), route('$default')];

async function open(handler?: () => Promise<null>) {
  const api = await openApi({ routes }, handler && (() => handler()));
  onTestFinished(() => api.gateway.close());
  const port = Number(new URL(api.url).port);
  /** Opens a connection, sends a text as it is, and returns everything that comes back until the connection ends. */
  const send = (text: string) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    onTestFinished(() => void socket.destroy());
    const ended = new Promise<string>((resolve) => {
      let answer = '';
      socket.on('data', (part) => {
        answer += part.toString('latin1');
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(answer));
    });
    return { socket, ended };
  };
  /** Returns the status of each answer to some requests, the last of which ends the connection. */
  const ask = async (text: string) =>
    [...(await send(text).ended).matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
  return { ...api, host: `127.0.0.1:${port}`, send, ask };
}

const last = (line: string, host: string, headers = '') =>
  `${line}\r\nhost: ${host}\r\n${headers}connection: close\r\n\r\n`;

describe('A request', () => {
  it('that names its host in its first line is one for that host, and its path is the rest (RFC 9112, 3.2.2)', async () => {
    const { ask, events, host } = await open();
    expect(await ask(last(`GET http://${host}/items/1?a=b HTTP/1.1`, host))).toEqual([204]);
    expect(events[0]).toMatchObject({
      routeKey: 'ANY /items/{id}',
      rawPath: '/items/1',
      rawQueryString: 'a=b',
      headers: { host },
    });
    expect(await ask(last(`GET http://${host}?a=b HTTP/1.1`, host))).toEqual([204]);
    expect(events[1]).toMatchObject({ rawPath: '/', rawQueryString: 'a=b' });
    expect(await ask(last('GET http://evil.example/items/1 HTTP/1.1', host))).toEqual([403]);
    expect(events).toHaveLength(2);
  });

  it('that names two hosts, or none, is refused with 400 (RFC 9112, 3.2)', async () => {
    const { ask, events, host } = await open();
    expect(await ask(last('GET /items/1 HTTP/1.1', host, 'Host: evil.example\r\n'))).toEqual([400]);
    expect(await ask('GET /items/1 HTTP/1.1\r\nconnection: close\r\n\r\n')).toEqual([400]);
    expect(events).toEqual([]);
  });

  it('keeps the headers of its connection from the function (RFC 9110, 7.6.1), and no others', async () => {
    const { ask, events, host } = await open();
    const headers = `x: a\r\nX: b\r\n__proto__: c\r\nx-hop: d\r\nkeep-alive: timeout=5\r\nte: trailers\r\nupgrade: h2c\r\n`;
    const text = `GET /items/1?__proto__=1&__proto__=2 HTTP/1.1\r\nhost: ${host}\r\n${headers}connection: close, x-hop\r\n\r\n`;
    expect(await ask(text)).toEqual([204]);
    expect(
      Object.keys(events[0]?.headers ?? {}).filter((name) => !/^(x-forwarded|x-amzn)/.test(name)),
    ).toEqual(['host', 'x', '__proto__', 'content-length']);
    expect(Object.entries(events[0]?.queryStringParameters ?? {})).toEqual([['__proto__', '1,2']]);
    expect(events[0]).toMatchObject({ headers: { x: 'a,b' } });
  });

  it('in parts, or of HTTP/1.0, arrives with the length of its body and its protocol', async () => {
    const { ask, events, host } = await open();
    const chunked = 'transfer-encoding: chunked\r\ncontent-type: text/plain\r\n';
    expect(
      await ask(`${last('POST /items HTTP/1.1', host, chunked)}3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`),
    ).toEqual([204]);
    expect(await ask(last('GET /items/1 HTTP/1.0', host))).toEqual([204]);
    expect(events).toMatchObject([
      {
        body: 'abcde',
        headers: { 'content-length': '5' },
        requestContext: { http: { protocol: 'HTTP/1.1' } },
      },
      { headers: { 'content-length': '0' }, requestContext: { http: { protocol: 'HTTP/1.0' } } },
    ]);
    expect(Object.keys(events[0]?.headers ?? {})).not.toContain('transfer-encoding');
  });

  it('that is refused leaves its connection to the next one, without its body', async () => {
    const { ask, events, host } = await open();
    const refused = [
      `POST /items HTTP/1.1\r\nhost: evil.example\r\ncontent-length: 3\r\n\r\nabc`,
      `POST /items HTTP/1.1\r\nhost: ${host}\r\nlong: ${'x'.repeat(10_300)}\r\ncontent-length: 3\r\n\r\nabc`,
    ];
    const good = `POST /items HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 3\r\n\r\nabc`;
    expect(await ask([...refused, good, last('GET /items/1 HTTP/1.1', host)].join(''))).toEqual([
      403, 431, 204, 204,
    ]);
    expect(events).toHaveLength(2);
  });

  it.each([
    ['two lengths', 'content-length: 3\r\ncontent-length: 4\r\n\r\nabcd'],
    ['a length and parts', 'content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n'],
    ['a length that is none', 'content-length: +3\r\n\r\nabc'],
    ['parts that are none', 'transfer-encoding: chunked\r\n\r\nzz\r\nabc\r\n'],
    ['a folded header', 'x: a\r\n b\r\n\r\n'],
    ['a space behind the name of a header', 'x : a\r\n\r\n'],
    ['a header with a NUL', 'x: a\0b\r\n\r\n'],
  ])('with %s is refused with 400 and ends its connection (RFC 9112)', async (_, rest) => {
    const { ask, events, host } = await open();
    expect(await ask(`POST /elsewhere HTTP/1.1\r\nhost: ${host}\r\n${rest}`)).toEqual([400]);
    expect(events).toEqual([]);
  });
});

describe('When an API is closed', () => {
  it.each([
    ['nothing was sent', ''],
    ['a first line was begun', 'GET /it'],
    ['headers were begun', 'GET /items/1 HTTP/1.1\r\nhost: 127.0.0.1\r\n'],
    ['a body was begun', 'POST /items HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 9\r\n\r\nabc'],
  ])('a connection on which %s is not waited for', async (_, text) => {
    const { gateway, send, host, ask } = await open();
    const { socket, ended } = send(text);
    await new Promise((resolve) => socket.once('connect', resolve));
    // By then the server has read what was sent earlier.
    expect(await ask(last('GET /items/1 HTTP/1.1', host))).toEqual([204]);
    await gateway.close();
    expect(await ended).toBe('');
  });

  it('a request that has come whole is answered first', async () => {
    let finish = () => {};
    let begun = () => {};
    const invoked = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { gateway, send } = await open(() => {
      begun();
      return new Promise((resolve) => {
        finish = () => resolve(null);
      });
    });
    const { ended } = send('POST /items HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 3\r\n\r\nabc');
    await invoked;
    const closed = gateway.close();
    finish();
    await closed;
    expect(await ended).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\nnull$/);
  });
});
