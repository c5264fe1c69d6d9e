import { describe, expect, it } from 'vitest';
import { Sha256 } from '../../functions/common/connections/sha256.ts';

const hex = async (hash: Sha256): Promise<string> => Buffer.from(await hash.digest()).toString('hex');

/** The hash that requests are signed with, by published vectors: FIPS 180-2 and RFC 4231. */
describe('The hash of the clients of AWS', () => {
  it('is SHA-256', async () => {
    const hash = new Sha256();
    hash.update('abc');
    expect(await hex(hash)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is an HMAC where it is given a secret, as bytes or as text', async () => {
    const vectors = [
      [
        Buffer.alloc(20, 0x0b),
        'Hi There',
        'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
      ],
      [
        'Jefe',
        'what do ya want for nothing?',
        '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
      ],
      // Longer than a block of the hash.
      [
        new Uint8Array(131).fill(0xaa).buffer,
        'Test Using Larger Than Block-Size Key - Hash Key First',
        '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
      ],
    ] as const;
    for (const [secret, message, expected] of vectors) {
      const hash = new Sha256(secret);
      hash.update(message);
      expect(await hex(hash)).toBe(expected);
    }
  });

  it('takes a part of a buffer as that part, and begins anew when it is reset', async () => {
    const hash = new Sha256();
    hash.update(new Uint8Array(Buffer.from('-abc-')).subarray(1, 4));
    const first = await hex(hash);
    hash.reset();
    hash.update('a');
    hash.update('bc');
    expect(await hex(hash)).toBe(first);
  });
});
