import { urlSuffix } from '../delivery/target.ts';
import type { HttpApiDefinition, RouteDefinition } from '../http-api/definition.ts';
import { JwtAuthorizer } from '../http-api/jwt-authorizer.ts';
import { isStageName } from '../http-api/stages.ts';
import type { JsonObject } from '../service.ts';
import type { CollectedApi, HttpApis } from './collected-api.ts';
import { requireLimits } from './limits.ts';
import { hashOf } from './names.ts';
import {
  arnOf,
  DESCRIPTION,
  numberOf,
  objectOf,
  placeOf,
  type ResourceType,
  TAGS,
  textOf,
} from './resource-type.ts';
import { REQUEST_PARAMETERS, serviceIntegrationOf } from './service-integration.ts';

/** Collects the parts of HTTP APIs (routes, integrations, authorizers), which are deployed one by one. */
export class HttpApiCollection implements HttpApis {
  readonly #apis = new Map<string, CollectedApi>();
  readonly #endpoint: () => Promise<string>;

  /** @param endpoint the address at which the next API will listen */
  constructor(endpoint: () => Promise<string>) {
    this.#endpoint = endpoint;
  }

  async add(apiId: string, name: string): Promise<CollectedApi> {
    const api: CollectedApi = {
      name,
      endpoint: await this.#endpoint(),
      stages: [],
      routes: [],
      integrations: new Map(),
      authorizers: {},
    };
    this.#apis.set(apiId, api);
    return api;
  }

  get(properties: JsonObject): CollectedApi {
    const apiId = textOf(properties, 'ApiId') ?? '';
    const api = this.#apis.get(apiId);
    if (!api) throw new Error(`there is no API ${apiId} in the assembly`);
    return api;
  }

  /** Returns all APIs, with the addresses at which they will listen. */
  definitions(): { endpoint: string; definition: HttpApiDefinition }[] {
    return [...this.#apis].map(([apiId, api]) => ({
      endpoint: api.endpoint,
      definition: {
        apiId,
        name: api.name,
        stages: api.stages,
        routes: api.routes.map((route) => routeOf(route, api)),
        authorizers: api.authorizers,
        ...(api.cors && { corsConfiguration: corsOf(api.cors) }),
      },
    }));
  }
}

function routeOf(properties: JsonObject, api: CollectedApi): RouteDefinition {
  const routeKey = textOf(properties, 'RouteKey') ?? '';
  const target = textOf(properties, 'Target') ?? '';
  const integration = api.integrations.get(target.replace(/^integrations\//, ''));
  if (!integration) throw new Error(`the route ${routeKey} of the API ${api.name} has no integration`);
  const authorization = authorizationOf(properties, api);
  const authorizerId = textOf(properties, 'AuthorizerId');
  if (authorization === 'JWT' && authorizerId === undefined)
    throw new Error(`the route ${routeKey} of the API ${api.name} has JWT authorization and no AuthorizerId`);
  const scopes = properties.AuthorizationScopes as string[] | undefined;
  return {
    routeKey,
    integration,
    ...(authorization === 'JWT' && authorizerId !== undefined && { authorizerId }),
    ...(scopes && { authorizationScopes: scopes }),
  };
}

function authorizationOf(properties: JsonObject, api: CollectedApi): 'NONE' | 'JWT' {
  const authorization = textOf(properties, 'AuthorizationType') ?? 'NONE';
  if (authorization === 'NONE' || authorization === 'JWT') return authorization;
  throw new Error(
    `the route ${textOf(properties, 'RouteKey')} of the API ${api.name}: ${authorization} authorization is not supported (NONE and JWT are)`,
  );
}

function corsOf(cors: JsonObject): NonNullable<HttpApiDefinition['corsConfiguration']> {
  const list = (name: string): string[] | undefined => cors[name] as string[] | undefined;
  const maxAge = numberOf(cors, 'MaxAge');
  return {
    ...(cors.AllowCredentials !== undefined && {
      allowCredentials: String(cors.AllowCredentials) === 'true',
    }),
    ...(list('AllowHeaders') && { allowHeaders: list('AllowHeaders') as string[] }),
    ...(list('AllowMethods') && { allowMethods: list('AllowMethods') as string[] }),
    ...(list('AllowOrigins') && { allowOrigins: list('AllowOrigins') as string[] }),
    ...(list('ExposeHeaders') && { exposeHeaders: list('ExposeHeaders') as string[] }),
    ...(maxAge !== undefined && { maxAge }),
  };
}

const api: ResourceType = {
  properties: {
    CorsConfiguration: 'used',
    Description: DESCRIPTION,
    DisableExecuteApiEndpoint: { noEffect: 'the local address is the only one' },
    IpAddressType: { noEffect: 'APIs listen on 127.0.0.1' },
    Name: 'used',
    ProtocolType: 'used',
    RouteSelectionExpression: { noEffect: 'an HTTP API always selects routes by method and path' },
    Tags: TAGS,
    Version: DESCRIPTION,
  },
  async deploy(resource, { apis, identity }) {
    const { properties } = resource;
    const protocol = textOf(properties, 'ProtocolType');
    if (protocol !== 'HTTP') throw new Error(`the ProtocolType ${protocol} is not supported (HTTP is)`);
    const apiId = hashOf(resource, 10);
    const collected = await apis.add(apiId, textOf(properties, 'Name') ?? resource.logicalId);
    if (properties.CorsConfiguration) collected.cors = objectOf(properties, 'CorsConfiguration');
    const inAws = `https://${apiId}.execute-api.${identity.region}.${urlSuffix(identity)}`;
    return {
      ref: apiId,
      attributes: {
        ApiId: apiId,
        ApiEndpoint: collected.endpoint,
        ExecuteApiArn: arnOf(identity, 'execute-api', apiId),
      },
      address: { inAws, here: collected.endpoint },
    };
  },
};

const integration: ResourceType = {
  properties: {
    ApiId: 'used',
    ConnectionType: { noEffect: 'functions are invoked directly' },
    CredentialsArn: 'used',
    Description: DESCRIPTION,
    IntegrationMethod: { noEffect: 'functions are invoked directly' },
    IntegrationSubtype: 'used',
    IntegrationType: 'used',
    IntegrationUri: 'used',
    PayloadFormatVersion: 'used',
    RequestParameters: REQUEST_PARAMETERS,
    TimeoutInMillis: 'used',
  },
  deploy(resource, parts) {
    const { apis, functions } = parts;
    const { properties } = resource;
    const type = textOf(properties, 'IntegrationType');
    if (type !== 'AWS_PROXY') throw new Error(`the IntegrationType ${type} is not supported (AWS_PROXY is)`);
    const id = hashOf(resource, 7);
    if (properties.IntegrationSubtype !== undefined) {
      apis.get(properties).integrations.set(id, serviceIntegrationOf(resource, parts));
      return { ref: id, attributes: { IntegrationId: id } };
    }
    if (properties.RequestParameters !== undefined) {
      throw new Error('RequestParameters are only supported for services, not for functions');
    }
    const payloadFormatVersion = textOf(properties, 'PayloadFormatVersion') ?? '1.0';
    if (payloadFormatVersion !== '1.0' && payloadFormatVersion !== '2.0') {
      throw new Error(`the PayloadFormatVersion ${payloadFormatVersion} is not valid (1.0 and 2.0 are)`);
    }
    const uri = textOf(properties, 'IntegrationUri') ?? '';
    // The function's ARN, or an ARN of API Gateway that contains it.
    const functionArn = uri.match(/\/functions\/(arn:.*)\/invocations$/)?.[1] ?? uri;
    functions.configuration(functionArn);
    // API reference, CreateIntegration: from 50 milliseconds to 30 seconds for HTTP APIs.
    requireLimits(properties, { TimeoutInMillis: [50, 30_000] });
    const timeoutInMillis = numberOf(properties, 'TimeoutInMillis');
    const credentialsArn = textOf(properties, 'CredentialsArn');
    apis.get(properties).integrations.set(id, {
      functionArn,
      payloadFormatVersion,
      ...(timeoutInMillis !== undefined && { timeoutInMillis }),
      ...(credentialsArn !== undefined && { credentialsArn }),
    });
    return { ref: id, attributes: { IntegrationId: id } };
  },
};

const authorizer: ResourceType = {
  properties: {
    ApiId: 'used',
    AuthorizerType: 'used',
    IdentitySource: 'used',
    JwtConfiguration: { fields: { Audience: 'used', Issuer: 'used' } },
    Name: DESCRIPTION,
  },
  deploy(resource, { apis }) {
    const { properties } = resource;
    const type = textOf(properties, 'AuthorizerType');
    if (type !== 'JWT') throw new Error(`the AuthorizerType ${type} is not supported (JWT is)`);
    const id = hashOf(resource, 6);
    const jwt = objectOf(properties, 'JwtConfiguration');
    const identitySource = properties.IdentitySource as string[] | undefined;
    const definition = {
      issuer: textOf(jwt, 'Issuer') ?? '',
      audience: (jwt.Audience ?? []) as string[],
      ...(identitySource && { identitySource }),
    };
    new JwtAuthorizer(definition); // Only to refuse unsupported settings: the API makes its own with its first request.
    apis.get(properties).authorizers[id] = definition;
    return { ref: id, attributes: { AuthorizerId: id } };
  },
};

const route: ResourceType = {
  properties: {
    ApiId: 'used',
    AuthorizationScopes: 'used',
    AuthorizationType: 'used',
    AuthorizerId: 'used',
    OperationName: DESCRIPTION,
    RouteKey: 'used',
    Target: 'used',
  },
  deploy(resource, { access, apis }) {
    const { properties } = resource;
    const collected = apis.get(properties);
    authorizationOf(properties, collected);
    // An integration may be deployed after its route.
    access.afterDeployment(placeOf(resource), () => void routeOf(properties, collected));
    collected.routes.push(properties);
    const id = hashOf(resource, 7);
    return { ref: id, attributes: { RouteId: id } };
  },
};

const AT_ONCE = { noEffect: 'the content of the assembly is always deployed' } as const;

const deployment: ResourceType = {
  properties: {},
  noEffect: AT_ONCE.noEffect,
  deploy(resource) {
    const id = hashOf(resource, 6);
    return { ref: id, attributes: { DeploymentId: id } };
  },
};

const stage: ResourceType = {
  properties: {
    AccessLogSettings: { noEffect: 'requests are not logged here' },
    ApiId: 'used',
    AutoDeploy: AT_ONCE,
    DefaultRouteSettings: { noEffect: 'requests are not throttled here' },
    DeploymentId: AT_ONCE,
    Description: DESCRIPTION,
    RouteSettings: { noEffect: 'requests are not throttled here' },
    StageName: 'used',
    StageVariables: 'used',
    Tags: TAGS,
  },
  deploy({ properties }, { apis }) {
    const name = textOf(properties, 'StageName') ?? '';
    if (!isStageName(name)) {
      throw new Error(
        `the stage name ${name} is not valid: use at most 128 letters, digits, hyphens and underscores, or $default`,
      );
    }
    const { stages } = apis.get(properties);
    if (stages.some((stage) => stage.name === name)) throw new Error(`two stages are named ${name}`);
    const variables = properties.StageVariables as Record<string, string> | undefined;
    stages.push({ name, ...(variables && { variables }) });
    return { ref: name };
  },
};

export const httpApiTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Authorizer': authorizer,
  'AWS::ApiGatewayV2::Deployment': deployment,
  'AWS::ApiGatewayV2::Integration': integration,
  'AWS::ApiGatewayV2::Route': route,
  'AWS::ApiGatewayV2::Stage': stage,
};
