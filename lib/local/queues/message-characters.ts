import { AwsError } from '../aws-error.ts';

/** The characters outside XML, which neither the body nor the attributes of a message may contain. */
const OTHERS = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** @throws AwsError InvalidMessageContents for a text with characters outside XML */
export function requireMessageCharacters(text: string): void {
  if (text.search(OTHERS) < 0) return;
  throw new AwsError(
    'InvalidMessageContents',
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  );
}

/**
 * Returns a text of any origin, such as an error message, with replacement characters for those that a message may not contain.
 */
export const toMessageCharacters = (text: string): string => text.replace(OTHERS, '\uFFFD');
