import type { JsonObject, JsonValue } from '../../service.ts';

/** Returns a field as text; empty text when it is missing or not a text. */
export const textAt = (input: JsonObject, name: string): string => {
  const value = input[name];
  return typeof value === 'string' ? value : '';
};

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export const objectAt = (input: JsonObject, name: string): JsonObject => {
  const value = input[name];
  return isObject(value) ? value : {};
};

export const objectsAt = (input: JsonObject, name: string): JsonObject[] => {
  const value = input[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
};
