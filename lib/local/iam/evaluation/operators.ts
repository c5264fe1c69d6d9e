import { BlockList, isIP } from 'node:net';
import { type Comparison, compileText, isArn, type Style } from './matching.ts';

/**
 * A condition operator. `compile` prepares a value of the policy, and throws a TypeError for a value that the operator cannot
 * compare with anything.
 */
export interface Operator {
  /** Whether it holds when none of its values matches. */
  readonly negated: boolean;
  readonly compile: (value: string, variables: boolean) => Comparison;
}

const is = (compile: Operator['compile']): Operator => ({ negated: false, compile });
const isNot = (compile: Operator['compile']): Operator => ({ negated: true, compile });

const text =
  (style: Style, ignoreCase = false): Operator['compile'] =>
  (value, variables) =>
    compileText(value, style, { variables, ignoreCase });

const arn: Operator['compile'] = (value, variables) => {
  if (!isArn(value) && !value.includes('${')) throw new TypeError('is not an ARN');
  return compileText(value, 'arn', { variables });
};

const numberOf = (value: string): number | undefined =>
  /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;

const DATE = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;
/** Returns milliseconds since 1970 for a date in the W3C notation (UTC by default) or in seconds. */
function timeOf(value: string): number | undefined {
  if (/^\d{5,}$/.test(value)) return Number(value) * 1000;
  const [matched, , , time, , , zone] = DATE.exec(value) ?? [];
  if (matched === undefined) return undefined;
  const milliseconds = Date.parse(time !== undefined && zone === undefined ? `${matched}Z` : matched);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/**
 * Makes the six operators that compare numbers, or dates, by their order.
 * @param read returns undefined for text of another kind, which cannot be compared when it is in a request
 */
function orders(
  name: string,
  what: string,
  read: (value: string) => number | undefined,
): Record<string, Operator> {
  const order = (compare: (given: number, wanted: number) => boolean): Operator['compile'] => {
    return (value) => {
      const wanted = read(value);
      if (wanted === undefined) throw new TypeError(`is not ${what}`);
      return (one) => {
        const given = read(one);
        return given === undefined ? undefined : compare(given, wanted);
      };
    };
  };
  return {
    [`${name}Equals`]: is(order((given, wanted) => given === wanted)),
    [`${name}NotEquals`]: isNot(order((given, wanted) => given === wanted)),
    [`${name}LessThan`]: is(order((given, wanted) => given < wanted)),
    [`${name}LessThanEquals`]: is(order((given, wanted) => given <= wanted)),
    [`${name}GreaterThan`]: is(order((given, wanted) => given > wanted)),
    [`${name}GreaterThanEquals`]: is(order((given, wanted) => given >= wanted)),
  };
}

const boolean: Operator['compile'] = (value, variables) => {
  if (!/^(true|false)$/i.test(value) && !value.includes('${'))
    throw new TypeError('is neither true nor false');
  return compileText(value, 'exact', { variables, ignoreCase: true });
};

const binary: Operator['compile'] = (value) => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value) || value.length % 4 !== 0) throw new TypeError('is not base64');
  return (given) => given === value;
};

/** Compiles a range of IP addresses, or a single address. */
const ipRange: Operator['compile'] = (value) => {
  const [address = '', prefix, ...rest] = value.split('/');
  const family = familyOf(address);
  const bits = family === 'ipv4' ? 32 : 128;
  const length = prefix === undefined ? bits : Number(prefix);
  if (!family || !(length >= 0 && length <= bits) || prefix === '' || rest.length > 0) {
    throw new TypeError('is not a range of IP addresses');
  }
  const range = new BlockList();
  range.addSubnet(address, length, family);
  return (given) => {
    const one = familyOf(given);
    // Families are compared here because a BlockList also treats every IPv4 address as an IPv6 address.
    return one && one === family && range.check(given, family);
  };
};
function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  if (version === 0) return undefined;
  return version === 4 ? 'ipv4' : 'ipv6';
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  StringEquals: is(text('exact')),
  StringNotEquals: isNot(text('exact')),
  StringEqualsIgnoreCase: is(text('exact', true)),
  StringNotEqualsIgnoreCase: isNot(text('exact', true)),
  StringLike: is(text('like')),
  StringNotLike: isNot(text('like')),
  ArnEquals: is(arn),
  ArnLike: is(arn),
  ArnNotEquals: isNot(arn),
  ArnNotLike: isNot(arn),
  ...orders('Numeric', 'a number', numberOf),
  ...orders('Date', 'a date', timeOf),
  Bool: is(boolean),
  BinaryEquals: is(binary),
  IpAddress: is(ipRange),
  NotIpAddress: isNot(ipRange),
};
const BY_NAME = new Map(Object.entries(OPERATORS).map(([name, operator]) => [name.toLowerCase(), operator]));

/**
 * Returns an operator by its name regardless of case, without `ForAllValues:`, `ForAnyValue:` and `IfExists`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const operatorNamed = (name: string): Operator | undefined => BY_NAME.get(name.toLowerCase());
