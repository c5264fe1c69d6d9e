import { type AttributeValue, refuse, type TypeName, typeOf } from '../attribute-value.ts';
import { requireSeparate } from './paths.ts';
import type { Assigned, Operand, Path, Update } from './syntax.ts';

type Bound = Operand<AttributeValue>;

/** The names of the types in error messages about ADD and DELETE. */
const TYPE_WORDS: Readonly<Record<TypeName, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  SS: 'SS',
  NS: 'NS',
  BS: 'BS',
  L: 'LIST',
  M: 'MAP',
};
const SETS = ['SS', 'NS', 'BS'];

const refuseIn = (reason: string) => refuse(`Invalid UpdateExpression: ${reason}`);

/** Returns the paths that an update writes to. */
export function writtenPaths(update: Update<AttributeValue>): Path[] {
  return [
    ...update.set.map(({ path }) => path),
    ...update.remove,
    ...update.add.map(({ path }) => path),
    ...update.delete.map(({ path }) => path),
  ];
}

/**
 * Refuses an update that cannot be carried out on any item.
 * @throws AwsError ValidationException in the words of DynamoDB
 */
export function checkUpdate(update: Update<AttributeValue>): void {
  for (const { value } of update.set) checkAssigned(value);
  for (const { value } of update.add) requireType('ADD', value, ['N', ...SETS]);
  for (const { value } of update.delete) requireType('DELETE', value, SETS);
  requireSeparate(writtenPaths(update), 'UpdateExpression');
}

/** @throws AwsError ValidationException for an update of a key attribute */
export function requireNoKeyIn(paths: readonly Path[], keyNames: readonly string[]): void {
  for (const [name] of paths) {
    if (keyNames.includes(String(name))) {
      throw refuse(
        `One or more parameter values were invalid: Cannot update attribute ${name}. This attribute is part of the key`,
      );
    }
  }
}

function requireType(operator: 'ADD' | 'DELETE', value: AttributeValue, types: readonly string[]): void {
  const type = typeOf(value);
  if (types.includes(type)) return;
  throw refuseIn(
    `Incorrect operand type for operator or function; operator: ${operator}, operand type: ${TYPE_WORDS[type]}, ` +
      `typeSet: ALLOWED_FOR_${operator}_OPERAND`,
  );
}

function checkAssigned(assigned: Assigned<AttributeValue>): void {
  if (!('left' in assigned)) {
    checkOperand(assigned);
    return;
  }
  for (const operand of [assigned.left, assigned.right]) {
    checkOperand(operand);
    requireOperand(assigned.kind, operand, 'N');
  }
}

function checkOperand(operand: Bound): void {
  if (operand.kind !== 'call') return;
  const { name, operands } = operand;
  for (const inner of operands) checkOperand(inner);
  if (operands.length !== 2) {
    throw refuseIn(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    );
  }
  if (name === 'if_not_exists' && operands[0]?.kind !== 'path') {
    throw refuseIn(`Operator or function requires a document path; operator or function: ${name}`);
  }
  if (name !== 'list_append') return;
  for (const inner of operands) {
    if (inner.kind === 'call' && inner.name === name)
      throw refuseIn(`The function is not allowed to be used this way in an expression; function: ${name}`);
    requireOperand(name, inner, 'L');
  }
}

function requireOperand(operator: string, operand: Bound, type: TypeName): void {
  const found =
    operand.kind === 'value'
      ? typeOf(operand.value)
      : operand.kind === 'call' && operand.name === 'list_append'
        ? 'L'
        : type;
  if (found === type) return;
  throw refuseIn(
    `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${found}`,
  );
}
