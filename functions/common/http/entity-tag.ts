import { hash } from 'node:crypto';
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';

/*
 * Entity tags (RFC 9110, section 8.8.3) of answers: of a case, and what else has a version, that version and a hash of what was
 * answered, of everything else the hash. The version is what `If-Match` compares, so that a change is refused only if somebody has changed the case,
 * and not because a day has passed; the whole tag is what `If-None-Match` compares.
 */

/**
 * The entity tag of an answer's body. When it was answered (`asOf`) is no part of it: an answer that says the same is the
 * same a minute later.
 * @param now the time of the request, in milliseconds
 * @param versioned whether it has a version without being a case
 */
export function entityTagOf(body: unknown, text: string, now: number, versioned = false): string {
  const timeless = text.replaceAll(`"asOf":"${toInstant(now)}"`, '"asOf":""');
  const digest = hash('sha256', timeless, 'base64url').slice(0, 22);
  const version = versionOf(body, versioned);
  return version === undefined ? `"${digest}"` : `"${version}-${digest}"`;
}

function versionOf(body: unknown, versioned: boolean): number | undefined {
  if (typeof body !== 'object' || body === null || !('version' in body)) return undefined;
  if (!versioned && !('caseId' in body)) return undefined;
  return typeof body.version === 'number' ? body.version : undefined;
}

/** Whether a header `If-None-Match` names an entity tag; weak tags compare like strong ones. */
export const namesTag = (header: string | undefined, tag: string): boolean =>
  header !== undefined && (header.trim() === '*' || tagsOf(header).includes(tag));

/** What a change is made on condition of: any version (`*`), or one of some versions. */
export type Precondition = '*' | readonly number[];

/** What a header `If-Match` asks for. A tag that names no version, or is weak, matches none. */
export function preconditionOf(header: string | undefined): Precondition | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return '*';
  return header.split(',').flatMap((tag) => {
    const [, version] = /^"(\d{1,9})(?:-[\w-]*)?"$/.exec(tag.trim()) ?? [];
    return version === undefined ? [] : [Number(version)];
  });
}

const tagsOf = (header: string): readonly string[] =>
  header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
