import { createHash } from 'node:crypto';
import type { Resource } from './resource-type.ts';

/**
 * Returns the name of a resource that the template does not name: those of the stack and the logical id, as in AWS but without
 * the random part, so that it is the same in every run. A name longer than `limit` characters is shortened, with a hash.
 */
export function generatedName(resource: Pick<Resource, 'stack' | 'logicalId'>, limit: number): string {
  const full = `${resource.stack.name}-${resource.logicalId}`;
  if (full.length <= limit) return full;
  return `${full.slice(0, limit - 13)}-${hashOf(resource, 12)}`;
}

/** Returns an id of lower-case letters and digits that is the same in every run. */
export function hashOf(resource: Pick<Resource, 'stack' | 'logicalId'>, length: number): string {
  const text = `${resource.stack.name}/${resource.logicalId}`;
  const digest = BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
  return digest.toString(36).slice(0, length);
}

/** How a service wants its names. */
interface NameRule {
  readonly property: string;
  readonly limit: number;
  /** The characters, as in a regular expression. */
  readonly characters: string;
  /** What else must hold, and in words. */
  readonly also?: readonly [fits: RegExp, words: string];
}

/** The rules for the names that services do not check themselves here, from the API references of their operations. */
export const NAMES = {
  // Lambda: CreateFunction, CreateAlias.
  function: { property: 'FunctionName', limit: 64, characters: 'A-Za-z0-9_-' },
  alias: {
    property: 'Name',
    limit: 128,
    characters: 'A-Za-z0-9_-',
    also: [/\D/, 'not only digits'],
  },
  // EventBridge: PutRule, CreateEventBus ("can't contain the / character", "can't use the name default").
  rule: { property: 'Name', limit: 64, characters: 'A-Za-z0-9._-' },
  bus: {
    property: 'Name',
    limit: 256,
    characters: 'A-Za-z0-9._-',
    also: [/^(?!default$)/, 'not default, which exists'],
  },
  // EventBridge Scheduler: CreateSchedule, CreateScheduleGroup.
  schedule: { property: 'Name', limit: 64, characters: 'A-Za-z0-9._-' },
  scheduleGroup: {
    property: 'Name',
    limit: 64,
    characters: 'A-Za-z0-9._-',
    also: [/^(?!default$)/, 'not default, which exists'],
  },
} as const satisfies Record<string, NameRule>;

/** @throws Error naming a name that its service would refuse */
export function requireName(name: string, rule: NameRule): void {
  const { property, limit, characters, also } = rule;
  const [fits, words] = also ?? [];
  if (new RegExp(`^[${characters}]{1,${limit}}$`).test(name) && (fits?.test(name) ?? true)) return;
  const more = words === undefined ? '' : `, ${words}`;
  throw new Error(`the ${property} ${name} is not valid (1 to ${limit} of ${characters}${more})`);
}
