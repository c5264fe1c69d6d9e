import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { Api, ApiId, deploy, fn, Role } from '../support/refused-resources.ts';

const refused: [string, JsonObject, string | RegExp][] = [
  [
    'a stage with a name that no path segment could be',
    { Api, S: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId, StageName: 'live/now' } } },
    'the stage name live/now is not valid',
  ],
  [
    'two stages of one name',
    Object.fromEntries([
      ['Api', Api],
      ...['S', 'T'].map((id) => [
        id,
        { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId, StageName: 'live' } },
      ]),
    ]),
    'two stages are named live',
  ],
  [
    'an integration that is not with Lambda',
    {
      Api,
      I: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId, IntegrationType: 'HTTP_PROXY' } },
    },
    'the IntegrationType HTTP_PROXY is not supported',
  ],
  [
    'an integration with a form of events that there is not',
    {
      Role,
      Fn: fn(),
      Api,
      I: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: { ApiId, IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '3.0' },
      },
    },
    /AWS::ApiGatewayV2::Integration I .*: the PayloadFormatVersion 3.0 is not valid \(1.0 and 2.0 are\)/,
  ],
  [
    'an authorizer that is not for JWTs',
    { Api, A: { Type: 'AWS::ApiGatewayV2::Authorizer', Properties: { ApiId, AuthorizerType: 'REQUEST' } } },
    'the AuthorizerType REQUEST is not supported',
  ],
  [
    'a route without an integration',
    {
      Api,
      R: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ApiId, RouteKey: 'GET /a', Target: 'integrations/x' },
      },
    },
    'the route GET /a of the API a has no integration',
  ],
  [
    'a token elsewhere than in a header or the query string',
    {
      Api,
      A: {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          ApiId,
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.body.token'],
          JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['a'] },
        },
      },
    },
    /AWS::ApiGatewayV2::Authorizer A .*The identity source \$request.body.token is not supported/,
  ],
];

describe('An HTTP API', () => {
  it.each(refused)('is refused with %s', async (_, resources, message) => {
    await expect(deploy(resources)).rejects.toThrow(message);
  });
});
