import { createHash } from 'node:crypto';
import type { AccountIdentity } from './aws-error.ts';
import type { Principal } from './service.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Identifies callers at the endpoint by the access keys that were issued for sessions of roles. */
export class Principals {
  readonly #identity: AccountIdentity;
  readonly #byAccessKey = new Map<string, Required<Pick<Principal, 'arn' | 'session'>>>();

  constructor(identity: AccountIdentity) {
    this.#identity = identity;
  }

  /** The principal of calls with any other access key: the account itself. */
  get root(): Principal {
    const { partition, accountId } = this.#identity;
    return { arn: `arn:${partition}:iam::${accountId}:root` };
  }

  /** Issues the access key of a role session. It is the same in every run. */
  accessKey(role: string, session: string): string {
    const digest = createHash('sha256').update(`${role}\n${session}`).digest();
    const key = `ASIA${[...digest.subarray(0, 16)].map((byte) => ALPHABET[byte % 32]).join('')}`;
    this.#byAccessKey.set(key, { arn: role, session });
    return key;
  }

  /** Whether a request bears an access key that this runtime has issued, and so comes from one of its functions. */
  isOwn(authorization: string | undefined): boolean {
    return this.#found(authorization) !== undefined;
  }

  /** Returns the principal of a request from its `Authorization` header. */
  principal(authorization: string | undefined): Principal {
    return this.#found(authorization) ?? this.root;
  }

  /** Returns the principal of an access key; undefined for a key that this runtime has not issued. */
  ofAccessKey(accessKey: string): Principal | undefined {
    return this.#byAccessKey.get(accessKey);
  }

  /** Returns the answer of `GetCallerIdentity`. */
  caller(authorization: string | undefined): { arn: string; userId: string; accountId: string } {
    const { partition, accountId } = this.#identity;
    const found = this.#found(authorization);
    if (!found) return { arn: this.root.arn, userId: accountId, accountId };
    const roleName = found.arn.split('/').at(-1);
    return {
      arn: `arn:${partition}:sts::${accountId}:assumed-role/${roleName}/${found.session}`,
      userId: `AROA${accountId}:${found.session}`,
      accountId,
    };
  }

  #found(authorization: string | undefined) {
    const key = authorization?.match(/Credential=([^/,\s]+)\//)?.[1];
    return key === undefined ? undefined : this.#byAccessKey.get(key);
  }
}
