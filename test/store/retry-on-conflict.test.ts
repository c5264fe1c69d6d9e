import { describe, expect, it } from 'vitest';
import { pageOf } from '../../lib/store/paging.ts';
import { conflict, retryOnConflict } from '../../lib/store/retry-on-conflict.ts';
import { VersionConflictError } from '../../lib/store/version-conflict-error.ts';

describe('An attempt to write', () => {
  const atOnce = async () => {};

  it('is repeated until there is no conflict, and its outcome is the answer', async () => {
    let made = 0;
    const outcome = await retryOnConflict('a case', async () => (++made < 8 ? conflict : undefined), atOnce);
    expect([outcome, made]).toEqual([undefined, 8]);
  });

  it('is given up after eight conflicts with an error that names what was to be written', async () => {
    let made = 0;
    const attempt = retryOnConflict(
      'notice 7',
      async () => {
        made++;
        return conflict;
      },
      atOnce,
    );
    await expect(attempt).rejects.toThrow(VersionConflictError);
    await expect(attempt).rejects.toMatchObject({
      name: 'VersionConflictError',
      message: 'notice 7 changed 8 times while it was being written',
    });
    expect(made).toBe(8);
  });

  it('is repeated after a pause, and none follows the last one', async () => {
    const pauses: number[] = [];
    const attempt = retryOnConflict(
      'a case',
      async () => conflict,
      async (made) => void pauses.push(made),
    );
    await expect(attempt).rejects.toThrow(VersionConflictError);
    expect(pauses).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('is not repeated if it fails for another reason', async () => {
    let made = 0;
    const attempt = retryOnConflict('a case', async () => {
      made++;
      throw new RangeError('no conflict');
    });
    await expect(attempt).rejects.toThrow('no conflict');
    expect(made).toBe(1);
  });
});

describe('A page of a list', () => {
  const letters = ['a', 'b', 'c'];
  const itself = (letter: string) => letter;

  it('ends with the position of its last entry if another page follows', () => {
    expect(pageOf(letters, 2, itself)).toEqual({ entries: ['a', 'b'], next: 'b' });
  });

  it('has no next position if everything fits', () => {
    expect(pageOf(letters, 3, itself)).toEqual({ entries: letters });
    expect(pageOf([], 3, itself)).toEqual({ entries: [] });
  });
});
