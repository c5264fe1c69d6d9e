import { localMonthPattern } from '../domain/case/kernel/vocabulary.ts';
import type { Item } from './table.ts';
import { NewerVersionError } from './versions/versions.ts';

/*
 * Values of a registration as they are looked through by hand where thousands are counted: each fails where it is none that
 * its schema takes. A choice that this code does not know is of a newer version, as it is for the schemas (`parseTolerantly`).
 */

/** An optional value. */
export const ifGiven = <Value>(value: unknown, of: (value: unknown) => Value): Value | undefined =>
  value === undefined ? undefined : of(value);

export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw damaged();
  return value;
}

/** An instant, or the day of one. */
export function timeOf(value: unknown): string {
  const text = textOf(value);
  if (Number.isNaN(Date.parse(text))) throw damaged();
  return text;
}

export function monthIn(value: unknown): string {
  const text = textOf(value);
  if (!localMonthPattern.test(text)) throw damaged();
  return text;
}

export function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw damaged();
  return value;
}

/** @throws NewerVersionError for a text that is none of the values */
export function oneOf<Value>(values: ReadonlySet<Value>, value: unknown): Value {
  if (values.has(value as Value)) return value as Value;
  if (typeof value !== 'string') throw damaged();
  throw new NewerVersionError('a registration', undefined, damaged());
}

export function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw damaged();
  return value;
}

export function membersOf(value: unknown): Item {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged();
  return value as Item;
}

export const damaged = (): Error => new Error('a registration is damaged');
