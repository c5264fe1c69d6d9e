import { describe, expect, it } from 'vitest';
import { fullText } from '../../../functions/common/notices/render.ts';
import { parseLocalDate } from '../../../lib/domain/calendar/local-date.ts';
import { contentHash } from '../../../lib/policy/content-hash.ts';
import { type Pack, resolvePack } from '../../../lib/policy/packs.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { keys } from '../../../lib/store/keys.ts';
import { noticeSchema } from '../../../lib/store/notice-items.ts';
import { parseHead, parseStoredEvent } from '../../../lib/store/stored.ts';
import { currentVersion } from '../../../lib/store/versions/versions.ts';
import { itemsOfRelease, sensitiveIn } from '../../store/support/releases.ts';
import pinned from './pinned-letters.json' with { type: 'json' };
import { everyNotice } from './support/every-notice.ts';
import { packs } from './support/packs.ts';

/*
 * A letter says for good what it said when it was sent. Its texts are pinned in `texts.test.ts`; pinned here is what is put into
 * them: by the code, and by the rules of its day. To word something otherwise, give the template a further version with a name
 * of its own for what is put in, or end the entry of the layer and add one with its first day. Never change a line of the pins.
 */

const short = (data: unknown): string => contentHash(data).slice(0, 16);

/** The letters to persons that a release wrote on days with pinned rules, by release and template. */
function lettersOf(release: number): Readonly<Record<string, string>> {
  const said = new Map<string, string[]>();
  for (const items of Map.groupBy(itemsOfRelease(release), ({ PK }) => PK).values()) {
    const head = items.find(({ SK }) => SK === keys.head);
    if (!head) continue;
    const { state } = parseHead(head, sensitiveIn(head));
    const history = items
      .filter(({ SK }) => String(SK).startsWith(keys.eventPrefix))
      .flatMap((item) => parseStoredEvent(item, sensitiveIn(item)) ?? []);
    for (const item of items) {
      const { success, data: notice } = noticeSchema.safeParse(item);
      if (!success || notice.issuedAt >= pinned.until) continue;
      const source = { notice, state, history, freeText: new Map() };
      const { title, paragraphs } = fullText({ ...source, language: 'zh' }, packs);
      said.set(notice.template, [...(said.get(notice.template) ?? []), title, ...paragraphs]);
    }
  }
  return Object.fromEntries([...said].sort().map(([template, all]) => [template, short(all)]));
}

/** The values of a pack that its letters use, found by making the letters. */
function valuesInLetters(): readonly (keyof Pack['values'])[] {
  const read = new Set<string>();
  const watched = (pack: Pack): Pack => ({
    ...pack,
    values: new Proxy(pack.values, {
      get: (values, key) => {
        read.add(String(key));
        return Reflect.get(values, key);
      },
    }),
  });
  const watching: typeof packs = {
    packAt: (...of) => watched(packs.packAt(...of)),
    packOf: (...of) => watched(packs.packOf(...of)),
  };
  for (const source of everyNotice('yunnan')) fullText({ ...source, language: 'zh' }, watching);
  return [...read].sort() as (keyof Pack['values'])[];
}

/** The words in a value and the sources that it cites, with their places. */
function wordsIn(value: unknown, where = ''): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const { zh, en, document, article } = value as Readonly<Record<string, unknown>>;
  const own = [zh, en, document, article].filter((each) => typeof each === 'string');
  return [
    ...(own.length > 0 ? [[where, ...own]] : []),
    ...Object.entries(value).flatMap(([name, each]) =>
      name === 'note' || name === 'statements' ? [] : wordsIn(each, `${where}.${name}`),
    ),
  ];
}

describe('A letter that was sent', () => {
  it.each(Array.from({ length: currentVersion }, (_, release) => release))(
    'says what it said (release %d)',
    (release) => {
      expect(lettersOf(release)).toEqual(pinned.letters[String(release) as keyof typeof pinned.letters]);
    },
  );

  it('is made of the words that the rules had on its day, remedies against a refusal among them', () => {
    const keysInLetters = valuesInLetters();
    expect(keysInLetters).toContain('refusalReasons');
    const words = Object.fromEntries(
      Object.keys(pinned.words).map((day) => {
        const values = servedRegions.ids.map((region) => resolvePack(region, parseLocalDate(day)).values);
        const hashes = keysInLetters.map((key) => [key, short(values.map((each) => wordsIn(each[key])))]);
        return [day, Object.fromEntries(hashes)];
      }),
    );
    expect(words).toEqual(pinned.words);
  });

  it('told of an objection in the words of its day, and tells of it as the portal calls it from 2 December 2026', () => {
    const [refused] = everyNotice('chongqing').filter(
      ({ notice }) => notice.template === 'registration-refused',
    );
    if (!refused) throw new Error('nobody is refused');
    const said = (issuedAt: string) =>
      fullText(
        { ...refused, notice: { ...refused.notice, issuedAt }, language: 'zh' },
        packs,
      ).paragraphs.join();
    expect(said('2026-12-01T08:00:00.000Z')).toContain('请说明时间和情况并申请复核');
    expect(said('2026-12-02T08:00:00.000Z')).toContain('请提出异议并说明时间和情况');
  });
});
