import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../../aws-error.ts';
import type { JsonObject } from '../../service.ts';
import { type Diagnostic, invalidDefinitionMessage } from '../definition/diagnostics.ts';
import { type SupportsCall, unsupportedCalls } from '../definition/sdk-calls.ts';
import { validateDefinition } from '../definition/validate.ts';
import { variableReferences } from '../definition/variables.ts';
import { INITIAL_REVISION, type MachineRecord } from '../store/machines.ts';
import type { Store } from '../store/store.ts';
import { checkTagCount, DEFAULT_SETTINGS, settingsOf, tagsOf } from './machine-settings.ts';
import { page, pageSize } from './pages.ts';
import {
  type Arns,
  answer,
  checkName,
  includesData,
  invalidArn,
  list,
  noStateMachine,
  optionalChoice,
  optionalText,
  seconds,
  shownDefinition,
  text,
  validation,
} from './parameters.ts';
import type { Versions } from './versions.ts';

const MAX_DEFINITION_BYTES = 1_048_576;
const MAX_DIAGNOSTICS = 100;

interface Dependencies {
  readonly store: Store;
  readonly arns: Arns;
  readonly versions: Versions;
  readonly supportsCall: SupportsCall;
  now(): number;
}

/** State machines: create, update, describe, list, delete, validate; and their tags. */
export class Machines {
  readonly #store: Store;
  readonly #arns: Arns;
  readonly #versions: Versions;
  readonly #supportsCall: SupportsCall;
  readonly #now: () => number;

  constructor(dependencies: Dependencies) {
    this.#store = dependencies.store;
    this.#arns = dependencies.arns;
    this.#versions = dependencies.versions;
    this.#supportsCall = dependencies.supportsCall;
    this.#now = () => dependencies.now();
  }

  create(input: JsonObject): JsonObject {
    const name = checkName(text(input, 'name', 80));
    const definition = text(input, 'definition', MAX_DEFINITION_BYTES);
    const role = checkRole(text(input, 'roleArn'));
    const type = machineType(input);
    const publishes = publicationOf(input);
    const settings = { ...DEFAULT_SETTINGS, ...settingsOf(input) };
    const tags = tagsOf(input.tags, this.#arns.stateMachine(name));
    const existing = this.#store.machines.byName(name);
    if (existing) return this.#confirmExisting(existing, { definition, type, settings }, publishes);
    if (this.#store.machineBeingDeleted(name))
      throw noStateMachine(this.#store, name, this.#arns.stateMachine(name));
    this.#check(definition, type);
    const now = this.#now();
    let id = 0;
    this.#store.transaction(() => {
      const stored = this.#store.machines.addDefinition(definition, role);
      const base = {
        name,
        type,
        created: now,
        updated: now,
        definition: stored,
        revision: INITIAL_REVISION,
        settings,
        tags,
        lastVersion: 0,
      };
      id = this.#store.machines.insert(base);
    });
    const machine = this.#store.machines.byId(id) as MachineRecord;
    const version = publishes ? this.#versions.publish(machine, publishes.description) : undefined;
    return answer({
      stateMachineArn: this.#arns.stateMachine(name),
      creationDate: seconds(now),
      stateMachineVersionArn: version?.arn,
    });
  }

  /**
   * Answers the creation of a state machine whose name exists. The same state machine gives the same answer again; a different
   * one is refused. A different role and different tags are ignored (API Reference, CreateStateMachine).
   */
  #confirmExisting(
    machine: MachineRecord,
    wanted: { definition: string; type: string; settings: JsonObject },
    publishes: Publication | undefined,
  ): JsonObject {
    const arn = this.#arns.stateMachine(machine.name);
    const { text: definition } = this.#store.machines.definition(machine.definition);
    const same =
      definition === wanted.definition &&
      machine.type === wanted.type &&
      JSON.stringify(machine.settings) === JSON.stringify(wanted.settings);
    if (!same) throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
    const version = publishes ? this.#versions.publish(machine, publishes.description) : undefined;
    return answer({
      stateMachineArn: arn,
      creationDate: seconds(machine.created),
      stateMachineVersionArn: version?.arn,
    });
  }

  update(input: JsonObject): JsonObject {
    const arn = text(input, 'stateMachineArn');
    const machine = this.find(arn);
    const definition = optionalText(input, 'definition', MAX_DEFINITION_BYTES);
    const role = optionalText(input, 'roleArn');
    const settings = settingsOf(input);
    const publishes = publicationOf(input);
    if (definition === undefined && role === undefined && Object.keys(settings).length === 0) {
      throw new AwsError(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
      );
    }
    if (definition !== undefined) this.#check(definition, machine.type);
    if (role !== undefined) checkRole(role);
    const now = this.#now();
    this.#store.transaction(() => {
      this.#change(machine, { definition, role, settings });
      machine.updated = now;
      this.#store.machines.update(machine);
    });
    const version = publishes ? this.#versions.publish(machine, publishes.description) : undefined;
    return answer({
      updateDate: seconds(now),
      revisionId: this.#store.machines.revisionOf(machine),
      stateMachineVersionArn: version?.arn,
    });
  }

  /**
   * Gives a state machine another definition, role or settings. An update that changes nothing makes no revision, as recorded.
   */
  #change(
    machine: MachineRecord,
    to: { definition: string | undefined; role: string | undefined; settings: JsonObject },
  ): void {
    const present = this.#store.machines.definition(machine.definition);
    const { definition = present.text, role = present.role } = to;
    const settings = { ...machine.settings, ...to.settings };
    const isSame =
      definition === present.text && role === present.role && isDeepStrictEqual(settings, machine.settings);
    if (isSame) return;
    machine.revision = randomUUID();
    machine.definition = this.#store.machines.addDefinition(definition, role, machine.revision);
    machine.settings = settings;
  }

  describe(input: JsonObject): JsonObject {
    const arn = text(input, 'stateMachineArn');
    const { name, qualifier } = this.#arns.parseWholeMachine(arn);
    const machine = this.findToRead(name, arn);
    const version = qualifier === undefined ? undefined : this.#versions.number(machine, qualifier);
    if (qualifier !== undefined && !version) throw notFound(arn);
    const { text: definition, role } = this.#store.machines.definition(
      version?.definition ?? machine.definition,
    );
    return answer({
      stateMachineArn: arn,
      name: machine.name,
      status: machine.deleted ? 'DELETING' : 'ACTIVE',
      definition: shownDefinition(input, definition),
      roleArn: role,
      type: machine.type,
      creationDate: seconds(version?.created ?? machine.created),
      ...machine.settings,
      description: version?.description,
      revisionId: this.#store.machines.revisionOf(machine, version),
      variableReferences: includesData(input)
        ? variableReferences(JSON.parse(definition) as JsonObject)
        : undefined,
    });
  }

  list(input: JsonObject): JsonObject {
    const { items, nextToken } = page(
      'stateMachines',
      this.#store.machines.list(),
      input,
      ({ name }) => name,
    );
    return answer({
      stateMachines: items.map(({ name, type, created }) => ({
        stateMachineArn: this.#arns.stateMachine(name),
        name,
        type,
        creationDate: seconds(created),
      })),
      nextToken,
    });
  }

  remove(input: JsonObject): JsonObject {
    const { name, qualifier } = this.#arns.parseWholeMachine(text(input, 'stateMachineArn'));
    if (qualifier !== undefined) throw invalidArn(text(input, 'stateMachineArn'));
    const machine = this.#store.machines.byName(name);
    if (machine) this.#store.transaction(() => this.#store.machines.remove(machine.id));
    return {};
  }

  validate(input: JsonObject): JsonObject {
    const definition = text(input, 'definition', MAX_DEFINITION_BYTES);
    const diagnostics = this.#diagnose(definition, machineType(input));
    // All diagnostics here are errors, which both severities include.
    optionalChoice(input, 'severity', ['ERROR', 'WARNING']);
    const maxResults = pageSize(input, MAX_DIAGNOSTICS);
    return {
      result: diagnostics.length === 0 ? 'OK' : 'FAIL',
      diagnostics: diagnostics.slice(0, maxResults).map((diagnostic) => ({ ...diagnostic })),
      truncated: diagnostics.length > maxResults,
    };
  }

  #diagnose(text: string, type: string): readonly Diagnostic[] {
    const { diagnostics, definition } = validateDefinition(text, type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD');
    return definition ? unsupportedCalls(definition, this.#supportsCall) : diagnostics;
  }

  #check(definition: string, type: string): void {
    const diagnostics = this.#diagnose(definition, type);
    if (diagnostics.length > 0)
      throw new AwsError('InvalidDefinition', invalidDefinitionMessage(diagnostics));
  }

  listTags(input: JsonObject): JsonObject {
    const { tags } = this.#machineWithTags(input);
    return { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) };
  }

  tag(input: JsonObject): JsonObject {
    const machine = this.#machineWithTags(input);
    const arn = text(input, 'resourceArn');
    const tags = { ...machine.tags, ...tagsOf(list(input, 'tags'), arn) };
    checkTagCount(tags, arn);
    this.#store.machines.update({ ...machine, tags });
    return {};
  }

  untag(input: JsonObject): JsonObject {
    const machine = this.#machineWithTags(input);
    const removed = new Set(list(input, 'tagKeys'));
    const tags = Object.fromEntries(Object.entries(machine.tags).filter(([key]) => !removed.has(key)));
    this.#store.machines.update({ ...machine, tags });
    return {};
  }

  #machineWithTags(input: JsonObject): MachineRecord {
    const arn = text(input, 'resourceArn');
    const { name, qualifier } = this.#arns.parseStateMachine(arn);
    // Versions and aliases have no tags.
    const machine = qualifier === undefined ? this.#store.machines.byName(name) : undefined;
    if (!machine) throw new AwsError('ResourceNotFound', `Resource not found: '${arn}'`);
    return machine;
  }

  /** Finds a state machine by name, even while it is being deleted. @throws StateMachineDoesNotExist */
  findToRead(name: string, shown: string): MachineRecord {
    const machine = this.#store.machines.byName(name) ?? this.#store.machineBeingDeleted(name);
    if (!machine) throw notFound(shown);
    return machine;
  }

  /**
   * Finds a state machine that is not being deleted. @throws StateMachineDoesNotExist or StateMachineDeleting, naming `shown`
   */
  find(arn: string, shown = arn): MachineRecord {
    const { name, qualifier } = this.#arns.parseWholeMachine(arn);
    const machine = qualifier === undefined ? this.#store.machines.byName(name) : undefined;
    if (!machine) throw noStateMachine(this.#store, name, shown);
    return machine;
  }
}

export function notFound(arn: string): AwsError {
  return new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

function checkRole(role: string): string {
  if (!/^arn:[^:]+:iam::\d{12}:role\/.+$/.test(role)) throw invalidArn(role);
  return role;
}

/** The version to publish together with the state machine. */
interface Publication {
  readonly description: string | undefined;
}

/** @throws AwsError `ValidationException` if a version is described but not published */
function publicationOf(input: JsonObject): Publication | undefined {
  const description = optionalText(input, 'versionDescription');
  if (input.publish === true) return { description };
  if (description === undefined) return undefined;
  throw validation('Version description can only be set when publish is true');
}

function machineType(input: JsonObject): 'STANDARD' | 'EXPRESS' {
  return optionalChoice(input, 'type', ['STANDARD', 'EXPRESS']) === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
}
