/** A step of a document path: a name, a name placeholder (`#n`), or a list index. */
export type Step = string | number;
export type Path = readonly Step[];

/** The source of a value. `T` is the type of literals: a placeholder when parsed, a value when bound. */
export type Operand<T> =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Operand<T>[] };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A condition, filter or key condition. */
export type Condition<T> =
  | { readonly kind: 'and' | 'or'; readonly left: Condition<T>; readonly right: Condition<T> }
  | { readonly kind: 'not'; readonly condition: Condition<T> }
  | { readonly kind: Comparator | 'between' | 'in'; readonly operands: readonly Operand<T>[] }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Operand<T>[] };

/** The right side of `SET`: an operand, or the sum or difference of two. */
export type Assigned<T> =
  | Operand<T>
  | { readonly kind: '+' | '-'; readonly left: Operand<T>; readonly right: Operand<T> };

export interface Assignment<T> {
  readonly path: Path;
  readonly value: Assigned<T>;
}

export interface SetChange<T> {
  readonly path: Path;
  readonly value: T;
}

export interface Update<T> {
  readonly set: readonly Assignment<T>[];
  readonly remove: readonly Path[];
  readonly add: readonly SetChange<T>[];
  readonly delete: readonly SetChange<T>[];
}

/** The parameter that holds an expression, as error messages name it. */
export type ExpressionKind =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression';
