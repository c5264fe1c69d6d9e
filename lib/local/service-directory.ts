import { AwsError } from './aws-error.ts';
import type { AwsService, JsonObject, ServiceRequest } from './service.ts';

/**
 * The services of the runtime by name. Every call, from the endpoint and from within, comes through here,
 * and so through `authorise`.
 */
export class ServiceDirectory {
  readonly #services = new Map<string, AwsService>();

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
    return service.handle(request);
  }

  /**
   * The one place at which a call is allowed or denied before a service sees it. Every principal may do
   * everything for now: the roles of the template are kept (`Principals.statements`) and not yet enforced.
   */
  authorise(_request: ServiceRequest): void {}
}
