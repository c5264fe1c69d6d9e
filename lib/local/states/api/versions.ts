import { AwsError } from '../../aws-error.ts';
import type { JsonObject } from '../../service.ts';
import { INITIAL_REVISION, type MachineRecord, type VersionRecord } from '../store/machines.ts';
import type { Store } from '../store/store.ts';
import { page } from './pages.ts';
import { type Arns, answer, noStateMachine, optionalText, seconds, text, validation } from './parameters.ts';

const MAX_VERSIONS = 1000;

/** Versions of state machines, which never change. */
export class Versions {
  readonly #store: Store;
  readonly #arns: Arns;
  readonly #now: () => number;

  constructor(store: Store, arns: Arns, now: () => number) {
    this.#store = store;
    this.#arns = arns;
    this.#now = now;
  }

  /** Publishes the current revision. If it is published already, returns that version. */
  publish(machine: MachineRecord, description: string | undefined): { arn: string; created: number } {
    const versions = this.#store.machines.versions(machine.id);
    const same = versions.find(({ revision }) => revision === machine.revision);
    if (same) return { arn: this.#arns.stateMachine(machine.name, same.number), created: same.created };
    if (versions.length >= MAX_VERSIONS)
      throw new AwsError(
        'ServiceQuotaExceededException',
        `A state machine has at most ${MAX_VERSIONS} versions`,
        402,
      );
    const number = machine.lastVersion + 1;
    const created = this.#now();
    machine.lastVersion = number;
    this.#store.transaction(() => {
      this.#store.machines.insertVersion({
        machine: machine.id,
        number,
        definition: machine.definition,
        revision: machine.revision,
        description,
        created,
      });
      this.#store.machines.update(machine);
    });
    return { arn: this.#arns.stateMachine(machine.name, number), created };
  }

  publishVersion(input: JsonObject): JsonObject {
    const machine = this.#machine(text(input, 'stateMachineArn'));
    const revision = optionalText(input, 'revisionId');
    const current = this.#store.machines.revisionOf(machine) ?? INITIAL_REVISION;
    if (revision !== undefined && revision !== current) {
      throw new AwsError(
        'ConflictException',
        `Failed to publish the State Machine version for revision ${revision}. The current State Machine revision is ${current}.`,
        409,
      );
    }
    const { arn, created } = this.publish(machine, optionalText(input, 'description'));
    return { stateMachineVersionArn: arn, creationDate: seconds(created) };
  }

  listVersions(input: JsonObject): JsonObject {
    const { name } = this.#arns.parseStateMachine(text(input, 'stateMachineArn'));
    const machine = this.#machine(text(input, 'stateMachineArn'));
    const versions = this.#store.machines.versions(machine.id);
    // Newest first: a version published between two pages comes before both.
    const { items, nextToken } = page(`versions/${machine.id}`, versions, input, ({ number }) => -number);
    return answer({
      stateMachineVersions: items.map(({ number, created }) => ({
        stateMachineVersionArn: this.#arns.stateMachine(name, number),
        creationDate: seconds(created),
      })),
      nextToken,
    });
  }

  deleteVersion(input: JsonObject): JsonObject {
    const arn = text(input, 'stateMachineVersionArn');
    const { name, qualifier } = this.#arns.parseStateMachine(arn);
    if (qualifier === undefined || !/^\d+$/.test(qualifier))
      throw validation(`Invalid State Machine Version Arn: '${arn}'`);
    const machine = this.#store.machines.byName(name);
    if (!machine) return {};
    const number = Number(qualifier);
    const users = this.#store.machines
      .aliases(machine.id)
      .filter(({ routing }) => routing.some(({ version }) => version === number));
    if (users.length > 0) {
      const names = users.map((alias) => alias.name).join(', ');
      throw new AwsError(
        'ConflictException',
        `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${names}]`,
        409,
      );
    }
    this.#store.machines.removeVersion(machine.id, number);
    return {};
  }

  /** Finds the version whose number is the qualifier of an ARN. */
  number(machine: MachineRecord, qualifier: string): VersionRecord | undefined {
    return this.#store.machines.versions(machine.id).find(({ number }) => String(number) === qualifier);
  }

  /** Returns the version that an execution runs: that of the qualifier, or one that the alias chooses by weight. */
  choose(
    machine: MachineRecord,
    qualifier: string,
  ): { version: VersionRecord; alias: string | undefined } | undefined {
    const direct = this.number(machine, qualifier);
    if (direct) return { version: direct, alias: undefined };
    const alias = this.#store.machines.aliases(machine.id).find(({ name }) => name === qualifier);
    if (!alias) return undefined;
    let rest = Math.random() * 100;
    const route = alias.routing.find(({ weight }) => {
      rest -= weight;
      return rest < 0;
    });
    const version = this.number(machine, String((route ?? alias.routing[0])?.version));
    return version && { version, alias: alias.name };
  }

  #machine(arn: string): MachineRecord {
    const { name, qualifier } = this.#arns.parseStateMachine(arn);
    const machine = qualifier === undefined ? this.#store.machines.byName(name) : undefined;
    if (!machine) throw noStateMachine(this.#store, name, arn);
    return machine;
  }
}
