import { request as httpRequest } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HttpApiDefinition } from '../../http-api/definition.ts';
import { functionResponse } from '../../http-api/function-response.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { stage, startFunctionApp } from './function-app.ts';
import { type Handler, NOW, openApi, route } from './test-api.ts';

/*
 * The recordings of the service are those of aws/aws-lambda-dotnet, Tools/LambdaTestTool-v2, in the folder Snapshots of its
 * integration tests, of APIs of the mode HttpV1, and events that others have logged, where they are named.
 */

const format = '1.0' as const;
const routes = [route('ANY /items/{id}', { format }), route('$default', { format })];

async function open(api: Partial<HttpApiDefinition> = {}, handler?: Handler) {
  const opened = await openApi({ routes, ...api }, handler);
  onTestFinished(() => opened.gateway.close());
  return opened;
}

/** Sends a request without normalising its path or headers. */
const send = (url: string, path: string, headers: Record<string, string | string[]>) =>
  new Promise<void>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    httpRequest({ hostname, port, path, headers }, (response) => response.resume().on('end', resolve))
      .on('error', reject)
      .end();
  });

describe('The event in the payload format 1.0', () => {
  // "Create AWS Lambda proxy integrations for HTTP APIs", and the recording UrlEncodedQueryString.
  it('has every value of headers and parameters, and the last one beside', async () => {
    const { url, events } = await open({
      stages: [{ name: '$default', variables: { color: 'blue' } }],
    });
    await send(url, '/items/1?tag=C%23%20Programming&q=Hello%20World&tag=.NET%20Core', {
      'X-Several': ['a', 'b,c'],
      Cookie: 'one=1; two=2',
      'User-Agent': 'test',
      Host: 'localhost:80',
    });
    const headers = {
      'x-several': ['a', 'b,c'],
      cookie: ['one=1; two=2'],
      'User-Agent': ['test'],
      Host: ['localhost:80'],
      'Content-Length': ['0'],
      'X-Forwarded-For': ['127.0.0.1'],
      'X-Forwarded-Port': [new URL(url).port],
      'X-Forwarded-Proto': ['http'],
      'X-Amzn-Trace-Id': [expect.stringMatching(/^Root=1-/)],
    };
    const [event = {}] = events;
    const { requestId } = event.requestContext as JsonObject;
    expect(event).toEqual({
      version: '1.0',
      resource: '/items/{id}',
      path: '/items/1',
      httpMethod: 'GET',
      headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.at(-1)])),
      multiValueHeaders: headers,
      queryStringParameters: { q: 'Hello World', tag: '.NET Core' },
      multiValueQueryStringParameters: { q: ['Hello World'], tag: ['C# Programming', '.NET Core'] },
      requestContext: {
        accountId: '000000000000',
        apiId: expect.stringMatching(/^\w{10}$/),
        domainName: 'localhost:80',
        domainPrefix: 'localhost',
        extendedRequestId: requestId,
        httpMethod: 'GET',
        identity: {
          accessKey: null,
          accountId: null,
          caller: null,
          cognitoAmr: null,
          cognitoAuthenticationProvider: null,
          cognitoAuthenticationType: null,
          cognitoIdentityId: null,
          cognitoIdentityPoolId: null,
          principalOrgId: null,
          sourceIp: '127.0.0.1',
          user: null,
          userAgent: 'test',
          userArn: null,
        },
        path: '/items/1',
        protocol: 'HTTP/1.1',
        requestId: expect.any(String),
        requestTime: '20/Nov/2026:08:30:15 +0000',
        requestTimeEpoch: NOW,
        resourceId: 'ANY /items/{id}',
        resourcePath: '/items/{id}',
        stage: '$default',
      },
      pathParameters: { id: '1' },
      stageVariables: { color: 'blue' },
      body: null,
      isBase64Encoded: false,
    });
  });

  // aws/serverless-java-container, SpringDelegatingLambdaContainerHandlerTests: the route $default.
  it('has null for what is empty, and the route as its resource', async () => {
    const { url, events } = await open();
    await send(url, '/any', {});
    expect(events[0]).toMatchObject({
      resource: '$default',
      path: '/any',
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      requestContext: { resourceId: '$default', resourcePath: '$default', identity: { userAgent: '' } },
      pathParameters: null,
      stageVariables: null,
      body: null,
    });
    expect(Object.keys(events[0]?.requestContext as JsonObject)).not.toContain('authorizer');
  });

  // The recording UnicodeCharactersInPath.
  it('has the path as it was requested, and decoded in its context', async () => {
    const { url, events } = await open();
    await send(url, '/items/%E2%98%95%20Coffee', {});
    expect(events[0]).toMatchObject({
      path: '/items/%E2%98%95%20Coffee',
      pathParameters: { id: '☕ Coffee' },
      requestContext: { path: '/items/☕ Coffee' },
    });
  });

  // dougmoscrop/serverless-http#143: the path '/dev/test', the resource '/test', in the stage dev.
  it('has the stage in front of both paths, and not in its resource', async () => {
    const { url, events } = await open({ stages: [{ name: 'dev' }] });
    await send(url, '/dev/items/1', {});
    expect(events[0]).toMatchObject({
      resource: '/items/{id}',
      path: '/dev/items/1',
      requestContext: { path: '/dev/items/1', resourcePath: '/items/{id}', stage: 'dev' },
    });
  });

  // The recording BinaryContent.
  it('has a body that is not text in base64', async () => {
    const { url, events } = await open();
    const post = (body: Buffer, type: string) =>
      fetch(url, { method: 'POST', body, headers: { 'content-type': type } });
    await post(Buffer.from([1, 2, 3, 4, 5]), 'application/octet-stream');
    expect(events[0]).toMatchObject({ body: 'AQIDBAU=', isBase64Encoded: true });
    await post(Buffer.from('{"a":1}'), 'application/json');
    expect(events[1]).toMatchObject({
      body: '{"a":1}',
      isBase64Encoded: false,
      headers: { 'Content-Type': 'application/json', 'Content-Length': '7' },
    });
  });

  it('comes to a function that permits the route with that method', async () => {
    const { url } = await startFunctionApp({
      routeKey: 'ANY /items/{id}',
      format,
      code: 'exports.handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event.requestContext) })',
      permitted: 'dev/GET/items/{id}',
      resources: { Stage: stage('dev') },
    });
    const seen = (await (await fetch(`${url}/dev/items/1`)).json()) as JsonObject;
    expect(seen).toMatchObject({ resourceId: 'ANY /items/{id}', httpMethod: 'GET', stage: 'dev' });
    // The members of format 2.0 that correspond to these do not appear.
    expect([seen.http, seen.routeKey]).toEqual([undefined, undefined]);
    expect((await fetch(`${url}/dev/items/1`, { method: 'DELETE' })).status).toBe(500);
  });
});

describe('The answer in the payload format 1.0', () => {
  const answer = (payload: JsonValue) => {
    const { statusCode, headers, body } = functionResponse({ payload }, format);
    return { statusCode, headers, body: body.toString() };
  };

  // The recordings CombinesSingleAndMultiValueHeaders and APIHeaders.
  it('joins the headers of one value with those of several', () => {
    expect(
      answer({
        statusCode: 200,
        headers: { 'Content-Type': 'application/json', 'Combined-Header': 'single-value' },
        multiValueHeaders: {
          'X-Multi-Header': ['multi-value1', 'multi-value2'],
          'combined-header': ['multi-value1', 'multi-value2'],
        },
        body: '{}',
      }),
    ).toEqual({
      statusCode: 200,
      headers: {
        'content-type': 'application/json',
        'combined-header': ['single-value', 'multi-value1', 'multi-value2'],
        'x-multi-header': ['multi-value1', 'multi-value2'],
      },
      body: '{}',
    });
    expect(answer({ statusCode: 200, headers: null, multiValueHeaders: null, body: 'Test body' })).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'Test body',
    });
  });

  it('sends each value of a header apart', async () => {
    const { url } = await open({}, () => ({
      statusCode: 204,
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'], 'X-Several': ['a', 'b'] },
    }));
    const { headers } = await fetch(url);
    expect([headers.getSetCookie(), headers.get('x-several')]).toEqual([['a=1', 'b=2'], 'a, b']);
  });

  // The recording APIGatewayV1DecodesBase64.
  it('is decoded from base64', () => {
    expect(answer({ statusCode: 200, body: 'dGVzdA==', isBase64Encoded: true }).body).toBe('test');
  });

  // "How do I map the status codes returned by HTTP APIs": no assumptions are made in 1.0; the recording V1_HandlesZeroStatusCode.
  it.each<[string, JsonValue]>([
    ['no status', { message: 'hello' }],
    ['a text', 'Not a valid proxy response object'],
    ['a status of zero', { statusCode: 0, body: '{}' }],
    ['headers of several values that are no lists', { statusCode: 200, multiValueHeaders: { a: 'x' } }],
    ['a value that would break the connection', { statusCode: 200, multiValueHeaders: { a: ['x\r\ny: z'] } }],
  ])('is 500 for %s', (_, payload) => {
    expect(answer(payload)).toMatchObject({ statusCode: 500, body: '{"message":"Internal Server Error"}' });
  });

  // aws/serverless-java-container#377: each format has its own.
  it('has no cookies, and that in 2.0 no headers of several values', () => {
    const payload = { statusCode: 204, cookies: ['a=1'], multiValueHeaders: { b: ['c'] } };
    expect(functionResponse({ payload }, '1.0')).toMatchObject({ cookies: [], headers: { b: ['c'] } });
    expect(functionResponse({ payload }, '2.0')).toMatchObject({ cookies: ['a=1'], headers: {} });
  });
});
