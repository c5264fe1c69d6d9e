import { createHash } from 'node:crypto';
import type { AccountIdentity } from './aws-error.ts';
import type { JsonObject, Principal } from './service.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** One statement of a policy, as the template has it, its references resolved. */
export type PolicyStatement = JsonObject;

/** Who is who at the endpoint: access keys, and the roles of the template with what they allow. */
export class Principals {
  readonly #identity: AccountIdentity;
  readonly #byAccessKey = new Map<string, { role: string; session: string }>();
  readonly #roleArns = new Map<string, string>();
  readonly #statements = new Map<string, PolicyStatement[]>();

  constructor(identity: AccountIdentity) {
    this.#identity = identity;
  }

  /** Who calls without a key that was given out here: the account itself. */
  get root(): Principal {
    const { partition, accountId } = this.#identity;
    return { arn: `arn:${partition}:iam::${accountId}:root` };
  }

  /** The access key under which a session of a role calls: the same one in every run. */
  accessKey(role: string, session: string): string {
    const digest = createHash('sha256').update(`${role}\n${session}`).digest();
    const key = `ASIA${[...digest.subarray(0, 16)].map((byte) => ALPHABET[byte % 32]).join('')}`;
    this.#byAccessKey.set(key, { role, session });
    return key;
  }

  /** The principal of a request from its `Authorization` header. */
  principal(authorization: string | undefined): Principal {
    const found = this.#found(authorization);
    return found ? { arn: found.role } : this.root;
  }

  /** What `GetCallerIdentity` answers. */
  caller(authorization: string | undefined): { arn: string; userId: string; accountId: string } {
    const { partition, accountId } = this.#identity;
    const found = this.#found(authorization);
    if (!found) return { arn: this.root.arn, userId: accountId, accountId };
    const roleName = found.role.split('/').at(-1);
    return {
      arn: `arn:${partition}:sts::${accountId}:assumed-role/${roleName}/${found.session}`,
      userId: `AROA${accountId}:${found.session}`,
      accountId,
    };
  }

  /** Makes the name of a role known, under which policies refer to it. */
  nameRole(name: string, arn: string): void {
    this.#roleArns.set(name, arn);
  }

  /** Adds statements to a role, given by its name. Managed policies of AWS are not among them. */
  allow(roleName: string, statements: readonly PolicyStatement[]): void {
    const arn = this.#roleArns.get(roleName);
    if (arn === undefined) throw new Error(`there is no role ${roleName} in the assembly`);
    this.#statements.set(arn, [...(this.#statements.get(arn) ?? []), ...statements]);
  }

  /** What the template gives a role. */
  statements(roleArn: string): readonly PolicyStatement[] {
    return this.#statements.get(roleArn) ?? [];
  }

  #found(authorization: string | undefined): { role: string; session: string } | undefined {
    const key = authorization?.match(/Credential=([^/,\s]+)\//)?.[1];
    return key === undefined ? undefined : this.#byAccessKey.get(key);
  }
}
