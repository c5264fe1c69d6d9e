import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Router } from '../../http-api/router.ts';
import { route } from './test-api.ts';

const found = (routes: string[], method: string, path: string) => {
  const match = new Router(routes.map((key) => route(key))).find(method, path);
  return match && [match.route.definition.routeKey, { ...match.parameters }];
};

const ROUTES = [
  'GET /pets/dog/1',
  'GET /pets/dog/{id}',
  'GET /pets/{proxy+}',
  'ANY /{proxy+}',
  'POST /pets/{kind}/{id}',
  'ANY /pets/cat/{id}',
  'GET /',
  '$default',
];

describe('A request', () => {
  it.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1', {}],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
    ['GET', '/pets/dog/a%20b', 'GET /pets/dog/{id}', { id: 'a b' }],
    ['GET', '/pets/dog/a%20b%2Fc', 'GET /pets/{proxy+}', { proxy: 'dog/a b/c' }],
    ['GET', '/pets%2Fdog%2f1', 'GET /pets/dog/1', {}],
    ['GET', '/pets/dog/a%252Fb', 'GET /pets/dog/{id}', { id: 'a%2Fb' }],
    ['GET', '/pets/horse/9/name', 'GET /pets/{proxy+}', { proxy: 'horse/9/name' }],
    ['POST', '/pets/dog/1', 'POST /pets/{kind}/{id}', { kind: 'dog', id: '1' }],
    ['POST', '/pets/cat/1', 'ANY /pets/cat/{id}', { id: '1' }],
    ['PUT', '/elsewhere', 'ANY /{proxy+}', { proxy: 'elsewhere' }],
    ['DELETE', '/pets/dog/1', 'ANY /{proxy+}', { proxy: 'pets/dog/1' }],
    ['GET', '/', 'GET /', {}],
    ['POST', '/', '$default', {}],
    ['GET', '/pets/', 'GET /pets/{proxy+}', { proxy: '' }],
    ['GET', '/pets/%E4%B8%AD%ZZ', 'GET /pets/{proxy+}', { proxy: '%E4%B8%AD%ZZ' }],
  ])('%s %s goes to the most specific route', (method, path, key, parameters) => {
    expect(found(ROUTES, method, path)).toEqual([key, parameters]);
    expect(found(ROUTES.toReversed(), method, path)).toEqual([key, parameters]);
  });

  it('prefers a route for its method to a route for any method', () => {
    const routes = ['ANY /a/{id}', 'GET /a/{id}'];
    expect(found(routes, 'GET', '/a/1')?.[0]).toBe('GET /a/{id}');
    expect(found(routes, 'PUT', '/a/1')?.[0]).toBe('ANY /a/{id}');
  });

  it('has no route where none matches', () => {
    for (const path of ['/b', '/a/', '/a/1/', '/a/1/2', '//1']) {
      expect(found(['GET /a/{id}'], 'GET', path)).toBeUndefined();
    }
    expect(found(['GET /a/{id}'], 'POST', '/a/1')).toBeUndefined();
    expect(found(['GET /a/{rest+}'], 'GET', '/a')).toBeUndefined();
  });

  it('never reaches a route of another shape', () => {
    const segment = fc.constantFrom('a', 'b', '{x}', '{y}');
    const keys = fc.uniqueArray(
      fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => `GET /${segments.join('/')}`),
      { selector: (key) => key.replaceAll(/\{.\}/g, '{}'), minLength: 1, maxLength: 6 },
    );
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(keys, path, (routes, segments) => {
        const fits = (key: string) => {
          const pattern = key.slice('GET /'.length).split('/');
          return (
            pattern.length === segments.length &&
            pattern.every((p, i) => p.startsWith('{') || p === segments[i])
          );
        };
        const key = found(routes, 'GET', `/${segments.join('/')}`)?.[0];
        expect(key === undefined ? [] : [key]).toEqual(
          key === undefined ? routes.filter(fits) : [key].filter((one) => fits(String(one))),
        );
      }),
    );
  });
});

it.each([
  [['GET pets'], 'GET pets'],
  [['FETCH /pets'], 'FETCH /pets'],
  [['GET /{all+}/more'], 'greedy parameter must be last'],
  [['GET /a{id}'], 'whole path segment'],
  [['GET /a/{id}', 'GET /a/{name}'], 'There are two routes GET /a/{name}'],
])('The router refuses %j', (routes, words) => {
  expect(() => new Router(routes.map((key) => route(key)))).toThrow(words);
});
