import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { amendmentSchema, exampleAmendment } from '../../lib/policy/amendments/amendment.ts';
import { amendedLayers } from '../../lib/policy/amendments/apply.ts';
import { dataNoticeSection } from '../../lib/policy/catalogue.ts';
import { dataNoticeOf, dataNoticeVersion, dataNoticeVersions } from '../../lib/policy/data-notice.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { builtInLayers, servedRegions } from '../../lib/policy/regions/registry.ts';

/**
 * The versions that people were shown. To change the notice, end the entry of the layer, add one with its first day, and add
 * its
 * version here. Never change or remove a line, because cases name the versions.
 */
const shown: readonly string[] = ['data-notice-de09314ee272', 'data-notice-350b185f77de'];

describe('The versions of the notice on personal data (PIPL art. 17)', () => {
  it.each(servedRegions.ids)(
    'that were ever shown in %s can all be read, and there are no others',
    (region) => {
      expect(dataNoticeVersions(region).map(({ version }) => version)).toEqual(shown);
    },
  );

  it('follow one another by their first day, each with its own text', () => {
    const [entry] = builtInLayers.national?.values.personalDataNotice ?? [];
    if (!entry || !('value' in entry)) throw new Error('the national layer has no notice');
    const { until: _until, ...text } = entry;
    const before = { ...text, until: parseLocalDate('2027-02-28') };
    const later = { ...text, value: entry.value.slice(1), from: parseLocalDate('2027-03-01') };
    const national = builtInLayers.national;
    if (!national) throw new Error('there is no national layer');
    const layers = {
      ...builtInLayers,
      national: { ...national, values: { ...national.values, personalDataNotice: [before, later] } },
    };
    const versions = dataNoticeVersions('chongqing', layers);
    expect(versions.map(({ from }) => from)).toEqual([undefined, '2027-03-01']);
    expect(versions.map(({ pack }) => pack.values.personalDataNotice.value.length)).toEqual([
      entry.value.length,
      entry.value.length - 1,
    ]);
    const on = (day: string) => dataNoticeVersion(resolvePack('chongqing', parseLocalDate(day), layers));
    expect([on('2027-02-28'), on('2027-03-01')]).toEqual(versions.map(({ version }) => version));
  });

  it.each(servedRegions.ids)('say in %s how long records are kept under the rules of the day', (region) => {
    const { citation, basis } = exampleAmendment;
    const period = (code: string, years: number) => ({ code, years, citation, basis });
    const amendment = amendmentSchema().parse({
      ...exampleAmendment,
      layer: servedRegions.layersOf(region)[0],
      key: 'retention',
      value: [period('registration-file', 12)],
    });
    const layers = amendedLayers([amendment]);
    const versions = dataNoticeVersions(region, layers);
    expect(versions.map(({ from }) => from)).toEqual([undefined, '2026-12-01', amendment.from]);
    expect(versions.slice(0, -1).map(({ version }) => version)).toEqual(shown);
    const texts = versions.map(({ pack }) => JSON.stringify(dataNoticeOf(pack)));
    expect(texts[0]).toContain('自注销之日起保存10年，不予登记的申请自决定之日起保存3年');
    expect(texts[1]).toContain('办结之日（以较晚的为准）起保存30年');
    expect(texts[2]).toContain('自注销之日起保存12年，不予登记的申请自决定之日起长期保存');
    expect(texts[2]).toContain('for 12 years after closure, refused applications for good after');
    for (const text of texts) expect(text).not.toMatch(/\{[a-z-]+\}/);
    const today = resolvePack(region, parseLocalDate(amendment.from), layers);
    const statements = dataNoticeSection(today, 'zh').statements.map(({ text }) => text);
    expect(statements.join()).toContain('保存12年');
  });
});
