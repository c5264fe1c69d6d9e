import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { serviceCatalogue } from '../../lib/policy/catalogue.ts';
import { type RegionId, servedRegions } from '../../lib/policy/regions/registry.ts';

const today = parseLocalDate('2026-11-20');
const both = servedRegions.ids.flatMap((region) => [
  { region, language: 'zh' as const },
  { region, language: 'en' as const },
]);
const section = (catalogue: ReturnType<typeof serviceCatalogue>, code: string) =>
  catalogue.sections.find((each) => each.code === code)?.statements.map(({ text }) => text) ?? [];

describe('the service catalogue', () => {
  it.each(both)(
    'SX-1.1, QH-1.1, WH-4.1, CQ-1.1, YN-1.1.1: the guide of $region in $language has all its sections',
    (asked) => {
      const catalogue = serviceCatalogue(asked.region, today, asked.language);

      expect(catalogue.sections.map(({ code }) => code)).toEqual([
        'who-may-register',
        'where-to-register',
        'channels',
        'what-is-needed',
        'what-is-not-needed',
        'how-long-it-takes',
        'what-happens-then',
        'if-refused',
        'your-data',
      ]);
      expect(catalogue.sections.every(({ statements }) => statements.length > 0)).toBe(true);
    },
  );

  it.each(both)(
    'every sentence of the guide of $region in $language has its article and is in that language',
    (asked) => {
      const { sections } = serviceCatalogue(asked.region, today, asked.language);

      for (const { text, source } of sections.flatMap(({ statements }) => statements)) {
        expect(servedRegions.clauseTitle(source.clause), text).toBeDefined();
        expect(source.title).not.toBe('');
        expect(/\p{Script=Han}/u.test(text), text).toBe(asked.language === 'zh');
      }
    },
  );

  it('CQ-1.2: the guide of Chongqing says 5 and 7 working days, and the national 3 beside them', () => {
    const texts = section(serviceCatalogue('chongqing', today, 'en'), 'how-long-it-takes');

    expect(texts[0]).toBe('Online applications: decided within 5 working days.');
    expect(texts[1]).toMatch('national limit is decided within 3 working days');
    expect(texts[2]).toBe('Applications at the counter: decided within 7 working days.');
  });

  it('I-08: the guide of Weihai names its package and makes no content up; no other region has one', () => {
    const texts = (region: RegionId) =>
      section(serviceCatalogue(region, today, 'zh'), 'what-happens-then').join();

    expect(texts('weihai')).toContain('“12333”式打包公共就业创业服务；具体内容由经办机构确认后公布');
    for (const region of servedRegions.ids.filter((each) => each !== 'weihai'))
      expect(texts(region)).not.toContain('12333');
  });

  it('I-26: the guide says once a month even where the circular gives no number', () => {
    expect(section(serviceCatalogue('yunnan', today, 'zh'), 'what-happens-then').join()).toContain(
      '每月至少回访1次',
    );
  });

  it('the guide says by which means people are contacted, as the packs have them', () => {
    const texts = (language: 'zh' | 'en') =>
      section(serviceCatalogue('qinghai', today, language), 'what-happens-then');

    expect(texts('zh')).toContain('登记后5个工作日内，联系人通过电话、短信等方式主动与您联系。');
    expect(texts('zh')).toContain(
      '此后每月至少回访1次（信息比对、实地走访、电话回访、线上沟通），并按需要调整服务。',
    );
    expect(texts('en')).toContain(
      'Your contact person gets in touch by telephone or text message within 5 working days after registration.',
    );
    expect(texts('en')).toContain(
      'After that we follow up with you at least once a month (data comparison, visit, telephone call or online conversation) and adjust our services as needed.',
    );
  });

  it('QH-1.2: the guide of Qinghai says 3 working days online and at once at the counter', () => {
    const texts = section(serviceCatalogue('qinghai', today, 'zh'), 'how-long-it-takes');

    expect(texts.slice(0, 2)).toEqual(['线上申请：3个工作日内办结。', '线下（窗口）申请：当次即时办结。']);
  });

  it('SX-1.2: the guide says where the circular leaves the number open, and where it sets none', () => {
    expect(section(serviceCatalogue('shanxi', today, 'zh'), 'how-long-it-takes').join()).toContain(
      '没有定出天数',
    );
    expect(section(serviceCatalogue('weihai', today, 'zh'), 'how-long-it-takes').join()).toContain(
      '没有规定线上申请的办结时限',
    );
  });

  it('I-03: the guide of Weihai says that its circular does not offer job-seeker registration', () => {
    const texts = (region: 'weihai' | 'yunnan') =>
      section(serviceCatalogue(region, today, 'en'), 'if-refused').join('\n');

    expect(texts('weihai')).toContain('please ask the agency');
    expect(texts('yunnan')).toContain('with the services that go with it');
  });

  it('the guide marks what no rule says, what a rule leaves unclear, and what is known from a copy only', () => {
    const marks = serviceCatalogue('chongqing', today, 'en').sections.flatMap(({ statements }) =>
      statements.map(({ source }) => `${source.document}: ${source.mark}`),
    );

    expect(marks).toContain('mohrss-2020-79: Quoted from a copy; the issued text prevails');
    expect(marks).toContain('chongqing-notice: undefined');
    expect(marks).toContain('product-design: No rule says it; set by the agency');
    expect(marks).toContain('civil-code: The rule is not explicit; applied as commonly understood');
  });
});
