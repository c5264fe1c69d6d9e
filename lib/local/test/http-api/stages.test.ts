import { describe, expect, it, onTestFinished } from 'vitest';
import type { HttpApiDefinition } from '../../http-api/definition.ts';
import type { JsonObject } from '../../service.ts';
import { stage, startFunctionApp } from './function-app.ts';
import { openApi, route } from './test-api.ts';

const routes = [route('GET /'), route('GET /items/{id}'), route('ANY /{proxy+}')];

async function open(api: Partial<HttpApiDefinition>) {
  const opened = await openApi(api);
  onTestFinished(() => opened.gateway.close());
  const get = async (path: string) => {
    const { status } = await fetch(`${opened.url}${path}`);
    return { status, event: opened.events.at(-1) };
  };
  return { ...opened, get };
}

describe('A stage with a name', () => {
  // The event of logandk/serverless-wsgi#191: 'ANY /agents/{proxy+}' with the path '/dev/agents/1234' in the stage dev.
  it('is served below its name, which the path of an event has and the route has not', async () => {
    const { get } = await open({ routes, stages: [{ name: 'dev', variables: { color: 'blue' } }] });
    const { event } = await get('/dev/items/a%20b?c=1');
    expect(event).toMatchObject({
      routeKey: 'GET /items/{id}',
      rawPath: '/dev/items/a b',
      rawQueryString: 'c=1',
      pathParameters: { id: 'a b' },
      requestContext: { stage: 'dev', http: { path: '/dev/items/a b' }, routeKey: 'GET /items/{id}' },
      stageVariables: { color: 'blue' },
    });
  });

  it('has its root at its name, with and without a slash', async () => {
    const { get } = await open({ routes, stages: [{ name: 'dev' }] });
    for (const path of ['/dev', '/dev/', '/dev?a=1']) {
      const { event } = await get(path);
      expect(event).toMatchObject({ routeKey: 'GET /', rawPath: path.split('?')[0] });
    }
  });

  // "Stages for HTTP APIs in API Gateway": only $default is served from the base of the address.
  it('serves nothing else', async () => {
    const { get, events } = await open({ routes, stages: [{ name: 'dev' }] });
    for (const path of ['/', '/items/1', '/devices', '/DEV/', '/$default/']) {
      expect((await get(path)).status, path).toBe(404);
    }
    expect(events).toEqual([]);
  });

  it('goes before $default, which serves every other path', async () => {
    const stages = [{ name: '$default' }, { name: 'dev' }, { name: 'live', variables: { color: 'red' } }];
    const { get } = await open({ routes, stages });
    const stageOf = async (path: string) => {
      const { requestContext, pathParameters, stageVariables } = (await get(path)).event as JsonObject;
      return [(requestContext as JsonObject).stage, pathParameters, stageVariables];
    };
    expect(await stageOf('/dev/items/1')).toEqual(['dev', { id: '1' }, undefined]);
    expect(await stageOf('/live/items/1')).toEqual(['live', { id: '1' }, { color: 'red' }]);
    expect(await stageOf('/items/1')).toEqual(['$default', { id: '1' }, undefined]);
    expect(await stageOf('/devices/1')).toEqual(['$default', { proxy: 'devices/1' }, undefined]);
  });

  it('has the authorizers and the cross-origin rules of its API', async () => {
    const { url, get, events } = await open({
      routes: [route('GET /private', { authorizerId: 'people' })],
      stages: [{ name: 'dev' }],
      authorizers: { people: { issuer: 'http://127.0.0.1', audience: ['api'] } },
      corsConfiguration: { allowOrigins: ['https://portal.example'], allowMethods: ['GET'] },
    });
    expect((await get('/dev/private')).status).toBe(401);
    const preflight = await fetch(`${url}/dev/private`, {
      method: 'OPTIONS',
      headers: { origin: 'https://portal.example', 'access-control-request-method': 'GET' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET']);
    expect(events).toEqual([]);
  });
});

/** The address that the CDK writes for `HttpStage.url`: without a trailing slash. */
const urlOf = (stage: string): JsonObject => ({
  'Fn::Join': [
    '',
    [
      'https://',
      { Ref: 'Api' },
      '.execute-api.',
      { Ref: 'AWS::Region' },
      '.',
      { Ref: 'AWS::URLSuffix' },
      `/${stage}`,
    ],
  ],
});

it('the address of a stage, which the CDK puts together, leads to it, as far as the function permits it', async () => {
  const settings = { DefaultRouteSettings: { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 1 } };
  const { url, outputs } = await startFunctionApp({
    routeKey: 'GET /color',
    format: '2.0',
    code: 'exports.handler = async (event) => event.stageVariables',
    permitted: 'dev/GET/color',
    resources: {
      Dev: stage('dev', { StageVariables: { color: 'blue' }, ...settings }),
      Live: stage('live'),
    },
    outputs: {
      Dev: { Value: urlOf('dev') },
      Live: { Value: urlOf('live') },
      Name: { Value: { Ref: 'Dev' } },
    },
  });
  expect(outputs).toEqual({ Dev: `${url}/dev`, Live: `${url}/live`, Name: 'dev' });
  for (let request = 0; request < 3; request++) {
    const dev = await fetch(`${outputs.Dev}/color`);
    expect([dev.status, await dev.json()]).toEqual([200, { color: 'blue' }]);
  }
  expect((await fetch(`${outputs.Live}/color`)).status).toBe(500);
});
