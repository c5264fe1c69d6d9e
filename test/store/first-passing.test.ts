import { describe, expect, it } from 'vitest';
import { firstPassing } from '../../lib/store/paging.ts';

const all = Array.from({ length: 10_000 }, (_entry, index) => ({
  index,
  place: String(index).padStart(5, '0'),
}));

/** Reads a list as the table does: entries after a place, at most `limit` of them; and notes how much was read. */
function listOf(entries: typeof all) {
  const reads: number[] = [];
  return {
    reads,
    read: async (limit: number, after: string | undefined) => {
      const from = after === undefined ? 0 : entries.findIndex(({ place }) => place > after);
      const part = from < 0 ? [] : entries.slice(from, from + limit);
      reads.push(part.length);
      return part;
    },
  };
}

describe('A page of a list of thousands through a filter', () => {
  it.each([1, 21, 101])('of %i entries has those that pass, each once and in order', async (wanted) => {
    for (const every of [1, 7, 999, 20_000]) {
      const passes = ({ index }: { readonly index: number }) => index % every === every - 1;
      const passing = all.filter(passes);
      const found: typeof all = [];
      for (let after: string | undefined; ; after = found.at(-1)?.place) {
        const page = await firstPassing(wanted, after, listOf(all).read, passes);
        found.push(...page);
        if (page.length < wanted || found.length > 300) break;
      }
      expect(found).toEqual(passing.slice(0, found.length));
      if (found.length <= 300) expect(found).toEqual(passing);
    }
  });

  it('costs some calls when nothing passes, however short the page, and no more than the page when everything does', async () => {
    for (const wanted of [2, 21, 101]) {
      const nothing = listOf(all);
      expect(await firstPassing(wanted, undefined, nothing.read, () => false)).toEqual([]);
      // 10,000 entries of some 500 bytes are five answers of DynamoDB (1 MB each), and a few shorter parts before them.
      expect(nothing.reads.length).toBeLessThan(25);
      const everything = listOf(all);
      await firstPassing(wanted, undefined, everything.read, () => true);
      expect(everything.reads).toEqual([wanted]);
    }
  });
});
