import { localMonthPattern } from '../domain/case/kernel/vocabulary.ts';
import type { Item } from './table.ts';

/*
 * Values of a registration as they are looked through by hand where thousands are counted: each fails where it is none that
 * its schema takes.
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

export function oneOf<Value>(values: ReadonlySet<Value>, value: unknown): Value {
  if (!values.has(value as Value)) throw damaged();
  return value as Value;
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
