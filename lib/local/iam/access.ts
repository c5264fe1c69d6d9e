import type { Context } from './evaluation/context.ts';

/**
 * One permission that a call needs: an IAM action on a resource (an ARN, or `*` for an action without resources), with the
 * values of the condition keys that its service sets.
 */
export interface Access {
  readonly action: string;
  readonly resource: string;
  /** Returns the values of the call's condition keys. */
  readonly context?: Context;
}

/** Looks up the resources that calls refer to: turns names and tokens into ARNs. */
export interface Resources {
  arn(service: string, resource: string): string;
  /** The ARN of a function's version or alias, or of the function; undefined when it does not exist. */
  functionArn(reference: string, qualifier?: string): string | undefined;
  /** The ARN of a key by its id, ARN or alias; undefined when it does not exist. */
  keyArn(reference: string): string | undefined;
  /** The ARN of the key that encrypted a ciphertext (base64). */
  keyOfCiphertext(blob: string): string | undefined;
  table(name: string): TableFacts | undefined;
  /** The customer managed key of a queue, if it has one. */
  queueKey(queueArn: string): string | undefined;
  /** The ARN of the state machine whose execution issued a task token. */
  machineOfToken(token: string): string | undefined;
  /** The host of a service, in the form of `kms:ViaService`. */
  host(service: string): string;
}

/** The facts of a table that its permissions depend on. */
export interface TableFacts {
  readonly streamArn?: string;
  readonly partitionKey: string;
  /** The partition keys of the indexes. */
  readonly indexes: Readonly<Record<string, string>>;
  /** The customer managed key that encrypts the table. */
  readonly keyArn?: string;
}

/** The permissions of a call are not known here. */
export class UnknownAccess extends Error {}
