export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

/**
 * Who makes a call. A function, a state machine, a schedule or a mapping acts under the role that the
 * template gives it; a person at the endpoint acts as the account's root; a rule without a role and an API
 * are named by their own ARN, and act through their service.
 */
export interface Principal {
  readonly arn: string;
  /** The name of the role's session. */
  readonly session?: string;
  /** The role that takes this one for the call, and what it says of itself in doing so. */
  readonly assumedBy?: { readonly arn: string; readonly externalId: string };
}

/** One call of an AWS API with JSON bodies: `operation` as the service names it (`PutItem`, `StartExecution`). */
export interface ServiceRequest {
  readonly service: string;
  readonly operation: string;
  readonly input: JsonObject;
  readonly principal: Principal;
}

/** A part of the runtime that answers an AWS API. Failures are thrown as `AwsError`. */
export interface AwsService {
  handle(request: ServiceRequest): Promise<JsonObject>;
}

/** Makes a call on behalf of a principal: what the gateway offers to workflows, schedules and mappings. */
export type CallService = (request: ServiceRequest) => Promise<JsonObject>;
