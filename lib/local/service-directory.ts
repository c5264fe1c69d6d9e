import { AwsError } from './aws-error.ts';
import { CallCounts } from './call-counts.ts';
import type { AccessControl } from './iam/access-control.ts';
import type { AwsService, JsonObject, ServiceRequest } from './service.ts';

/**
 * The services of the runtime by name. Every call, from the endpoint and from inside, goes through here, and so
 * through `authorise`.
 */
export class ServiceDirectory {
  readonly #services = new Map<string, AwsService>();
  #access: AccessControl | undefined;
  readonly counts = new CallCounts();

  /** Enforces policies from now on; before, every call is allowed. */
  enforce(access: AccessControl): void {
    this.#access = access;
  }

  register(name: string, service: AwsService): void {
    this.#services.set(name, service);
  }

  /** @throws AwsError of the service, or UnknownOperationException when there is no such service here. */
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

  /** Allows or denies a call, before a service sees it. @throws AwsError when it is denied */
  authorise(request: ServiceRequest): void {
    this.#access?.authorise(request);
  }
}
