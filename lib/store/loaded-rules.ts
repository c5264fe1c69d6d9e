import * as z from 'zod';
import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

const loadsSchema = z.int().nonnegative();

/** Reads that were begun in this turn of the event loop: what asks in the same turn gets the same answer. */
const begun = new WeakMap<Table, Promise<number>>();

/**
 * How often rules (amendments, holiday arrangements) were loaded so far, read consistently. What was loaded stays as it is
 * until the next load.
 */
export function ruleLoads(table: Table): Promise<number> {
  const known = begun.get(table);
  if (known) return known;
  const reading = table
    .get(keys.policy, keys.ruleLoads)
    .then((counted) => loadsSchema.parse(counted?.loads ?? 0));
  begun.set(table, reading);
  setImmediate(() => begun.delete(table));
  return reading;
}

/** A part of a transaction that loads rules: counts the load, whatever the count is. */
export const countLoad = (table: Table): Write =>
  table.updateItem(
    { PK: keys.policy, SK: keys.ruleLoads },
    'SET loads = if_not_exists(loads, :none) + :one',
    'attribute_not_exists(PK) OR attribute_exists(PK)',
    { ':none': 0, ':one': 1 },
  );

/** A part of a transaction that loads rules: counts the load, if nothing was loaded since the given count was read. */
export const countLoadAfter = (table: Table, loads: number): Write =>
  table.updateItem(
    { PK: keys.policy, SK: keys.ruleLoads },
    'SET loads = :next',
    'attribute_not_exists(loads) OR loads = :loads',
    { ':next': loads + 1, ':loads': loads },
  );

/**
 * Makes a reader of something that was loaded, which reads it again only after another load: most requests ask for the
 * count alone, and so read one small item.
 */
export function rememberLoaded<Loaded>(
  read: (table: Table) => Promise<Loaded>,
): (table: Table) => Promise<Loaded> {
  const remembered = new WeakMap<Table, { readonly loads: number; readonly loaded: Loaded }>();
  return async (table) => {
    const loads = await ruleLoads(table);
    const known = remembered.get(table);
    if (known?.loads === loads) return known.loaded;
    const loaded = await read(table);
    // What was loaded meanwhile is in it too; the next count is another one then.
    remembered.set(table, { loads, loaded });
    return loaded;
  };
}
