import { BlockList, isIP } from 'node:net';
import { AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { compileWildcard } from './wildcard.ts';

/** Whether an event, or a part of one, matches. */
type Matcher = (value: JsonValue | undefined) => boolean;

/** Whether the leaves (strings, numbers, booleans, nulls) at one place of an event match. */
type LeavesMatcher = (leaves: JsonValue[]) => boolean;

/**
 * Compiles an event pattern by the rules of EventBridge, which event source mappings share: every field of the pattern must
 * match; a list holds alternatives; if the event has an array, one element is enough, and all fields below that array must
 * match in the same element.
 *
 * Numbers are compared by value. The service compares them as text, so that 300 and 3.0e2 differ there.
 *
 * The pattern is compiled in advance, so that an invalid one is refused when it is created and not when an event arrives.
 * @throws AwsError InvalidEventPatternException, naming the field
 */
export function compilePattern(pattern: JsonValue): (event: JsonValue | undefined) => boolean {
  if (!isObject(pattern)) throw invalid('Filter is not an object');
  return compileFields(pattern, '');
}

function compileFields(pattern: JsonObject, path: string): Matcher {
  const names = Object.keys(pattern);
  if (names.length === 0) throw invalid(`Empty objects are not allowed${path && ` at ${path}`}`);
  const fields: [name: string, fits: Matcher][] = [];
  const alternatives: Matcher[][] = [];
  for (const name of names) {
    const value = pattern[name] as JsonValue;
    const place = path === '' ? name : `${path}.${name}`;
    if (name === '$or') alternatives.push(compileAlternatives(value, place));
    else if (Array.isArray(value)) fields.push([name, compileLeaf(value, place)]);
    else if (isObject(value)) fields.push([name, compileNested(value, place)]);
    else throw invalid(`${place} must be an object or an array`);
  }
  return (value) => {
    const object = isObject(value) ? value : {};
    return (
      fields.every(([name, fits]) => fits(Object.hasOwn(object, name) ? object[name] : undefined)) &&
      alternatives.every((choices) => choices.some((fits) => fits(object)))
    );
  };
}

function compileAlternatives(value: JsonValue, path: string): Matcher[] {
  if (!Array.isArray(value) || value.length < 2 || !value.every(isObject)) {
    throw invalid(`${path} must be an array of at least two objects`);
  }
  return value.map((choice) => compileFields(choice as JsonObject, path));
}

function compileNested(pattern: JsonObject, path: string): Matcher {
  const fits = compileFields(pattern, path);
  return (value) => {
    if (!Array.isArray(value)) return fits(value);
    const objects = flatten(value).filter(isObject);
    return objects.length === 0 ? fits(undefined) : objects.some((object) => fits(object));
  };
}

function compileLeaf(choices: JsonValue[], path: string): Matcher {
  if (choices.length === 0) throw invalid(`Empty arrays are not allowed at ${path}`);
  const judges = choices.map((choice) => compileChoice(choice, path));
  return (value) => {
    const leaves = value === undefined ? [] : flatten([value]).filter((leaf) => !isObject(leaf));
    return judges.some((judge) => judge(leaves));
  };
}

function compileChoice(choice: JsonValue, path: string): LeavesMatcher {
  if (Array.isArray(choice)) throw invalid(`An array cannot be compared with at ${path}`);
  if (!isObject(choice)) return (leaves) => leaves.includes(choice);
  const [operator, ...others] = Object.keys(choice);
  if (operator === undefined || others.length > 0) {
    throw invalid(`Only one comparison operator is allowed in an object at ${path}`);
  }
  const operand = choice[operator] as JsonValue;
  if (operator === 'exists') {
    if (typeof operand !== 'boolean') throw invalid(`exists must be either true or false at ${path}`);
    return (leaves) => leaves.length > 0 === operand;
  }
  const fits = operator === 'anything-but' ? anythingBut(operand, path) : comparison(operator, operand, path);
  return (leaves) => leaves.some(fits);
}

function comparison(operator: string, operand: JsonValue, path: string): (leaf: JsonValue) => boolean {
  switch (operator) {
    case 'prefix':
      return affix(operand, path, operator, (text, part) => text.startsWith(part));
    case 'suffix':
      return affix(operand, path, operator, (text, part) => text.endsWith(part));
    case 'equals-ignore-case': {
      const wanted = text(operand, operator, path).toLowerCase();
      return (leaf) => typeof leaf === 'string' && leaf.toLowerCase() === wanted;
    }
    case 'wildcard': {
      const fits = compileWildcard(text(operand, operator, path), (reason) =>
        invalid(`${reason} at ${path}`),
      );
      return (leaf) => typeof leaf === 'string' && fits(leaf);
    }
    case 'numeric':
      return numeric(operand, path);
    case 'cidr':
      return addressRange(text(operand, operator, path), path);
    default:
      throw invalid(`Unrecognized match type ${operator} at ${path}`);
  }
}

/** Compiles `prefix` and `suffix`, including the form `{ "equals-ignore-case": ... }`. */
function affix(
  operand: JsonValue,
  path: string,
  operator: string,
  has: (text: string, part: string) => boolean,
): (leaf: JsonValue) => boolean {
  if (isObject(operand)) {
    const names = Object.keys(operand);
    if (names.length !== 1 || names[0] !== 'equals-ignore-case') {
      throw invalid(`${operator} takes a string or equals-ignore-case at ${path}`);
    }
    const part = text(operand['equals-ignore-case'] as JsonValue, operator, path).toLowerCase();
    return (leaf) => typeof leaf === 'string' && has(leaf.toLowerCase(), part);
  }
  const part = text(operand, operator, path);
  return (leaf) => typeof leaf === 'string' && has(leaf, part);
}

function anythingBut(operand: JsonValue, path: string): (leaf: JsonValue) => boolean {
  if (isObject(operand)) {
    const [operator, ...others] = Object.keys(operand);
    if (
      operator === undefined ||
      others.length > 0 ||
      !['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(operator)
    ) {
      throw invalid(`anything-but takes prefix, suffix, equals-ignore-case or wildcard at ${path}`);
    }
    const texts = listOf(operand[operator] as JsonValue, path);
    if (operator.endsWith('fix') && texts.includes(''))
      throw invalid(`anything-but takes no empty ${operator} at ${path}`);
    for (const one of texts) text(one, operator, path);
    const excluded = texts.map((item) => comparison(operator, item, path));
    return (leaf) => !excluded.some((fits) => fits(leaf));
  }
  const excluded = listOf(operand, path);
  const isOf = (type: string) => excluded.every((item) => typeof item === type);
  if (!isOf('string') && !isOf('number')) {
    throw invalid(`anything-but takes either strings or numbers at ${path}`);
  }
  return (leaf) => !(excluded as JsonValue[]).includes(leaf);
}

function numeric(operand: JsonValue, path: string): (leaf: JsonValue) => boolean {
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) {
    throw invalid(`numeric takes one or two comparisons at ${path}`);
  }
  const bounds: [sign: string, value: number][] = [];
  for (let index = 0; index < operand.length; index += 2) {
    const sign = operand[index];
    const value = operand[index + 1];
    if (typeof sign !== 'string' || !['=', '<', '<=', '>', '>='].includes(sign)) {
      throw invalid(`Unrecognized numeric range operator at ${path}`);
    }
    if (typeof value !== 'number' || Math.abs(value) > 5e9) {
      throw invalid(`Value of ${sign} must be a number between -5.0e9 and +5.0e9 at ${path}`);
    }
    bounds.push([sign, value]);
  }
  const [first, second] = bounds;
  if (first && second) {
    const isRange = first[0].startsWith('>') && second[0].startsWith('<') && first[1] < second[1];
    if (!isRange) throw invalid(`A numeric range is a lower bound, then a higher one, at ${path}`);
  }
  return (leaf) =>
    typeof leaf === 'number' &&
    bounds.every(([sign, value]) => {
      if (sign === '=') return leaf === value;
      if (sign === '<') return leaf < value;
      if (sign === '<=') return leaf <= value;
      return sign === '>' ? leaf > value : leaf >= value;
    });
}

function addressRange(range: string, path: string): (leaf: JsonValue) => boolean {
  const [network = '', length = ''] = range.split('/');
  const version = isIP(network);
  const bits = Number(length);
  if (version === 0 || !/^\d+$/.test(length) || bits > (version === 4 ? 32 : 128)) {
    throw invalid(`Malformed CIDR, one '/' and a valid address required, at ${path}`);
  }
  const addresses = new BlockList();
  addresses.addSubnet(network, bits, version === 4 ? 'ipv4' : 'ipv6');
  return (leaf) => {
    if (typeof leaf !== 'string') return false;
    const leafVersion = isIP(leaf);
    return leafVersion === version && addresses.check(leaf, version === 4 ? 'ipv4' : 'ipv6');
  };
}

function listOf(value: JsonValue, path: string): JsonValue[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw invalid(`Empty arrays are not allowed at ${path}`);
  return list;
}

function text(value: JsonValue, operator: string, path: string): string {
  if (typeof value !== 'string') throw invalid(`${operator} match pattern must be a string at ${path}`);
  return value;
}

function flatten(values: JsonValue[]): JsonValue[] {
  return values.flatMap((value) => (Array.isArray(value) ? flatten(value) : [value]));
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(reason: string): AwsError {
  return new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
}
