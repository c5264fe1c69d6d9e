import type { ApiEvent } from './api-event.ts';
import type { Operation } from './operation.ts';
import { type FieldProblem, Problem } from './problems.ts';
import { parseStrictJson } from './strict-json.ts';

/** The largest body that an operation accepts by default, in bytes. */
export const maxBodyBytes = 64 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Returns the body as text, byte for byte. HTTP APIs pass JSON on as text and everything else in base64.
 * @throws Problem `body-too-large`, or `invalid-encoding` if the bytes are not UTF-8
 */
export function bodyText(operation: Pick<Operation, 'maxBodyBytes'>, event: ApiEvent): string {
  const { body = '', isBase64Encoded } = event;
  const most = operation.maxBodyBytes ?? maxBodyBytes;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > most) throw new Problem('body-too-large', { maxBytes: most });
  if (!isBase64Encoded) return body;
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Problem('invalid-encoding');
  }
}

/**
 * Returns the value of the body: JSON, or text for another media type. A byte order mark at the beginning is ignored (RFC 8259,
 * section 8.1), since some editors write one.
 * @throws Problem `unsupported-media-type`, also for an encoding other than UTF-8 and for a compressed body (RFC 9110, section
 *   15.5.16); or `invalid-json`
 */
export function bodyValue(operation: Pick<Operation, 'mediaType'>, event: ApiEvent, text: string): unknown {
  const expected = operation.mediaType ?? 'application/json';
  const { type, charset } = mediaTypeOf(event.headers?.['content-type'] ?? '');
  const coding = event.headers?.['content-encoding']?.trim().toLowerCase() || 'identity';
  if (type !== expected || (charset !== 'utf-8' && charset !== 'utf8') || coding !== 'identity')
    throw new Problem('unsupported-media-type');
  if (expected !== 'application/json') return text;
  try {
    return parseStrictJson(text.replace(/^\ufeff/, ''));
  } catch {
    throw new Problem('invalid-json');
  }
}

/**
 * Checks the body of a request whose operation takes none: nothing, or an empty object, as some clients always send one. What would be
 * ignored is refused, like any other unknown field.
 */
export function fieldsOfNobody(text: string): FieldProblem[] {
  if (text.trim() === '') return [];
  try {
    const value = parseStrictJson(text);
    if (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.keys(value).length === 0
    )
      return [];
  } catch {
    // Whatever it is, nobody has asked for it.
  }
  return [{ pointer: '', code: 'unknown-field' }];
}

/** The media type of a `Content-Type` header, and its charset: UTF-8 if none is named (RFC 8259, section 8.1). */
function mediaTypeOf(contentType: string): { readonly type: string; readonly charset: string } {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charsets = parameters.flatMap((parameter) => {
    // RFC 8187 has the extended form `charset*` for other headers: here it is another charset, and refused.
    const [, charset] = /^charset\*?\s*=\s*"?([^"\s]*)"?$/.exec(parameter) ?? [];
    return charset === undefined ? [] : [charset];
  });
  return { type, charset: charsets.find((charset) => !/^utf-?8$/.test(charset)) ?? 'utf-8' };
}
