import type { JWTPayload } from 'jose';

/**
 * Returns the claims of a token as strings, in the form in which the service passes them to a function. Lists become `[first
 * second]`, objects `map[name:value]` with sorted names.
 */
export function renderClaims(payload: JWTPayload): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, render(value)]));
}

function render(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(render).join(' ')}]`;
  if (value === null || value === undefined) return '<nil>';
  if (typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `map[${entries.map(([name, item]) => `${name}:${render(item)}`).join(' ')}]`;
  }
  return String(value);
}

/** Returns the scopes of a token: `scope` (separated by spaces) or `scp` (the same, or a list). */
export function scopesOf(payload: JWTPayload): string[] {
  const value = payload.scope ?? payload.scp;
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value.split(' ').filter((scope) => scope !== '') : [];
}
