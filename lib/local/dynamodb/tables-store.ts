import { AwsError } from '../aws-error.ts';
import type { Statements } from './database.ts';
import type { Table } from './table.ts';

/** The definitions of the tables. */
export class TableStore {
  readonly #statements: Statements;
  readonly #tables = new Map<string, Table>();

  constructor(statements: Statements) {
    this.#statements = statements;
    this.load();
  }

  /** Loads the stored definitions again. */
  load(): void {
    this.#tables.clear();
    for (const { definition } of this.#statements.prepare('SELECT definition FROM definition').all()) {
      const table = JSON.parse(String(definition)) as Table;
      this.#tables.set(table.name, table);
    }
  }

  /** Returns all tables in the order of their names. */
  all(): Table[] {
    return [...this.#tables.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  find(name: string): Table | undefined {
    return this.#tables.get(name);
  }

  /** @throws AwsError ResourceNotFoundException */
  get(name: string): Table {
    const table = this.#tables.get(name);
    if (table) return table;
    throw new AwsError('ResourceNotFoundException', 'Requested resource not found');
  }

  save(table: Table): void {
    this.#tables.set(table.name, table);
    this.#statements.run(
      'INSERT INTO definition VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET definition = excluded.definition',
      table.name,
      JSON.stringify(table),
    );
  }

  delete(table: Table): void {
    this.#tables.delete(table.name);
    this.#statements.run('DELETE FROM definition WHERE name = ?', table.name);
  }

  nextId(kind: 'table' | 'index'): number {
    return this.#statements.nextNumber(kind);
  }
}
