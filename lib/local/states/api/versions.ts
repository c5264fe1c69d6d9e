import { AwsError } from '../../aws-error.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import type { AliasRecord, MachineRecord, VersionRecord } from '../store/machines.ts';
import type { Store } from '../store/store.ts';
import {
  type Arns,
  answer,
  checkName,
  decodeToken,
  encodeToken,
  noStateMachine,
  optionalText,
  page,
  pageSize,
  seconds,
  text,
  validation,
} from './parameters.ts';

const MAX_VERSIONS = 1000;
const MAX_ALIASES = 100;

/** Versions of state machines, which never change, and aliases, which route to at most two of them. */
export class Versions {
  readonly #store: Store;
  readonly #arns: Arns;
  readonly #now: () => number;

  constructor(store: Store, arns: Arns, now: () => number) {
    this.#store = store;
    this.#arns = arns;
    this.#now = now;
  }

  /** Publishes the current revision, at most once. */
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
    if (revision !== undefined && revision !== machine.revision) {
      throw new AwsError(
        'ConflictException',
        'Failed to publish the State Machine version for revision',
        409,
      );
    }
    const { arn, created } = this.publish(machine, optionalText(input, 'description'));
    return { stateMachineVersionArn: arn, creationDate: seconds(created) };
  }

  listVersions(input: JsonObject): JsonObject {
    const machine = this.#machine(text(input, 'stateMachineArn'));
    // Newest first: a version that is published between two pages does not move the place of the token.
    const before = decodeToken(input.nextToken) || Number.MAX_SAFE_INTEGER;
    const left = this.#store.machines.versions(machine.id).filter(({ number }) => number < before);
    const items = left.slice(0, pageSize(input));
    const last = items.at(-1);
    const nextToken = last && items.length < left.length ? encodeToken(last.number) : undefined;
    return answer({
      stateMachineVersions: items.map(({ number, created }) => ({
        stateMachineVersionArn: this.#arns.stateMachine(machine.name, number),
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
      const names = users.map((alias) => this.#arns.stateMachine(name, alias.name)).join(', ');
      throw new AwsError(
        'ConflictException',
        `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${names}]`,
        409,
      );
    }
    this.#store.machines.removeVersion(machine.id, number);
    return {};
  }

  createAlias(input: JsonObject): JsonObject {
    const name = checkName(text(input, 'name', 80));
    if (/^\d+$/.test(name)) throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
    const { machine, routing } = this.#parseRouting(input);
    const aliases = this.#store.machines.aliases(machine.id);
    const now = this.#now();
    const description = optionalText(input, 'description');
    const arn = this.#arns.stateMachine(machine.name, name);
    const same = aliases.find((alias) => alias.name === name);
    if (same) {
      if (JSON.stringify(same.routing) === JSON.stringify(routing) && same.description === description) {
        return { stateMachineAliasArn: arn, creationDate: seconds(same.created) };
      }
      throw new AwsError(
        'ConflictException',
        `Failed to create alias because an alias with the same name and a different routing configuration already exists.`,
        409,
      );
    }
    if (aliases.length >= MAX_ALIASES)
      throw new AwsError(
        'ServiceQuotaExceededException',
        `A state machine has at most ${MAX_ALIASES} aliases`,
        402,
      );
    this.#store.machines.saveAlias({
      machine: machine.id,
      name,
      description,
      routing,
      created: now,
      updated: now,
    });
    return { stateMachineAliasArn: arn, creationDate: seconds(now) };
  }

  updateAlias(input: JsonObject): JsonObject {
    const { alias } = this.#alias(text(input, 'stateMachineAliasArn'));
    if (input.routingConfiguration === undefined && input.description === undefined) {
      throw validation('Either the description or the routing configuration must be specified');
    }
    if (input.routingConfiguration !== undefined) alias.routing = this.#parseRouting(input).routing;
    if (input.description !== undefined) alias.description = optionalText(input, 'description');
    alias.updated = this.#now();
    this.#store.machines.saveAlias(alias);
    return { updateDate: seconds(alias.updated) };
  }

  describeAlias(input: JsonObject): JsonObject {
    const arn = text(input, 'stateMachineAliasArn');
    const { machine, alias } = this.#alias(arn);
    return answer({
      stateMachineAliasArn: arn,
      name: alias.name,
      description: alias.description,
      routingConfiguration: alias.routing.map(({ version, weight }) => ({
        stateMachineVersionArn: this.#arns.stateMachine(machine.name, version),
        weight,
      })),
      creationDate: seconds(alias.created),
      updateDate: seconds(alias.updated),
    });
  }

  listAliases(input: JsonObject): JsonObject {
    const { name, qualifier } = this.#arns.parseStateMachine(text(input, 'stateMachineArn'));
    const machine = this.#machine(this.#arns.stateMachine(name));
    const all = this.#store.machines.aliases(machine.id);
    const aliases =
      qualifier === undefined
        ? all
        : all.filter(({ routing }) => routing.some(({ version }) => String(version) === qualifier));
    const { items, nextToken } = page(aliases, input);
    return answer({
      stateMachineAliases: items.map((alias) => ({
        stateMachineAliasArn: this.#arns.stateMachine(name, alias.name),
        creationDate: seconds(alias.created),
      })),
      nextToken,
    });
  }

  deleteAlias(input: JsonObject): JsonObject {
    const { machine, alias } = this.#alias(text(input, 'stateMachineAliasArn'));
    this.#store.machines.removeAlias(machine.id, alias.name);
    return {};
  }

  /** The version with the number of an ARN. */
  number(machine: MachineRecord, qualifier: string): VersionRecord | undefined {
    return this.#store.machines.versions(machine.id).find(({ number }) => String(number) === qualifier);
  }

  /** The version that an execution runs: the one of the qualifier, or one that its alias chooses by weight. */
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

  #alias(arn: string): { machine: MachineRecord; alias: AliasRecord } {
    const { name, qualifier } = this.#arns.parseStateMachine(arn);
    const machine = this.#store.machines.byName(name);
    const alias =
      machine && this.#store.machines.aliases(machine.id).find((candidate) => candidate.name === qualifier);
    if (!machine || !alias)
      throw new AwsError('ResourceNotFound', `Request references a resource that does not exist.`);
    return { machine, alias };
  }

  #parseRouting(input: JsonObject): { machine: MachineRecord; routing: AliasRecord['routing'] } {
    const routes = input.routingConfiguration as JsonValue[] | undefined;
    if (!Array.isArray(routes) || routes.length < 1 || routes.length > 2)
      throw validation('A routing configuration names one or two versions');
    const parsed = routes.map((route) => {
      const { stateMachineVersionArn: arn, weight } = route as {
        stateMachineVersionArn: string;
        weight: number;
      };
      return { arn, weight, ...this.#arns.parseStateMachine(arn) };
    });
    const [first] = parsed;
    const machine = first && this.#store.machines.byName(first.name);
    if (first && this.#store.machineBeingDeleted(first.name))
      throw noStateMachine(this.#store, first.name, first.arn);
    if (!first || !machine)
      throw new AwsError('ResourceNotFound', 'Request references a resource that does not exist.');
    const sum = parsed.reduce((total, { weight }) => total + weight, 0);
    if (sum !== 100)
      throw validation(
        `Sum of routing configuration weights must equal 100. Received: ${JSON.stringify(parsed.map(({ weight }) => weight))}`,
      );
    for (const { name, qualifier } of parsed) {
      if (name !== first.name)
        throw validation('All versions of a routing configuration must be of the same state machine');
      if (qualifier === undefined || !this.number(machine, qualifier))
        throw new AwsError('ResourceNotFound', 'Request references a resource that does not exist.');
    }
    return {
      machine,
      routing: parsed.map(({ qualifier, weight }) => ({ version: Number(qualifier), weight })),
    };
  }
}
