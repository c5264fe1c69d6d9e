import { describe, expect, it } from 'vitest';
import { pageAfter } from '../../functions/common/http/page-after.ts';

describe('A page of a whole list', () => {
  const letters = ['a', 'b', 'c', 'd', 'e'];
  const itself = (letter: string) => letter;

  it('begins after the entry that the page before has named, up to the end', () => {
    expect(pageAfter(letters, { limit: 2 }, itself)).toEqual({ entries: ['a', 'b'], next: 'b' });
    expect(pageAfter(letters, { limit: 2, after: 'b' }, itself)).toEqual({ entries: ['c', 'd'], next: 'd' });
    expect(pageAfter(letters, { limit: 2, after: 'd' }, itself)).toEqual({ entries: ['e'] });
    expect(pageAfter(letters, { limit: 2, after: 'e' }, itself)).toEqual({ entries: [] });
  });

  it('cannot begin after what is not in the list: nobody takes an empty page for the last one', () => {
    for (const after of ['', 'x', 'ab']) {
      const ask = () => pageAfter(letters, { limit: 2, after }, itself);
      expect(ask).toThrow(expect.objectContaining({ code: 'invalid-cursor' }));
    }
  });
});
