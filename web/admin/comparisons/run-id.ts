const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new ULID that identifies all requests of one file. */
export function newRunId(now: number): string {
  let time = '';
  let rest = now;
  for (let place = 0; place < 10; place++) {
    time = `${digits[rest % 32]}${time}`;
    rest = Math.floor(rest / 32);
  }
  const random = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => digits[byte % 32]).join('');
  return `${time}${random}`;
}

/** The SHA-256 of a file, in hexadecimal digits. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
