import { AwsError } from '../aws-error.ts';

/*
 * Numbers of DynamoDB (Developer Guide, "Data types"): decimal, up to 38 significant digits, of a magnitude between
 * 1E-130 and 9.9999999999999999999999999999999999999E+125, or zero.
 */
const MAX_DIGITS = 38;
/** Limits of the exponent of a number written as 0.digits × 10^exponent. */
const MAX_EXPONENT = 126;
const MIN_EXPONENT = -129;
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
/** Text that is its own canonical form, and exact as a JavaScript number. */
const PLAIN_INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;

/** A number as sign × 0.digits × 10^exponent. The digits neither begin nor end with a zero. Zero has no digits. */
interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const refuse = (message: string): AwsError => new AwsError('ValidationException', message);

const overflow = (): AwsError =>
  refuse('Number overflow. Attempting to store a number with magnitude larger than supported range');

const notANumber = (text: string): AwsError =>
  refuse(`The parameter cannot be converted to a numeric value${text === '' ? '' : `: ${text}`}`);

/**
 * Parses a number. The range of a zero is checked by its written exponent.
 * @throws AwsError ValidationException for text that is not a number, or a number that DynamoDB cannot hold
 */
function parse(text: string): Decimal {
  const found = NUMBER.exec(text);
  const [, sign, whole = '', fraction = '', power] = found ?? [];
  if (!found || whole + fraction === '') throw notANumber(text);
  const all = whole + fraction;
  const significant = all.replace(/^0+/, '');
  const digits = significant.replace(/0+$/, '');
  if (power !== undefined && BigInt.asIntN(64, BigInt(power)) !== BigInt(power)) throw notANumber(text);
  const zero = { negative: false, digits, exponent: 0 };
  if (digits === '') {
    inRange({ ...zero, exponent: Number(power ?? 0) + 1 });
    return zero;
  }
  const exponent = whole.length - (all.length - significant.length) + Number(power ?? 0);
  return inRange({ negative: sign === '-', digits, exponent });
}

function inRange(number: Decimal): Decimal {
  if (number.exponent > MAX_EXPONENT) {
    throw overflow();
  }
  if (number.exponent < MIN_EXPONENT) {
    throw refuse(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    );
  }
  if (number.digits.length > MAX_DIGITS) {
    throw refuse('Attempting to store more than 38 significant digits in a Number');
  }
  return number;
}

/** Formats a number without an exponent, a plus sign or redundant zeros. */
function textOf({ negative, digits, exponent }: Decimal): string {
  if (digits === '') return '0';
  const text =
    exponent <= 0
      ? `0.${'0'.repeat(-exponent)}${digits}`
      : digits.length <= exponent
        ? digits.padEnd(exponent, '0')
        : `${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
  return negative ? `-${text}` : text;
}

/**
 * Returns a number in the form in which DynamoDB returns it.
 * @throws AwsError ValidationException for text that is not a number, or a number that DynamoDB cannot hold
 *
 * @example
 * canonicalNumber('+01.50e1') // '15'
 */
export function canonicalNumber(text: string): string {
  return PLAIN_INTEGER.test(text) ? text : textOf(parse(text));
}

/** Compares two numbers: negative when the first is smaller, positive when it is larger. */
export function compareNumbers(one: string, other: string): number {
  if (one === other) return 0;
  if (PLAIN_INTEGER.test(one) && PLAIN_INTEGER.test(other)) return Number(one) - Number(other);
  const [first, second] = [numberKey(one), numberKey(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/**
 * Returns ASCII text that sorts in the order of the numbers: a letter for the sign, three digits of the exponent, the digits.
 * For negative numbers the digits are inverted, and an end mark sorts the longer, smaller number first.
 */
export function numberKey(text: string): string {
  const { negative, digits, exponent } = parse(text);
  if (digits === '') return 'b';
  const magnitude = `${String(exponent + 500)}${digits}`;
  if (!negative) return `c${magnitude}`;
  return `a${[...magnitude].map((digit) => 9 - Number(digit)).join('')}~`;
}

/**
 * Adds or subtracts two numbers.
 * @param sign 1 to add, -1 to subtract
 * @throws AwsError ValidationException when DynamoDB cannot hold the result. A result with too many digits is reported as too
 * large, too (found on the service: scylladb/scylladb, test/alternator/test_number.py).
 */
export function sumOf(one: string, other: string, sign: 1 | -1): string {
  const [first, second] = [parse(one), parse(other)];
  const scale = Math.min(lowestPower(first), lowestPower(second));
  const total = scaled(first, scale) + BigInt(sign) * scaled(second, scale);
  const digits = String(total);
  if (digits.length > MAX_DIGITS && /^-?\d{38}0*[1-9]/.test(digits)) throw overflow();
  return canonicalNumber(`${digits}e${scale}`);
}

/** Returns the power of ten of the last digit. */
function lowestPower({ digits, exponent }: Decimal): number {
  return exponent - digits.length;
}

function scaled(number: Decimal, scale: number): bigint {
  if (number.digits === '') return 0n;
  const value = BigInt(number.digits) * 10n ** BigInt(lowestPower(number) - scale);
  return number.negative ? -value : value;
}

/**
 * Returns the size of a number in bytes (Developer Guide, "DynamoDB item sizes": about one for two significant digits, plus
 * one).
 */
export function numberSize(text: string): number {
  const { negative, digits, exponent } = parse(text);
  if (digits === '') return 1;
  // Digits are stored in pairs that begin at even powers of ten.
  const pairs = Math.ceil((digits.length + Math.abs(exponent % 2)) / 2);
  return pairs + 1 + (negative ? 1 : 0);
}
