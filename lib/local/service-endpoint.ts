import type { AccountIdentity } from './aws-error.ts';
import type { Clock } from './clock.ts';
import { DynamoDbService } from './dynamodb/dynamodb-service.ts';
import { Gateway } from './gateway.ts';
import type { EndpointAnswer, EndpointRequest } from './lambda/worker-protocol.ts';
import { Principals } from './principals.ts';
import type { AwsService } from './service.ts';
import { ServiceDirectory } from './service-directory.ts';

export interface ServedService {
  readonly endpoint: string;
  /** Answers a request as the endpoint does, without a connection: for clients in the same process. */
  answer(request: EndpointRequest): Promise<EndpointAnswer>;
  close(): Promise<void>;
}

/**
 * Serves one service at an HTTP endpoint of its own, for the AWS SDKs and the AWS CLI. Policies are not enforced.
 * @param name as in `ServiceRequest`: `states`, `kms`, ...
 *
 * @example
 * const { endpoint, close } = await serveService('states', engine, { clock, identity });
 */
export async function serveService(
  name: string,
  service: AwsService,
  { clock, identity }: { readonly clock: Clock; readonly identity: AccountIdentity },
): Promise<ServedService> {
  const directory = new ServiceDirectory();
  directory.register(name, service);
  const gateway = new Gateway({
    ...{ directory, principals: new Principals(identity), clock },
    ...(service instanceof DynamoDbService && { dynamodb: service }),
  });
  return {
    endpoint: await gateway.listen(0),
    answer: (request) => gateway.answer(request),
    close: () => gateway.close(),
  };
}
