import { describe, expect, it } from 'vitest';
import type { CodeEntry, CodeTable } from '../../lib/domain/codes/code-table.ts';
import { educationLevels } from '../../lib/domain/codes/education.ts';
import { nations } from '../../lib/domain/codes/nation.ts';
import {
  disabilityCertificateGrades,
  healthStates,
  injuryGrades,
  jobIntentions,
  sexes,
} from '../../lib/domain/codes/person.ts';
import { unemploymentReasons } from '../../lib/domain/codes/unemployment-reason.ts';

const tables: [string, CodeTable<CodeEntry>, number][] = [
  ['Unemployment reasons', unemploymentReasons, 14],
  ['Job intentions', jobIntentions, 4],
  ['Sexes', sexes, 4],
  ['Nations', nations, 58],
  ['Education levels', educationLevels, 40],
  ['Health states', healthStates, 5],
  ['Disability certificate grades', disabilityCertificateGrades, 4],
  ['Injury grades', injuryGrades, 11],
];

describe.each(tables)('%s', (_, table, size) => {
  it('have codes of one width that occur once, each with a name in both languages', () => {
    expect(table.entries).toHaveLength(size);
    expect(new Set(table.entries.map(({ code }) => code)).size).toBe(size);
    expect(new Set(table.entries.map(({ code }) => code.length)).size).toBe(1);
    expect(new Set(table.entries.map(({ zh }) => zh)).size).toBe(size);
    for (const { zh, en } of table.entries) {
      expect(zh).toMatch(/^\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z]/);
    }
    expect(table.standard).not.toBe('');
  });

  it('find each entry by its code and by nothing else', () => {
    for (const entry of table.entries) {
      expect(table.find(entry.code)).toBe(entry);
      expect(table.has(entry.code)).toBe(true);
    }
    for (const code of ['', '999', ' 1', '__proto__', 'constructor']) {
      expect(table.find(code)).toBeUndefined();
      expect(table.has(code)).toBe(false);
    }
  });
});

describe('Unemployment reasons (DOMAIN D1, D3.8)', () => {
  it('are the current national set', () => {
    expect(unemploymentReasons.entries.map(({ code }) => code)).toEqual([
      '10',
      '20',
      '21',
      '22',
      '23',
      '24',
      '31',
      '32',
      '33',
      '40',
      '50',
      '60',
      '70',
      '90',
    ]);
  });

  it('say what must be stated with each of them', () => {
    const requiring = (what: string) =>
      unemploymentReasons.entries.filter((entry) => entry.requires === what).map(({ code }) => code);
    expect(requiring('school-leaving-date')).toEqual(['10']);
    expect(requiring('last-employer')).toEqual(['21', '22', '23', '24']);
  });

  it('mark release from prison as sensitive', () => {
    expect(unemploymentReasons.entries.filter((entry) => entry.sensitive).map(({ code }) => code)).toEqual([
      '70',
    ]);
  });
});

describe('Nations (GB/T 3304)', () => {
  it('number 56, in the order of the standard', () => {
    const standard = nations.entries.filter(({ code }) => Number(code) <= 56);
    expect(standard.map(({ code }) => Number(code))).toEqual(
      Array.from({ length: 56 }, (_, index) => index + 1),
    );
    for (const { zh } of standard) expect(zh).toMatch(/族$/);
    expect(nations.find('20')?.zh).toBe('傈僳族');
    expect(nations.find('31')?.zh).toBe('达斡尔族');
  });
});
