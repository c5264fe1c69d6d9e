import { describe, expect, it } from 'vitest';
import { nationalDivisions } from '../../lib/domain/divisions/national.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';

const provinces = servedRegions.ids.map((id) => servedRegions.definition(id).divisionPrefix.slice(0, 2));

describe('the divisions of the regions', () => {
  it('the divisions known are those of the provinces of the regions, and no others', () => {
    for (const province of provinces)
      expect(servedRegions.divisions.countiesOf(province)).toEqual(nationalDivisions.countiesOf(province));
    expect(servedRegions.divisions.division('110101')).toBeUndefined();
  });

  it.each([
    ['500103', 'chongqing'],
    ['371002', 'weihai'],
    ['370102', undefined], // Jinan: its province is known, and nobody serves it
    ['500105', undefined], // abolished
    ['500100', undefined], // a grouping
    ['110101', undefined],
  ])('the county %s is served by %s', (code, region) => {
    expect(servedRegions.ofCounty(code)).toBe(region);
  });

  it.each([
    ['500103', 'Yuzhong District, Chongqing'],
    ['371002', 'Huancui District, Weihai, Shandong'],
    ['630100', 'Xining, Qinghai'],
    ['532900', 'Dali Bai Autonomous Prefecture, Yunnan'],
    ['140105', 'Xiaodian District, Taiyuan, Shanxi'],
    ['140428', 'Zhangzi County, Changzhi, Shanxi'], // 长 as in 长大
    ['141024', 'Hongtong County, Linfen, Shanxi'], // 洞 as in 同
    ['141031', 'Xi County, Linfen, Shanxi'],
    ['140929', 'Kelan County, Xinzhou, Shanxi'],
    ['532822', 'Menghai County, Xishuangbanna Dai Autonomous Prefecture, Yunnan'],
    ['532930', 'Eryuan County, Dali Bai Autonomous Prefecture, Yunnan'],
    ['632725', 'Nangqên County, Yushu Tibetan Autonomous Prefecture, Qinghai'],
    ['500102', 'Fuling District, Chongqing'],
    ['999999', undefined],
  ])('%s is called %s in English', (code, name) => {
    expect(servedRegions.fullNameInEnglish(code)).toBe(name);
  });

  const served = servedRegions.ids.flatMap((id) =>
    servedRegions.divisions.countiesOf(servedRegions.definition(id).divisionPrefix),
  );

  it('all 339 counties and districts of the regions, and the divisions above them, have English names', () => {
    expect(served).toHaveLength(339);
    for (const { code } of served) {
      const name = servedRegions.fullNameInEnglish(code) ?? '';
      expect(name).not.toMatch(/\p{Script=Han}/u);
      for (const part of name.split(/, (?=[A-Z][^,]*$)/u)) expect(part).toMatch(/^[A-Z][A-Za-zêü' ,-]+$/u);
    }
  });

  it('an English name says what kind of division it is, and the nationalities of an autonomous one', () => {
    const kinds: readonly (readonly [RegExp, RegExp])[] = [
      [/自治县$/u, / Autonomous County$/],
      [/县$/u, / County$/],
      [/市$/u, / City$/],
      [/区$/u, / (District|Zone|Area)$/],
      [/委员会$/u, / Committee$/],
    ];
    const nationalities = {
      彝: 'Yi',
      苗: 'Miao',
      回: 'Hui',
      傣: 'Dai',
      哈尼: 'Hani',
      拉祜: 'Lahu',
      佤: 'Va',
      土家: 'Tujia',
    };
    for (const { code, name } of served) {
      const [english = ''] = (servedRegions.fullNameInEnglish(code) ?? '').split(/, (?=[^,]*$)/u);
      const own =
        servedRegions.divisions.lineage(code).length > 2 ? english.replace(/, [^,]*$/u, '') : english;
      const kind = kinds.find(([chinese]) => chinese.test(name))?.[1];
      expect(own, name).toMatch(kind ?? /never/);
      if (/自治县$/u.test(name))
        for (const [of, inEnglish] of Object.entries(nationalities))
          if (name.includes(`${of}族`)) expect(own, name).toContain(inEnglish);
    }
  });

  it('no two divisions of a prefecture have the same English name', () => {
    const names = served.map(({ code }) => servedRegions.fullNameInEnglish(code));
    expect(new Set(names).size).toBe(names.length);
  });
});
