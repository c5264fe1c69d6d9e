import { AwsError } from '../../aws-error.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { isObject } from '../definition/fields.ts';
import type { AliasRecord, MachineRecord } from '../store/machines.ts';
import type { Store } from '../store/store.ts';
import { page } from './pages.ts';
import {
  type Arns,
  answer,
  checkBounds,
  constraint,
  noStateMachine,
  optionalText,
  seconds,
  text,
  validation,
} from './parameters.ts';
import type { Versions } from './versions.ts';

const MAX_ALIASES = 100;
const MAX_ROUTES = 2;
const NAME = /^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]+$/;
/** The same pattern in the notation of the service's messages. */
const NAME_PATTERN = '^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$';

/** Aliases of state machines, which route to one or two of their versions. */
export class Aliases {
  readonly #store: Store;
  readonly #arns: Arns;
  readonly #versions: Versions;
  readonly #now: () => number;

  constructor(store: Store, arns: Arns, versions: Versions, now: () => number) {
    this.#store = store;
    this.#arns = arns;
    this.#versions = versions;
    this.#now = now;
  }

  create(input: JsonObject): JsonObject {
    const name = checkAliasName(text(input, 'name', 80));
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

  update(input: JsonObject): JsonObject {
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

  describe(input: JsonObject): JsonObject {
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

  list(input: JsonObject): JsonObject {
    const { name, qualifier } = this.#arns.parseStateMachine(text(input, 'stateMachineArn'));
    const machine = this.#store.machines.byName(name);
    if (!machine) throw noStateMachine(this.#store, name, text(input, 'stateMachineArn'));
    const all = this.#store.machines.aliases(machine.id);
    const aliases =
      qualifier === undefined
        ? all
        : all.filter(({ routing }) => routing.some(({ version }) => String(version) === qualifier));
    const list = `aliases/${machine.id}/${qualifier ?? ''}`;
    const { items, nextToken } = page(list, aliases, input, (alias) => [alias.created, alias.name]);
    return answer({
      stateMachineAliases: items.map((alias) => ({
        stateMachineAliasArn: this.#arns.stateMachine(name, alias.name),
        creationDate: seconds(alias.created),
      })),
      nextToken,
    });
  }

  remove(input: JsonObject): JsonObject {
    const { machine, name } = this.#parse(text(input, 'stateMachineAliasArn'));
    // As with state machines and versions, deleting an alias that does not exist succeeds.
    if (machine) this.#store.machines.removeAlias(machine.id, name);
    return {};
  }

  #alias(arn: string): { machine: MachineRecord; alias: AliasRecord } {
    const { machine, name } = this.#parse(arn);
    const alias =
      machine && this.#store.machines.aliases(machine.id).find((candidate) => candidate.name === name);
    if (!machine || !alias) throw notThere();
    return { machine, alias };
  }

  #parse(arn: string): { machine: MachineRecord | undefined; name: string } {
    const { name, qualifier } = this.#arns.parseStateMachine(arn);
    if (qualifier === undefined || /^\d+$/.test(qualifier))
      throw validation(`Invalid State Machine Alias Arn: '${arn}'`);
    return { machine: this.#store.machines.byName(name), name: qualifier };
  }

  #parseRouting(input: JsonObject): { machine: MachineRecord; routing: AliasRecord['routing'] } {
    const given = Array.isArray(input.routingConfiguration) ? input.routingConfiguration : [];
    const routes = given.map((route, index) => this.#parseRoute(route, index));
    const [first, second] = routes;
    if (!first) throw constraint('routingConfiguration', "'[]'", 'have length greater than or equal to 1');
    if (routes.length > MAX_ROUTES) {
      const shown = routes.map(
        ({ arn, weight }) => `RoutingConfigurationListItem(stateMachineVersionArn=${arn}, weight=${weight})`,
      );
      const rule = `have length less than or equal to ${MAX_ROUTES}`;
      throw constraint('routingConfiguration', `'[${shown.join(', ')}]'`, rule);
    }
    const received = (values: readonly (string | number)[]): string => `Received: [${values.join(', ')}]`;
    const arns = received(routes.map(({ arn }) => arn));
    if (routes.some(({ version }) => version === undefined))
      throw validation(`Routing configuration must contain state machine version ARNs. ${arns}`);
    if (second?.arn === first.arn)
      throw validation(`Routing configuration must contain distinct state machine version ARNs. ${arns}`);
    if (second && second.name !== first.name)
      throw validation('All versions of a routing configuration must be of the same state machine');
    if (first.weight + (second?.weight ?? 0) !== 100)
      throw validation(
        `Sum of routing configuration weights must equal 100. ${received(routes.map(({ weight }) => weight))}`,
      );
    if (this.#store.machineBeingDeleted(first.name)) throw noStateMachine(this.#store, first.name, first.arn);
    const machine = this.#store.machines.byName(first.name);
    if (!machine || routes.some(({ version }) => !this.#versions.number(machine, String(version))))
      throw notThere();
    return { machine, routing: routes.map(({ version, weight }) => ({ version: Number(version), weight })) };
  }

  /** Parses one route of an alias. `version` is undefined if the ARN is not that of a version. */
  #parseRoute(
    route: JsonValue,
    index: number,
  ): { arn: string; name: string; version: number | undefined; weight: number } {
    if (!isObject(route)) throw new AwsError('SerializationException', 'A route must be an object');
    const arn = text(route, 'stateMachineVersionArn');
    const { weight } = route;
    const at = `routingConfiguration.${index + 1}.member.weight`;
    if (weight === undefined || weight === null) throw constraint(at, 'null', 'not be null');
    if (typeof weight !== 'number' || !Number.isInteger(weight))
      throw validation(`The weight of a route must be a whole number, not ${JSON.stringify(weight)}`);
    checkBounds(weight, at, 0, 100);
    const { name, qualifier } = this.#arns.parseStateMachine(arn);
    const isVersion = qualifier !== undefined && /^\d+$/.test(qualifier);
    return { arn, name, version: isVersion ? Number(qualifier) : undefined, weight };
  }
}

function checkAliasName(name: string): string {
  if (NAME.test(name)) return name;
  throw constraint('name', `'${name}'`, `satisfy regular expression pattern: ${NAME_PATTERN}`);
}

const notThere = (): AwsError =>
  new AwsError('ResourceNotFound', 'Request references a resource that does not exist.');
