import { describe, expect, it } from 'vitest';
import chongqing from '../../lib/domain/data/divisions/50.json' with { type: 'json' };
import provinceNames from '../../lib/domain/data/provinces.json' with { type: 'json' };
import { divisionTable } from '../../lib/domain/divisions/division-table.ts';
import { fullNameInEnglish, provincesInEnglish } from '../../lib/domain/divisions/english-names.ts';
import { nationalDivisions } from '../../lib/domain/divisions/national.ts';

describe('Divisions of the whole country (GB/T 2260)', () => {
  it.each([
    ['500103', '重庆市渝中区'],
    ['500229', '重庆市城口县'],
    ['500157', '重庆市两江新区'],
    ['371002', '山东省威海市环翠区'],
    ['140105', '山西省太原市小店区'],
    ['630102', '青海省西宁市城东区'],
    ['533301', '云南省怒江傈僳族自治州泸水市'],
    ['110101', '北京市东城区'],
    ['469001', '海南省五指山市'],
    ['429021', '湖北省神农架林区'],
    ['659001', '新疆维吾尔自治区石河子市'],
    ['441900', '广东省东莞市'],
    ['620200', '甘肃省嘉峪关市'],
    ['371000', '山东省威海市'],
    ['500000', '重庆市'],
    ['710000', '台湾省'],
  ])('give %s the name %s', (code, name) => {
    expect(nationalDivisions.fullName(code)).toBe(name);
  });

  it.each(['', '50', '5001', '500199', '999999', '5001031', '５00103', '__proto__', '110000 '])(
    'do not include %j',
    (code) => {
      expect(nationalDivisions.division(code)).toBeUndefined();
      expect(nationalDivisions.fullName(code)).toBeUndefined();
      expect(nationalDivisions.provinceOf(code)).toBeUndefined();
      expect(nationalDivisions.lineage(code)).toEqual([]);
      expect(nationalDivisions.isCounty(code)).toBe(false);
    },
  );

  it('comprise 34 provinces, with counties in each of the mainland provinces', () => {
    const codes = Array.from({ length: 90 }, (_, index) => String(index + 10));
    const provinces = codes.filter((code) => nationalDivisions.division(`${code}0000`));
    expect(provinces).toHaveLength(34);
    const counts = provinces.map((code) => nationalDivisions.countiesOf(code).length);
    expect(counts.filter((count) => count > 0)).toHaveLength(31);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(2_900);
  });

  it('name every county in full and give its province', () => {
    for (const prefix of ['14', '37', '50', '53', '63'])
      for (const { code, name } of nationalDivisions.countiesOf(prefix)) {
        const province = nationalDivisions.provinceOf(code);
        expect(province?.code).toBe(`${prefix}0000`);
        expect(nationalDivisions.fullName(code)).toMatch(new RegExp(`^${province?.name}.*${name}$`));
        expect(nationalDivisions.isCounty(code)).toBe(true);
      }
  });

  it.each([
    ['50', 37],
    ['500000', 37],
    ['3710', 7],
    ['371000', 7],
    ['500103', 1],
    ['14', 121], // 117 by the standard and 4 development zones
    ['53', 129],
    ['63', 45], // 44 by the standard and the Da Qaidam administrative committee
    ['4419', 1],
    ['71', 0],
    ['', 0],
    ['5', 0],
    ['x', 0],
  ])('under %j include %d counties', (prefix, count) => {
    expect(nationalDivisions.countiesOf(prefix)).toHaveLength(count);
  });

  it('include the development zones of Weihai, to which its circular is addressed', () => {
    expect(nationalDivisions.countiesOf('3710').map(({ name }) => name)).toEqual([
      '环翠区',
      '文登区',
      '威海火炬高技术产业开发区',
      '威海经济技术开发区',
      '威海临港经济技术开发区',
      '荣成市',
      '乳山市',
    ]);
  });

  it('do not count groupings and prefectures as counties', () => {
    for (const code of ['500100', '500200', '371000', '500000', '419000', '810000'])
      expect(nationalDivisions.isCounty(code)).toBe(false);
    expect(nationalDivisions.isCounty('442000')).toBe(true);
  });
});

describe('An abolished division', () => {
  it('keeps its name but is not a place to register', () => {
    expect(nationalDivisions.division('500112')).toEqual({
      code: '500112',
      name: '渝北区',
      level: 'county',
      retired: { abolished: '2025-11-06', successor: '500157' },
    });
    expect(nationalDivisions.fullName('500105')).toBe('重庆市江北区');
    expect(nationalDivisions.isCounty('500105')).toBe(false);
    expect(nationalDivisions.countiesOf('50').map(({ code }) => code)).not.toContain('500105');
    expect(nationalDivisions.isCounty('500157')).toBe(true);
  });
});

describe('The table of one province', () => {
  const chongqingDivisions = divisionTable([chongqing]);

  it('answers for that province like the national table, and for no other', () => {
    expect(chongqingDivisions.countiesOf('50')).toEqual(nationalDivisions.countiesOf('50'));
    expect(chongqingDivisions.division('110101')).toBeUndefined();
    expect(chongqingDivisions.division('460321')).toBeUndefined();
    expect(chongqingDivisions.isCounty('110101')).toBe(false);
  });
});

describe('Names in English', () => {
  const names = { '500103': 'Yuzhong District', '140100': 'Taiyuan' };

  it.each([
    ['500103', 'Yuzhong District, Chongqing'],
    ['630000', 'Qinghai'],
    ['140105', '小店区, Taiyuan, Shanxi'],
    ['999999', undefined],
  ])('give %s as %s', (code, name) => {
    expect(fullNameInEnglish(nationalDivisions, names, code)).toBe(name);
  });

  it('exist for every province', () => {
    const provinces = Object.keys(provinceNames);
    expect(Object.keys(provincesInEnglish).sort()).toEqual(provinces.sort());
  });
});
