import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { KeyService } from '../kms/key-service.ts';
import type { FunctionRegistry } from '../lambda/function-registry.ts';
import type { StatesService } from '../states/service.ts';
import type { Resources, TableFacts } from './access.ts';

/** The deployed resources of the runtime, looked up in the parts that own them. */
export class DeployedResources implements Resources {
  readonly #identity: AccountIdentity;
  readonly #parts: { keys: KeyService; functions: FunctionRegistry; states: StatesService };
  readonly #tables = new Map<string, TableFacts>();
  readonly #queueKeys = new Map<string, string>();

  constructor(
    identity: AccountIdentity,
    parts: { keys: KeyService; functions: FunctionRegistry; states: StatesService },
  ) {
    this.#identity = identity;
    this.#parts = parts;
  }

  putTable(name: string, facts: TableFacts): void {
    this.#tables.set(name, facts);
  }

  putQueueKey(queueArn: string, keyArn: string): void {
    this.#queueKeys.set(queueArn, keyArn);
  }

  arn(service: string, resource: string): string {
    const { partition, region, accountId } = this.#identity;
    return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  }

  functionArn(reference: string, qualifier?: string): string | undefined {
    return found(() => this.#parts.functions.qualifiedArn(reference, qualifier));
  }

  keyArn(reference: string): string | undefined {
    return found(() => this.#parts.keys.arnOf(reference));
  }

  keyOfCiphertext(blob: string): string | undefined {
    return this.#parts.keys.arnOfCiphertext(blob);
  }

  table(name: string): TableFacts | undefined {
    return this.#tables.get(name);
  }

  queueKey(queueArn: string): string | undefined {
    return this.#queueKeys.get(queueArn);
  }

  machineOfToken(token: string): string | undefined {
    const name = this.#parts.states.machineOfToken(token);
    return name === undefined ? undefined : this.arn('states', `stateMachine:${name}`);
  }

  host(service: string): string {
    const { partition, region } = this.#identity;
    return `${service}.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
  }
}

/** Returns undefined for a resource that does not exist: the service itself reports it. */
function found(find: () => string): string | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}
