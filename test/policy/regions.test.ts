import { readdirSync } from 'node:fs';
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

it('every region that has a folder is registered', () => {
  const entries = readdirSync(new URL('../../lib/policy/regions/', import.meta.url), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect([...servedRegions.ids].sort()).toEqual(folders.sort());
});

describe('the clauses of the circulars', () => {
  it.each([
    ['shanxi', 43],
    ['qinghai', 31],
    ['weihai', 26],
    ['chongqing', 35],
    ['yunnan', 40],
  ])('of %s are %d, as DOMAIN.md (b) divides it', (region, count) => {
    const [{ circulars }] = servedRegions.definition(region).rules;
    expect(circulars.flatMap(({ clauses }) => clauses)).toHaveLength(count);
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
