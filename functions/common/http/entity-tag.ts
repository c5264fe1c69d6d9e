import { hash } from 'node:crypto';
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';

/*
 * Entity tags of answers (RFC 9110, section 8.8.3). The tag of a case, or of another answer with a version, is that version and
 * a hash of the answer; any other tag is the hash alone. `If-Match` compares the version, so that a change is refused only if
 * somebody has changed the case, and not because a day has passed. `If-None-Match` compares the whole tag.
 */

/**
 * Returns the entity tag of an answer's body. The time of the answer (`asOf`) is not part of it: an answer with the same
 * content has the same tag a minute later.
 * @param now the time of the request, in milliseconds
 * @param versioned whether the body has a version although it is not a case
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

/** Whether an `If-None-Match` header contains an entity tag; weak tags compare like strong ones. */
export const namesTag = (header: string | undefined, tag: string): boolean =>
  header !== undefined && (header.trim() === '*' || tagsOf(header).includes(tag));

/** The condition of a change: any version (`*`), or one of several versions. */
export type Precondition = '*' | readonly number[];

/** Returns the condition that an `If-Match` header states. A tag that is weak, or names no version, matches none. */
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
