import type { AttributeValue } from '../attribute-value.ts';
import type { Assigned, Condition, Path } from '../expression/syntax.ts';

interface OnTable {
  readonly table: string;
}

export interface SelectStatement extends OnTable {
  readonly kind: 'select';
  readonly index: string | undefined;
  /** By default all attributes. */
  readonly paths: readonly Path[] | undefined;
  readonly where: Condition<AttributeValue> | undefined;
  readonly order: { readonly name: string; readonly forward: boolean } | undefined;
}

export interface InsertStatement extends OnTable {
  readonly kind: 'insert';
  readonly value: AttributeValue;
}

/** `SET path = set_add(path, value)` goes to `add`, `set_delete` to `delete`. */
export interface UpdateStatement extends OnTable {
  readonly kind: 'update';
  readonly set: readonly { readonly path: Path; readonly value: Assigned<AttributeValue> }[];
  readonly add: readonly { readonly path: Path; readonly value: AttributeValue }[];
  readonly delete: readonly { readonly path: Path; readonly value: AttributeValue }[];
  readonly remove: readonly Path[];
  readonly where: Condition<AttributeValue>;
  readonly returning: 'ALL_OLD' | 'ALL_NEW' | 'UPDATED_OLD' | 'UPDATED_NEW' | undefined;
}

export interface DeleteStatement extends OnTable {
  readonly kind: 'delete';
  readonly where: Condition<AttributeValue>;
  readonly returning: 'ALL_OLD' | undefined;
}

/** `EXISTS (SELECT ...)` in a transaction. */
export interface ExistsStatement extends OnTable {
  readonly kind: 'exists';
  readonly where: Condition<AttributeValue>;
}

export type Statement =
  | SelectStatement
  | InsertStatement
  | UpdateStatement
  | DeleteStatement
  | ExistsStatement;
