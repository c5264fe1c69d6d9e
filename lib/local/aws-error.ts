/** An error that an AWS API answers with. */
export class AwsError extends Error {
  readonly code: string;
  readonly statusCode: number;

  constructor(code: string, message: string, statusCode = 400) {
    super(message);
    this.name = code;
    this.code = code;
    this.statusCode = statusCode;
  }
}

/** The account that the runtime emulates. All ARNs contain these three. */
export interface AccountIdentity {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}
