import { AwsError } from '../aws-error.ts';

/** Those outside XML, which neither the body nor the attributes of a message may have. */
const OTHERS = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** @throws AwsError InvalidMessageContents for a text with other characters than those of XML */
export function requireMessageCharacters(text: string): void {
  if (text.search(OTHERS) < 0) return;
  throw new AwsError(
    'InvalidMessageContents',
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  );
}

/** A text of any origin, such as the message of an error, with a replacement character for what a message may not have. */
export const toMessageCharacters = (text: string): string => text.replace(OTHERS, '\uFFFD');
