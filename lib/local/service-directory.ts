import { AwsError } from './aws-error.ts';
import { CallCounts } from './call-counts.ts';
import type { AccessControl } from './iam/access-control.ts';
import type { AwsService, JsonObject, ServiceRequest } from './service.ts';

/**
 * The services of the runtime by name. Every call, from the endpoint and from inside, goes through here and therefore through
 * `authorise`.
 */
export class ServiceDirectory {
  readonly #services = new Map<string, AwsService>();
  #access: AccessControl | undefined;
  readonly counts = new CallCounts();

  /** Enforces policies from now on. Until then every call is allowed. */
  enforce(access: AccessControl): void {
    this.#access = access;
  }

  register(name: string, service: AwsService): void {
    this.#services.set(name, service);
  }

  /** @throws AwsError of the service, or UnknownOperationException when the service does not exist here */
  async call(request: ServiceRequest): Promise<JsonObject> {
    const service = this.#services.get(request.service);
    if (!service) {
      throw new AwsError(
        'UnknownOperationException',
        `The service ${request.service} is not supported here`,
        404,
      );
    }
    this.authorise(request);
    this.counts.add(request.service, request.operation);
    return service.handle(request);
  }

  /**
   * Authorises a call before it reaches a service.
   * @throws AwsError when the call is denied
   */
  authorise(request: ServiceRequest): void {
    this.#access?.authorise(request);
  }
}
