import { describe, expect, it } from 'vitest';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { namedOfficer } from './support/every-notice.ts';
import { always, type Said, said } from './support/said.ts';

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

  it('has no number of a reading or a section of ours, and nothing that says how the system was made', () => {
    const ours =
      /\b(?:I-\d{2}|D3\.\d|[CGN]\d{1,2}\b(?!\d*号))|系统默认|本系统|系统读法|读法|未经核对|第三方|无政策来源|by design|our (?:default|reading)|third-party/;
    expect(faults(chinese, ours)).toEqual([]);
    expect(faults(english, ours)).toEqual([]);
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
