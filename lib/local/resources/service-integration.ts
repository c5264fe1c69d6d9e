import type { PropertyRule } from '../assembly/support.ts';
import type { ServiceIntegrationDefinition } from '../http-api/definition.ts';
import { SERVICE_PARAMETERS, ServiceIntegration } from '../http-api/service-integration.ts';
import { arnOf, numberOf, objectOf, type Parts, type Resource, textOf } from './resource-type.ts';

/**
 * The parameters of service integrations that are supported. All others are refused, including those that change requests and
 * answers.
 */
export const REQUEST_PARAMETERS: PropertyRule = {
  fields: {
    ...Object.fromEntries(SERVICE_PARAMETERS.map((name) => [name, 'used' as const])),
    TraceHeader: { noEffect: 'there is no tracing here' },
  },
};

/**
 * Makes an integration of an HTTP API that calls an AWS service with its role.
 * @throws Error that names what is not supported
 */
export function serviceIntegrationOf({ properties }: Resource, parts: Parts): ServiceIntegrationDefinition {
  const { access, callService, identity } = parts;
  const subtype = textOf(properties, 'IntegrationSubtype') ?? '';
  const version = textOf(properties, 'PayloadFormatVersion') ?? '1.0';
  if (version !== '1.0')
    throw new Error(`the PayloadFormatVersion of ${subtype} must be 1.0, not ${version}`);
  const { TraceHeader: _, ...parameters } = objectOf(properties, 'RequestParameters');
  const credentialsArn = textOf(properties, 'CredentialsArn') ?? '';
  const timeoutInMillis = numberOf(properties, 'TimeoutInMillis');
  const definition: ServiceIntegrationDefinition = {
    subtype,
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)])),
    credentialsArn,
    call: callService,
    ...(timeoutInMillis !== undefined && { timeoutInMillis }),
  };
  new ServiceIntegration(definition); // Only to refuse unsupported settings: the API makes its own.
  const sourceArn = arnOf(identity, 'execute-api', textOf(properties, 'ApiId') ?? '');
  if (!access.mayAssume(credentialsArn, 'apigateway.amazonaws.com', sourceArn)) {
    throw new Error(
      `its role must allow apigateway.amazonaws.com to assume it (CredentialsArn: ${credentialsArn})`,
    );
  }
  return definition;
}
