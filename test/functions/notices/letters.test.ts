import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LetterFont } from '../../../functions/api/notices/read-letter/letter-font.ts';
import { letterPdf } from '../../../functions/api/notices/read-letter/letter-pdf.ts';
import type { Letter } from '../../../functions/api/notices/read-letter/operation.ts';
import { letterText } from '../../../functions/common/notices/render.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { everyNotice } from './support/every-notice.ts';
import { packs } from './support/packs.ts';

const files = JSON.parse(readFileSync('functions/api/notices/read-letter/files.json', 'utf8'));
const font = new LetterFont(readFileSync(join('node_modules', files['letter.ttf'])));
const languages: readonly Language[] = ['zh', 'en'];
const told = servedRegions.ids.flatMap((region) => everyNotice(region));

function letterOf(template: string, language: Language, salutation: string): Letter {
  const source = told.find(({ notice }) => notice.template === template);
  if (!source) throw new Error(`no life has ${template}`);
  const { title, paragraphs, law, remedy } = letterText({ ...source, language }, packs);
  return {
    ...{ title, paragraphs: [...paragraphs], law: [...law], remedy: [...remedy], salutation, language },
    ...{ caseId: '01JCASE', noticeId: `1-${template}`, applicationNumber: '50010320261129AAAABBBB' },
    ...{ agency: '渝中区就业和人才中心', issuedOn: '2026-11-29', issuedOnText: '2026年11月29日' },
    ...{ template: source.notice.template, templateVersion: 1, masked: false },
  };
}

/** The text of a PDF as a viewer finds it: the drawn glyphs, mapped to characters by the table in the file. */
function textIn(file: Uint8Array): string {
  const raw = Buffer.from(file).toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, data = '']) => {
    try {
      return [inflateSync(Buffer.from(data, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
  const characters = new Map<number, string>();
  for (const stream of streams.filter((each) => each.includes('beginbfrange')))
    for (const [, from = '', list = ''] of stream.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g))
      for (const [index, [, code = '']] of [...list.matchAll(/<([\w ]+)>/g)].entries())
        characters.set(Number.parseInt(from, 16) + index, utf16(code.replaceAll(' ', '')));
  return streams
    .flatMap((stream) => [...stream.matchAll(/\[([^\]]*)\] TJ/g)])
    .map(([, shown = '']) =>
      [...shown.matchAll(/<(\w+)>/g)]
        .flatMap(([, codes = '']) => codes.match(/.{4}/g) ?? [])
        .map((code) => characters.get(Number.parseInt(code, 16)) ?? '\uFFFD')
        .join(''),
    )
    .join('\n');
}
const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
/** Without line and page breaks. */
const bare = (text: string) => text.replaceAll(/\s/g, '').replaceAll(/第\d页共\d页/g, '');

describe('A letter', () => {
  it.each(languages)(
    'says in %s what the notice says, and the font has every character of it',
    (language) => {
      const characters = new Set<string>();
      for (const source of told) {
        const { template } = source.notice;
        const letter = letterText({ ...source, language }, packs);
        const said = letter.paragraphs.join('\n');
        for (const character of letter.title + said) characters.add(character);
        for (const law of letter.law) expect(said).toContain(law);
        for (const remedy of letter.remedy) expect(letter.paragraphs).toContain(remedy);
        if (['registration-refused', 'registration-closed', 'objection-dismissed'].includes(template))
          expect([template, letter.law.length > 0, letter.remedy.length > 0]).toEqual([template, true, true]);
      }
      expect(font.printable([...characters].join(''))).toMatchObject({ missing: 0 });
    },
  );

  it('is a PDF whose text can be searched and copied, rare characters of names included', async () => {
    const letter = letterOf('registration-refused', 'zh', '䶮㛃·𫖯：');
    const { file, missing } = await letterPdf(letter, font);
    const text = bare(textIn(file));
    for (const part of [letter.title, letter.salutation, ...letter.paragraphs, letter.agency])
      expect(text).toContain(bare(part));
    expect(missing).toBe(0);
    expect(text).not.toContain('隐藏');
    // The used part of the font: the whole has 10 MB.
    expect(file.length).toBeLessThan(80_000);
    expect(Buffer.compare(file, (await letterPdf(letter, font)).file)).toBe(0);
  });

  it('shows by its code a character that the font does not have, says so, and says where it is masked', async () => {
    const letter = { ...letterOf('plan-made', 'zh', '\u{20BB7}大伟：'), masked: true };
    const { file, missing } = await letterPdf(letter, font);
    const text = bare(textIn(file));
    expect(missing).toBe(1);
    for (const part of ['〔U+20BB7〕大伟：', '打印字库中没有', '不得送达']) expect(text).toContain(part);
  });
});
