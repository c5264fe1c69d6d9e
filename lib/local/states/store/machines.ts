import type { StatementSync } from 'node:sqlite';
import type { JsonObject } from '../../service.ts';

export interface MachineRecord {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly created: number;
  updated: number;
  definition: number;
  revision: string;
  settings: JsonObject;
  tags: Record<string, string>;
  lastVersion: number;
  readonly deleted: boolean;
}

export interface VersionRecord {
  readonly machine: number;
  readonly number: number;
  readonly definition: number;
  readonly revision: string;
  readonly description: string | undefined;
  readonly created: number;
}

export interface AliasRecord {
  readonly machine: number;
  readonly name: string;
  description: string | undefined;
  routing: { version: number; weight: number }[];
  readonly created: number;
  updated: number;
}

/** The first revision of a state machine. It has no id; requests refer to it by this name. */
export const INITIAL_REVISION = 'INITIAL';

type Prepare = (sql: string) => StatementSync;
type Row = NonNullable<ReturnType<StatementSync['get']>>;

/** State machines, their versions and aliases. Definitions are kept forever, since executions refer to them. */
export class MachineStore {
  readonly #prepare: Prepare;
  /** Cached, since every start of an execution reads it. */
  readonly #byName = new Map<string, MachineRecord | undefined>();
  readonly #everNamed = new Map<string, number[]>();
  /** Read when first needed, since every transition asks for it. */
  #deleted: Set<number> | undefined;

  constructor(prepare: Prepare) {
    this.#prepare = prepare;
  }

  /** Adds a definition. @param revision the id of the revision, if an update makes one */
  addDefinition(text: string, role: string, revision?: string): number {
    const id = Number(
      this.#prepare('INSERT INTO definition (text, role) VALUES (?, ?)').run(text, role).lastInsertRowid,
    );
    if (revision !== undefined) this.#prepare('INSERT INTO revision VALUES (?, ?)').run(id, revision);
    return id;
  }

  /** Returns the id of the revision that introduced a definition; undefined for the first one of a state machine. */
  revisionOfDefinition(definition: number): string | undefined {
    const row = this.#prepare('SELECT id FROM revision WHERE definition = ?').get(definition);
    return row?.id as string | undefined;
  }

  /** Returns the id of the current revision of a state machine, or of one of its versions; undefined for the first revision. */
  revisionOf(machine: MachineRecord, version?: VersionRecord): string | undefined {
    const { definition, revision } = version ?? machine;
    const known = this.revisionOfDefinition(definition);
    // Earlier versions of the engine also gave the first revision an id, and did not record which definition it belonged to.
    const isFirst = revision === INITIAL_REVISION || machine.updated === machine.created;
    return known ?? (isFirst ? undefined : revision);
  }

  definition(id: number): { text: string; role: string } {
    const row = this.#prepare('SELECT text, role FROM definition WHERE id = ?').get(id) as Row;
    return { text: row.text as string, role: row.role as string };
  }

  insert(machine: Omit<MachineRecord, 'id' | 'deleted'>): number {
    this.#forgetCache();
    const { name, type, created, updated, definition, revision, settings, tags } = machine;
    return Number(
      this.#prepare(
        'INSERT INTO machine (name, type, created, updated, definition, revision, settings, tags) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ).run(
        name,
        type,
        created,
        updated,
        definition,
        revision,
        JSON.stringify(settings),
        JSON.stringify(tags),
      ).lastInsertRowid,
    );
  }

  update(machine: MachineRecord): void {
    this.#forgetCache();
    this.#prepare(
      'UPDATE machine SET updated = ?, definition = ?, revision = ?, settings = ?, tags = ?, last_version = ? WHERE id = ?',
    ).run(
      machine.updated,
      machine.definition,
      machine.revision,
      JSON.stringify(machine.settings),
      JSON.stringify(machine.tags),
      machine.lastVersion,
      machine.id,
    );
  }

  remove(id: number): void {
    this.#forgetCache();
    this.#prepare('UPDATE machine SET deleted = 1 WHERE id = ?').run(id);
    this.#deleted?.add(id);
    this.#prepare('DELETE FROM version WHERE machine = ?').run(id);
    this.#prepare('DELETE FROM alias WHERE machine = ?').run(id);
  }

  /** Whether a state machine was deleted. */
  isDeleted(id: number): boolean {
    this.#deleted ??= new Set(
      this.#prepare('SELECT id FROM machine WHERE deleted = 1')
        .all()
        .map((row) => row.id as number),
    );
    return this.#deleted.has(id);
  }

  byName(name: string): MachineRecord | undefined {
    let machine = this.#byName.get(name);
    if (!machine) {
      machine = toMachine(this.#prepare('SELECT * FROM machine WHERE name = ? AND deleted = 0').get(name));
      if (machine) this.#byName.set(name, machine);
    }
    return machine && { ...machine };
  }

  /** Returns the ids of the state machines that have or had a name, newest first. */
  idsByName(name: string): readonly number[] {
    let ids = this.#everNamed.get(name);
    if (!ids) {
      ids = this.#prepare('SELECT id FROM machine WHERE name = ? ORDER BY id DESC')
        .all(name)
        .map((row) => row.id as number);
      this.#everNamed.set(name, ids);
    }
    return ids;
  }

  #forgetCache(): void {
    this.#byName.clear();
    this.#everNamed.clear();
  }

  byId(id: number): MachineRecord | undefined {
    return toMachine(this.#prepare('SELECT * FROM machine WHERE id = ?').get(id));
  }

  /** Returns all state machines by name, as the service lists them. */
  list(): MachineRecord[] {
    return this.#prepare('SELECT * FROM machine WHERE deleted = 0 ORDER BY name')
      .all()
      .map((row) => toMachine(row) as MachineRecord);
  }

  insertVersion(version: VersionRecord): void {
    this.#prepare('INSERT INTO version VALUES (?, ?, ?, ?, ?, ?)').run(
      version.machine,
      version.number,
      version.definition,
      version.revision,
      version.description ?? null,
      version.created,
    );
  }

  /** Returns the versions of a state machine, newest first. */
  versions(machine: number): VersionRecord[] {
    return this.#prepare('SELECT * FROM version WHERE machine = ? ORDER BY number DESC')
      .all(machine)
      .map((row) => ({
        machine: row.machine as number,
        number: row.number as number,
        definition: row.definition as number,
        revision: row.revision as string,
        description: (row.description as string | null) ?? undefined,
        created: row.created as number,
      }));
  }

  removeVersion(machine: number, number: number): void {
    this.#prepare('DELETE FROM version WHERE machine = ? AND number = ?').run(machine, number);
  }

  saveAlias(alias: AliasRecord): void {
    this.#prepare('INSERT OR REPLACE INTO alias VALUES (?, ?, ?, ?, ?, ?)').run(
      alias.machine,
      alias.name,
      alias.description ?? null,
      JSON.stringify(alias.routing),
      alias.created,
      alias.updated,
    );
  }

  aliases(machine: number): AliasRecord[] {
    return this.#prepare('SELECT * FROM alias WHERE machine = ? ORDER BY created, name')
      .all(machine)
      .map((row) => ({
        machine: row.machine as number,
        name: row.name as string,
        description: (row.description as string | null) ?? undefined,
        routing: JSON.parse(row.routing as string) as AliasRecord['routing'],
        created: row.created as number,
        updated: row.updated as number,
      }));
  }

  removeAlias(machine: number, name: string): void {
    this.#prepare('DELETE FROM alias WHERE machine = ? AND name = ?').run(machine, name);
  }
}

function toMachine(row: Row | undefined): MachineRecord | undefined {
  if (!row) return undefined;
  return {
    id: row.id as number,
    name: row.name as string,
    type: row.type as string,
    created: row.created as number,
    updated: row.updated as number,
    definition: row.definition as number,
    revision: row.revision as string,
    settings: JSON.parse(row.settings as string) as JsonObject,
    tags: JSON.parse(row.tags as string) as Record<string, string>,
    lastVersion: row.last_version as number,
    deleted: row.deleted === 1,
  };
}
