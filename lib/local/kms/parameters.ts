import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../service.ts';
import type { EncryptionContext } from './ciphertext.ts';

/**
 * Returns a required text of a request.
 * @throws AwsError ValidationException naming the member
 */
export function requiredText(input: JsonObject, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || value === '') throw invalid(`${name} must be a non-empty string`);
  return value;
}

/** Returns `minimum` to `maximum` bytes of a request, which are in base64 there. */
export function bytes(input: JsonObject, name: string, minimum: number, maximum: number): Buffer {
  const value = input[name];
  const buffer = typeof value === 'string' ? Buffer.from(value, 'base64') : undefined;
  if (!buffer || buffer.length < minimum || buffer.length > maximum) {
    throw invalid(`${name} must be ${minimum} to ${maximum} bytes, in base64`);
  }
  return buffer;
}

export function wholeNumber(input: JsonObject, name: string, minimum: number, maximum: number): number {
  const value = input[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < minimum || value > maximum) {
    throw invalid(`${name} must be a whole number between ${minimum} and ${maximum}`);
  }
  return value;
}

export function encryptionContext(input: JsonObject, name = 'EncryptionContext'): EncryptionContext {
  const value = input[name] ?? {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(`${name} must be a map of strings`);
  }
  for (const text of Object.values(value)) {
    if (typeof text !== 'string') throw invalid(`${name} must be a map of strings`);
  }
  return value as Record<string, string>;
}

/** @throws AwsError when the request has one of `names`, so that none is silently ignored */
export function refuseMembers(input: JsonObject, names: readonly string[]): void {
  for (const name of names) {
    const value = input[name];
    const unused = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    if (!unused) {
      throw new AwsError('UnsupportedOperationException', `The local key service does not support ${name}.`);
    }
  }
}

export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
