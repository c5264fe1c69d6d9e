import * as z from 'zod';
import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

const loadsSchema = z.int().nonnegative();

/**
 * How often rules (amendments, holiday arrangements) have been loaded so far, read consistently. Loaded rules stay the same
 * until the next load. A request that reads several things asks once and passes the answer on; no request gets that of another,
 * which may be older than what it has to follow.
 */
export async function ruleLoads(table: Table): Promise<number> {
  const counted = await table.getEitherWay(keys.policy, keys.ruleLoads, ['loads']);
  return loadsSchema.parse(counted?.loads ?? 0);
}

/** A write of a transaction that loads rules: counts the load, whatever the count is. */
export const countLoad = (table: Table): Write =>
  table.updateItem(
    { PK: keys.policy, SK: keys.ruleLoads },
    'SET loads = if_not_exists(loads, :none) + :one',
    { ':none': 0, ':one': 1 },
  );

/** A write of a transaction that loads rules: counts the load, if nothing was loaded since the given count was read. */
export const countLoadAfter = (table: Table, loads: number): Write =>
  table.updateItem(
    { PK: keys.policy, SK: keys.ruleLoads },
    'SET loads = :next',
    { ':next': loads + 1, ':loads': loads },
    'attribute_not_exists(loads) OR loads = :loads',
  );

/** Reads something that was loaded. A caller that has already read the count of loads passes it. */
export type LoadedReader<Loaded> = (table: Table, loads?: Promise<number>) => Promise<Loaded>;

/**
 * Makes a reader of something that was loaded, which reads it again only after another load: most requests read the count
 * alone, one small item.
 */
export function rememberLoaded<Loaded>(read: (table: Table) => Promise<Loaded>): LoadedReader<Loaded> {
  const remembered = new WeakMap<Table, { readonly loads: number; readonly loaded: Loaded }>();
  return async (table, asked = ruleLoads(table)) => {
    const loads = await asked;
    const known = remembered.get(table);
    if (known?.loads === loads) return known.loaded;
    const loaded = await read(table);
    // It includes what was loaded meanwhile; the next count differs then.
    remembered.set(table, { loads, loaded });
    return loaded;
  };
}
