import type { Context } from './evaluation/context.ts';

/**
 * One permission that a call needs: an action of IAM on a resource (an ARN, or `*` for what has none), with the
 * values of the condition keys that its service sets.
 */
export interface Access {
  readonly action: string;
  readonly resource: string;
  /** The values of the condition keys that the call has. */
  readonly context?: Context;
}

/** What the calls refer to: how names and tokens become ARNs. */
export interface Resources {
  arn(service: string, resource: string): string;
  /** The ARN of a function's version or alias, or of the function; undefined when there is none. */
  functionArn(reference: string, qualifier?: string): string | undefined;
  /** The ARN of a key by its id, ARN or alias; undefined when there is none. */
  keyArn(reference: string): string | undefined;
  /** The ARN of the key under which something was encrypted (base64). */
  keyOfCiphertext(blob: string): string | undefined;
  table(name: string): TableFacts | undefined;
  /** The customer managed key of a queue, where it has one. */
  queueKey(queueArn: string): string | undefined;
  /** The ARN of the state machine for whose execution a task token was given out. */
  machineOfToken(token: string): string | undefined;
  /** The host of a service, as `kms:ViaService` names it. */
  host(service: string): string;
}

/** What the permissions on a table depend on. */
export interface TableFacts {
  readonly streamArn?: string;
  readonly partitionKey: string;
  /** Partition keys of the indexes. */
  readonly indexes: Readonly<Record<string, string>>;
  /** The customer managed key with which it is encrypted. */
  readonly keyArn?: string;
}

/** A call whose permissions are not known here. */
export class UnknownAccess extends Error {}
