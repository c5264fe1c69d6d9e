import type { JsonObject } from './service.ts';

/** An error answer of an AWS API. */
export class AwsError extends Error {
  readonly code: string;
  readonly statusCode: number;
  /** The members of the answer besides the code and the message. */
  readonly details: JsonObject;

  constructor(code: string, message: string, statusCode = 400, details: JsonObject = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.statusCode = statusCode;
    this.details = details;
  }
}

/** The account that the runtime emulates. All ARNs contain these three. */
export interface AccountIdentity {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}
