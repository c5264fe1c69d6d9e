import { describe, expect, it } from 'vitest';
import { type LocalDate, parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { amendmentSchema } from '../../lib/policy/amendments/amendment.ts';
import { amendedLayers } from '../../lib/policy/amendments/apply.ts';
import { serviceCatalogue } from '../../lib/policy/catalogue.ts';
import { builtInLayers, type RegionId, servedRegions } from '../../lib/policy/regions/registry.ts';

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
        'agencies',
        'steps',
        'what-is-needed',
        'what-is-not-needed',
        'how-long-it-takes',
        'what-happens-then',
        'if-refused',
        'service-list',
        'tax-measures',
        'difficulty-recognition',
        'publication',
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

  it('SX-4.3, SX-5.3, CQ-4.2: the guide says which taxes are reduced, until when, and who decides', () => {
    const texts = (on: LocalDate) => section(serviceCatalogue('shanxi', on, 'zh'), 'tax-measures');
    expect(texts(today)[0]).toContain('每人每年6000元');
    expect(texts(today)[1]).toContain('每户每年20000元');
    expect(texts(today).at(-1)).toContain('由税务机关依照规定确定');
    expect(texts(parseLocalDate('2027-12-31'))).toHaveLength(3);
    expect(texts(parseLocalDate('2028-01-01'))).toEqual([
      '目前没有登载在执行期内的税收优惠，请向税务机关查询。',
    ]);
  });

  it('I-08: the guide of Weihai names its package without inventing content; no other region has one', () => {
    const texts = (region: RegionId) =>
      section(serviceCatalogue(region, today, 'zh'), 'what-happens-then').join();

    expect(texts('weihai')).toContain('“12333”式打包公共就业创业服务；具体内容由经办机构确认后公布');
    for (const region of servedRegions.ids.filter((each) => each !== 'weihai'))
      expect(texts(region)).not.toContain('12333');
  });

  it('I-08, WH-4.1: content that the agency confirms is entered with its source, and then shown', () => {
    const source = {
      citation: { document: '威海市人力资源和社会保障局公告', article: '-', clause: 'WH-4.1' },
      basis: 'circular',
    } as const;
    const entered = amendmentSchema().parse({
      ...source,
      id: 'weihai-service-package',
      layer: 'weihai',
      key: 'servicePackage',
      value: {
        name: { zh: '“12333”式打包公共就业创业服务', en: '"12333"-style package of employment services' },
        items: [{ zh: '1次职业指导', en: 'one session of guidance', ...source }],
        contentConfirmedBy: 'agency',
      },
      from: '2026-11-01',
      note: '经办机构确认打包服务内容',
    });
    const texts = section(
      serviceCatalogue('weihai', today, 'zh', amendedLayers([entered])),
      'what-happens-then',
    ).join();
    expect(texts).toContain('“12333”式打包公共就业创业服务：1次职业指导');
    expect(texts).not.toContain('具体内容由经办机构确认后公布');
  });

  it('I-26: the guide says once a month even where the circular gives no number', () => {
    expect(section(serviceCatalogue('yunnan', today, 'zh'), 'what-happens-then').join()).toContain(
      '每月至少回访1次',
    );
  });

  it('the guide lists the means of contact of the packs', () => {
    const texts = (language: 'zh' | 'en') =>
      section(serviceCatalogue('qinghai', today, language), 'what-happens-then');

    expect(texts('zh')).toContain('登记后5个工作日内，联系人通过电话、短信等方式主动与您联系。');
    expect(texts('zh')).toContain('此后每月至少回访1次（信息比对、实地走访、电话回访），并按需要调整服务。');
    expect(texts('en')).toContain(
      'Your contact person gets in touch by telephone or text message within 5 working days after registration.',
    );
    expect(texts('en')).toContain(
      'After that we follow up with you at least once a month (data comparison, visit or telephone call) and adjust our services as needed.',
    );
  });

  it.each(servedRegions.ids)(
    'a method that the circular of %s does not name has its own sentence, marked as no rule’s (2.5)',
    (region) => {
      const { statements = [] } =
        serviceCatalogue(region, today, 'zh').sections.find(({ code }) => code === 'what-happens-then') ?? {};
      const online = statements.filter(({ text }) => text.includes('线上沟通'));
      expect(online.map(({ text, source }) => [text, source.mark])).toEqual([
        ['回访也可以通过线上沟通进行。', '政策未作规定，由经办机构确定'],
      ]);
    },
  );

  it('the list of services has the numbers that Chongqing sets, and no others (CQ-2.2, CQ-2.3, CQ-2.4, I-09)', () => {
    const numbers = (region: (typeof servedRegions.ids)[number]) =>
      section(serviceCatalogue(region, today, 'zh'), 'service-list').filter((text) =>
        text.includes('（至少'),
      );
    expect(numbers('chongqing')).toEqual([
      '有就业意愿的：求职技巧指导（至少1次）',
      '有就业意愿的：匹配岗位信息或零工信息（至少3条）',
      '有自主经营意愿的：政策咨询、开业指导、导师指导、孵化基地对接等创业服务（至少1次）',
      '就业意向尚不清晰的：职业指导（至少1次）',
      '就业意向尚不清晰的：职业体验、就业见习等就业准备活动（至少1场）',
    ]);
    for (const region of ['shanxi', 'qinghai', 'weihai', 'yunnan'] as const)
      expect(numbers(region)).toEqual([]);
  });

  it('QH-1.2: the guide of Qinghai says 3 working days online and at once at the counter', () => {
    const texts = section(serviceCatalogue('qinghai', today, 'zh'), 'how-long-it-takes');

    expect(texts.slice(0, 2)).toEqual(['线上申请：3个工作日内办结。', '线下（窗口）申请：当次即时办结。']);
  });

  it('SX-1.2: the guide says if the circular leaves the number open, or sets none', () => {
    expect(section(serviceCatalogue('shanxi', today, 'zh'), 'how-long-it-takes').join()).toContain(
      '没有定出天数',
    );
    expect(section(serviceCatalogue('weihai', today, 'zh'), 'how-long-it-takes').join()).toContain(
      '没有规定线上申请的办结时限',
    );
  });

  it('QH-1.2: for decisions during the visit the guide does not mention counting days', () => {
    const counted = (region: RegionId) =>
      section(serviceCatalogue(region, today, 'zh'), 'how-long-it-takes').find((text) =>
        text.includes('不计入'),
      );

    expect(counted('qinghai')).toMatch(/^线上申请的，提交当日不计入/);
    expect(counted('chongqing')).toMatch(/^提交当日不计入/);
  });

  it.each([
    [
      'shanxi',
      [
        '媒体',
        '门户网站',
        '官方微信公众号',
        '官方微博',
        '官方短视频账号',
        '登记失业办理入口',
        '凭证程序',
        '服务清单',
      ],
    ],
    [
      'qinghai',
      ['实地就业服务活动', '失业登记、就业困难人员认定等政策服务清单', '办理入口', '申请条件', '申报程序'],
    ],
    ['weihai', ['服务公告', '失业求助渠道', '求职渠道', '机构目录', '政策服务清单']],
    ['chongqing', ['登记失业办理入口', '凭证程序', '服务清单']],
    ['yunnan', ['登记失业办理入口', '办理程序', '所需凭证', '服务事项清单']],
  ] as const)(
    'SX-1.1, QH-1.1, WH-4.1, CQ-1.1, YN-1.1.1: the guide of %s says what is published, as its circular names it, and that nothing is entered yet',
    (region, named) => {
      const texts = section(serviceCatalogue(region, today, 'zh'), 'publication');

      for (const each of named) expect(texts.join('\n')).toMatch(new RegExp(`：${each}$`, 'm'));
      expect(texts.at(-1)).toBe('公布记录：尚未登载。');
    },
  );

  it.each([
    ['shanxi', 6],
    ['qinghai', 4],
    ['weihai', 8],
    ['chongqing', 7],
    ['yunnan', 6],
  ] as const)(
    'the guide of %s names the %d groups of its circular, in Weihai also those of the province’s law, with conditions, where to apply and the steps',
    (region, count) => {
      const texts = section(serviceCatalogue(region, today, 'zh'), 'difficulty-recognition');

      expect(texts.filter((text) => text.startsWith('认定对象：'))).toHaveLength(count);
      for (const what of ['申请条件：', '办理入口：', '申报程序：'])
        expect(texts.some((text) => text.startsWith(what))).toBe(true);
    },
  );

  it('YN-1.1.1: the guide of Yunnan names the disabled persons’ agencies and the desks below the county', () => {
    const texts = section(serviceCatalogue('yunnan', today, 'zh'), 'channels').join();

    expect(texts).toMatch(/残疾人就业服务机构/);
    expect(texts).toMatch(/县以下基层公共就业服务平台/);
  });

  it('agencies and publications that are entered with their source are shown', () => {
    const citation = { document: '渝中区人力社保局公告', article: '-', clause: 'CQ-1.1' } as const;
    const common = {
      layer: 'chongqing',
      citation,
      basis: 'circular',
      from: '2026-11-01',
      note: '公布',
    } as const;
    const [publication] = builtInLayers.chongqing?.values.publication ?? [];
    if (!publication || !('value' in publication)) throw new Error('nothing to publish in Chongqing');
    const entered = [
      {
        ...common,
        id: 'chongqing-agencies',
        key: 'agencyDirectory',
        value: {
          agencies: [
            {
              kind: 'agency',
              district: '500103',
              name: { zh: '某某中心', en: 'Some Centre' },
              address: { zh: '某某路1号', en: '1 Some Road' },
              phone: '023-00000000',
            },
          ],
        },
      },
      {
        ...common,
        id: 'chongqing-publication',
        key: 'publication',
        value: {
          ...publication.value,
          log: [{ channel: 'many-ways', on: '2026-11-02', what: { zh: '服务清单', en: 'List of services' } }],
        },
      },
    ].map((each) => amendmentSchema().parse(each));
    const catalogue = serviceCatalogue('chongqing', today, 'zh', amendedLayers(entered));

    expect(section(catalogue, 'agencies')[0]).toBe(
      '重庆市渝中区：某某中心（公共就业服务机构），地址：某某路1号，电话：023-00000000。',
    );
    expect(catalogue.sections.find(({ code }) => code === 'agencies')?.statements[0]?.source.text).toBe(
      '渝中区人力社保局公告',
    );
    expect(section(catalogue, 'publication')).toContain('2026年11月2日通过多种方式公布：服务清单');
  });

  it('I-03: the guide of every region offers job-seeker registration, even if its circular is silent', () => {
    const texts = (region: 'weihai' | 'yunnan') =>
      section(serviceCatalogue(region, today, 'en'), 'if-refused').join('\n');

    expect(texts('weihai')).toContain('you can be registered as a job-seeker, with job placement');
    expect(texts('yunnan')).toContain('with the services that go with it');
  });

  it('the guide marks what no rule says, what a rule leaves unclear, and what is known from a copy only', () => {
    const marks = serviceCatalogue('chongqing', today, 'en').sections.flatMap(({ statements }) =>
      statements.map(({ source }) => `${source.document}: ${source.mark}`),
    );

    expect(marks).toContain('mohrss-2020-79: Quoted from a copy; the issued text prevails');
    expect(marks).toContain('chongqing-notice: undefined');
    expect(marks).toContain('product-design: Not regulated; set by the agency');
    expect(marks).toContain('civil-code: The rule is not explicit; applied as commonly understood');
  });
});
