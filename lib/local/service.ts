export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

/**
 * The caller of an API. Functions, state machines, schedules and mappings act under the role in the template. A person at the
 * endpoint acts as the root of the account. A rule without a role and an API are identified by their own ARN, and act through
 * their service.
 */
export interface Principal {
  readonly arn: string;
  /** The name of the role session. */
  readonly session?: string;
  /** The role that assumes this one for the call, and the external id that it passes. */
  readonly assumedBy?: { readonly arn: string; readonly externalId: string };
}

/** The step of an execution that makes a call. The items that a function writes during the call are shown beside it. */
export interface CallingStep {
  readonly executionArn: string;
  readonly state: string;
  /** The number of the last event of the step before the call. */
  readonly event: number;
}

/** A call of an AWS API with JSON bodies. `operation` is the service's own name for it (`PutItem`, `StartExecution`). */
export interface ServiceRequest {
  readonly service: string;
  readonly operation: string;
  readonly input: JsonObject;
  readonly principal: Principal;
  readonly step?: CallingStep;
}

/** A part of the runtime that answers an AWS API. It throws failures as `AwsError`. */
export interface AwsService {
  handle(request: ServiceRequest): Promise<JsonObject>;
}

/** Makes a call on behalf of a principal, for workflows, schedules and mappings. */
export type CallService = (request: ServiceRequest) => Promise<JsonObject>;
