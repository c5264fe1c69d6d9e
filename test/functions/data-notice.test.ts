import { describe, expect, it } from 'vitest';
import { handle as readDataNotice } from '../../functions/api/guides/read-data-notice/handler.ts';
import { handle as readCatalogue } from '../../functions/api/guides/read-service-catalogue/handler.ts';
import { exampleAmendment } from '../../lib/policy/amendments/amendment.ts';
import { amendmentSet, appendAmendment } from '../../lib/store/amendments.ts';
import type { Table } from '../../lib/store/table.ts';
import { recordsForFile } from '../store/support/records.ts';

const file = recordsForFile();
const now = Date.parse('2027-02-01T10:00:00+08:00');

/** Loads a revision of the retention periods, in force from the beginning of 2027. */
async function load(table: Table, revision: number, years: number): Promise<void> {
  const { citation, basis, from, note } = exampleAmendment;
  const value = ['registration-file', 'unregistered-application'].map((code) => ({
    code,
    years,
    citation,
    basis,
  }));
  const amendment = {
    id: 'chongqing-retention',
    layer: 'chongqing',
    key: 'retention',
    value,
    citation,
    basis,
    from,
    note,
  };
  const loadedAt = new Date(now + revision).toISOString();
  const loaded = {
    amendmentId: amendment.id,
    revision,
    amendment,
    loadedAt,
    loadedBy: 'policy-administrator-2',
  };
  expect(await appendAmendment(table, loaded, await amendmentSet(table))).toBe(true);
}

const request = (path: object) => ({ path: { region: 'chongqing', ...path }, language: 'zh', now }) as never;
async function shown(table: Table): Promise<string> {
  const { body } = await readCatalogue(table)(request({}));
  return String((body as { readonly dataNotice: string }).dataNotice);
}
async function read(table: Table, version: string) {
  const { body } = await readDataNotice(table)(request({ version }));
  return { ...body, text: body.statements.map(({ text }) => text).join() };
}

describe('The notice on personal data (PIPL art. 17)', () => {
  it('says the periods of the day, and every version that somebody was shown can be read for good', async () => {
    const { table } = await file.fresh();
    const first = await shown(table);
    await load(table, 1, 12);
    const second = await shown(table);
    await load(table, 2, 15);
    const third = await shown(table);
    expect(new Set([first, second, third]).size).toBe(3);
    expect(await read(table, first)).toMatchObject({
      inForce: false,
      text: expect.stringContaining('保存10年'),
    });
    // Another revision has replaced it, from the same day on.
    expect(await read(table, second)).toMatchObject({
      inForce: false,
      text: expect.stringContaining('保存12年'),
    });
    expect(await read(table, third)).toMatchObject({
      inForce: true,
      from: '2027-01-01',
      text: expect.stringContaining('登记和服务档案自注销之日起保存15年'),
    });
    await expect(read(table, 'data-notice-0')).rejects.toMatchObject({ code: 'data-notice-not-found' });
  });
});
