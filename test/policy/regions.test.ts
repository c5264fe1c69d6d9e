import { describe, expect, it } from 'vitest';
import { servedRegions } from '../../lib/policy/regions/registry.ts';

describe('the region of a division', () => {
  it.each([
    ['140105', 'shanxi'],
    ['630102', 'qinghai'],
    ['371002', 'weihai'],
    ['500101', 'chongqing'],
    ['530102', 'yunnan'],
    ['370102', undefined],
    ['110101', undefined],
    ['5001', undefined],
    ['5001011', undefined],
    ['', undefined],
  ])('%s lies in %s', (code, region) => {
    expect(servedRegions.ofDivision(code)).toBe(region);
  });
});

describe('the clauses of the circulars', () => {
  it('are counted by circular as DOMAIN.md (b) divides them', () => {
    const counts = servedRegions.ids.map((id) => {
      const [{ circulars }] = servedRegions.definition(id).rules;
      return `${id} ${circulars.flatMap(({ clauses }) => clauses).length}`;
    });
    expect(counts).toEqual(['shanxi 43', 'qinghai 31', 'weihai 26', 'chongqing 35', 'yunnan 40']);
  });

  it('have ids that occur once, and titles', () => {
    const ids = servedRegions.clauses.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(servedRegions.clauses.filter(({ title }) => title.length < 4)).toEqual([]);
  });

  it.each([
    ['CQ-1.2', '线上5个、线下7个工作日办结'],
    ['N2', '人社厅发〔2020〕79号'],
    ['I-01', '地方时限长于全国或未规定'],
    ['CQ-9.9', undefined],
    ['toString', undefined],
  ])('%s is called %s', (id, title) => {
    expect(servedRegions.clauseTitle(id)).toBe(title);
  });
});
