import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fullText } from '../../../functions/common/notices/render.ts';
import { namesIn } from '../../../functions/common/wording/code-names.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { acts } from '../../../web/applicant/case/acts.ts';
import { explanation, namedOfficer } from './support/every-notice.ts';
import { packs } from './support/packs.ts';
import { always, inNewestVersion, type Said, said } from './support/said.ts';

/** Things that the texts say can be chosen after signing in. */
const inPortal = ['办理求职登记', '提出异议', '报告变化', '已迁移住所', '我能享受哪些政策'];

const shownInPortal = [
  ...Object.values(acts).map(({ title }) => title.zh),
  ...Object.values(namesIn('zh').signal ?? {}),
  ...(readFileSync('web/applicant/case/actions.tsx', 'utf8').match(/(?<=zh: ')[^']+/g) ?? []),
];

const faults = (texts: readonly Said[], fault: RegExp): readonly string[] => [
  ...new Set(texts.filter(([, text]) => fault.test(text)).map(([where, text]) => `${where}: ${text}`)),
];

describe.each(servedRegions.ids)('What is said in %s', (region) => {
  const chinese = [...said(region, 'zh'), ...always('zh')];
  const english = [...said(region, 'en'), ...always('en')];

  it('has dates as 2027年1月7日 and 7 January 2027', () => {
    expect(faults(chinese, /\b20\d{2}-\d{2}\b|年0\d月|月0\d日/)).toEqual([]);
    expect(faults(english, /\b20\d{2}-\d{2}\b/)).toEqual([]);
  });

  it('ends each paragraph of a notice with a full stop, but for the words of members of staff', () => {
    const paragraphs = inNewestVersion(region).flatMap((source) =>
      (['zh', 'en'] as const).flatMap((language) =>
        fullText({ ...source, language }, packs).paragraphs.map(
          (text): Said => [
            source.notice.template,
            text.replace(/：\{remedy\}$|(?:留言|write)[：:] ?请说明$/, '。'),
          ],
        ),
      ),
    );
    const ofStaff = paragraphs.filter(([, text]) => !text.endsWith(explanation));
    expect(faults(ofStaff, /[^。.]$|。。|[^.]\.\.$/)).toEqual([]);
  });

  it('has no number of a reading or a section of ours, and nothing that says how the system was made', () => {
    const ours =
      /\b(?:I-\d{2}|[A-Z]{2}-\d+(?:\.\d+)*|D3\.\d|[CGN]\d{1,2}\b(?!\d*号))|系统默认|本系统|系统读法|读法|未经核对|第三方|无政策来源|by design|our (?:default|reading)|third-party/;
    expect(faults(chinese, ours)).toEqual([]);
    expect(faults(english, ours)).toEqual([]);
  });

  it('calls what is to be chosen in the portal as the portal calls it', () => {
    const chosen = chinese.flatMap(([where, text]) =>
      [...text.matchAll(/(?:选择|再选|在)“([^”]+)”/g)].map(([, name = '']) => ({ where, name })),
    );
    expect(new Set(chosen.map(({ name }) => name))).toEqual(new Set(inPortal));
    for (const name of inPortal) expect(shownInPortal, name).toContain(name);
  });

  it('calls what can be done against a refusal or a closure an objection, as the button says, and against a claim a review', () => {
    expect(faults(chinese, /申请复核/).filter((each) => !/补贴|claim|employer/.test(each))).toEqual([]);
  });

  it('has no name of a field or a code', () => {
    expect(faults(chinese, /[a-z]+[A-Z][a-z]+|\b[a-z]+-[a-z]+\b(?!\.)/)).toEqual([]);
  });

  it('has no space between a Chinese character and a number', () => {
    expect(faults(chinese, /\p{Script=Han} +\d|\d +\p{Script=Han}/u)).toEqual([]);
  });

  it('cites only documents between 书名号, with their place as officials write it', () => {
    expect(faults(chinese, /《[^》]*(?:无政策来源|工作安排|列表|代码)[^》]*》/)).toEqual([]);
    expect(faults(chinese, /》（[^）]*号）(?:[一二三四五六七八九十]|尾|序|-)/)).toEqual([]);
  });

  it('has no Chinese in English sentences but the numbers of documents and the name of the officer', () => {
    const withoutThem = english.map(
      ([where, text]): Said => [
        where,
        text.replaceAll(/\p{Script=Han}+〔\d{4}〕\d+号/gu, '').replaceAll(namedOfficer.name, ''),
      ],
    );
    expect(faults(withoutThem, /\p{Script=Han}/u)).toEqual([]);
  });

  it('counts in English as English does', () => {
    expect(faults(english, /\b1 (?:months|days|times|years|persons)\b/)).toEqual([]);
  });
});
