import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fullText, parametersOf, shortText } from '../../../functions/common/notices/render.ts';
import { districtView } from '../../../functions/common/views/district-view.ts';
import { dateText } from '../../../functions/common/wording/date-text.ts';
import { noticeWordings } from '../../../functions/episodes/notice-registry.ts';
import { canonicalJson } from '../../../lib/domain/canonical-json.ts';
import {
  type CaseEvent,
  type EventType,
  noticeTemplateNames,
  noticeTemplates,
} from '../../../lib/domain/case/case.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { type RegionId, servedRegions } from '../../../lib/policy/regions/registry.ts';
import { lifecycleOf } from '../../domain/case/support/cases.ts';
import { eventWith } from '../../domain/case/support/told.ts';
import pinned from './pinned-texts.json' with { type: 'json' };
import { everyNotice, explanation } from './support/every-notice.ts';
import { packs } from './support/packs.ts';
import { inNewestVersion } from './support/said.ts';

const languages: readonly Language[] = ['zh', 'en'];
const versions = noticeTemplateNames.flatMap((template) =>
  Object.entries(noticeWordings[template].texts).map(([version, texts]) => ({ template, version, texts })),
);

describe('The texts of a template version', () => {
  it('never change, because new wording is a new version', () => {
    const hashes = Object.fromEntries(
      versions.map(({ template, version, texts }) => [
        `${template}@${version}`,
        createHash('sha256').update(canonicalJson(texts)).digest('hex').slice(0, 16),
      ]),
    );
    // To add a version, append the hash that this test shows; never change or remove a line.
    expect(hashes).toEqual(pinned);
  });

  it('exist for every version that is or was in force, and for no other', () => {
    for (const template of noticeTemplateNames)
      expect(Object.keys(noticeWordings[template].texts).map(Number)).toEqual(
        noticeTemplates[template].versions.map(({ version }) => version),
      );
  });

  it('use only parameters that some notice of the template provides', () => {
    const given = new Map<string, Set<string>>();
    for (const told of servedRegions.ids.flatMap((region) => everyNotice(region))) {
      const names = given.get(told.notice.template) ?? new Set();
      given.set(told.notice.template, names);
      for (const name of Object.keys(parametersOf({ ...told, language: 'zh' }, packs))) names.add(name);
    }
    const unknown = versions.flatMap(({ template, texts }) => {
      const used = [...JSON.stringify(texts).matchAll(/\{(\w+)\}|"when":"(\w+)"/g)];
      return used
        .map(([, inBraces, condition]) => inBraces ?? condition ?? '')
        .filter((name) => !given.get(template)?.has(name))
        .map((name) => `${template}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });
});

/** Words that must not appear on a locked screen: reason, group, benefit and result (I-34). */
const telling =
  /失业|注销|不予|批准|通过|拒|撤回|困难|残疾|低保|退役|刑满|脱贫|补贴|补助|待遇|养老|社保|培训|异议|恢复|就业困难|unemploy|refus|approv|clos|withdr|disab|allowance|subsid|pension|insur|object|reinstat|benefit/i;

describe.each(servedRegions.ids)('In %s', (region) => {
  const all = everyNotice(region);

  it('every template is used in the life of a case', () => {
    expect(new Set(all.map(({ notice }) => notice.template))).toEqual(new Set(noticeTemplateNames));
  });

  it.each(languages)('every notice can be read in %s, both the short and the full text', (language) => {
    for (const source of all) {
      const short = shortText(source.notice, source.state, packs, language);
      const { title, paragraphs } = fullText({ ...source, language }, packs);
      for (const written of [short, title, ...paragraphs]) {
        const text = written.replaceAll(explanation, '说明');
        expect(text).not.toMatch(/[{}]|undefined|\[object|NaN/);
        expect(text.trim()).toBe(text);
        expect(text.length).toBeGreaterThan(3);
        if (language === 'zh') expect(text).toMatch(/[\u4e00-\u9fff]/);
      }
      // The names of notices, apps and sources stay Chinese in English texts, but no sentence does.
      const place = districtView(source.state.district, language).name;
      if (language === 'en') expect(short.replaceAll(place, '')).not.toMatch(/[\u4e00-\u9fff]/);
      if (noticeTemplates[source.notice.template].tells === 'person') {
        expect(paragraphs.at(-1)).toContain('12333');
        expect(short).toContain('12333');
      }
    }
  });

  it.each(languages)('the short text in %s reveals no reason, category or benefit (I-34)', (language) => {
    for (const { notice, state } of all) {
      const short = shortText(notice, state, packs, language);
      expect(short).not.toMatch(telling);
      expect(short.length).toBeLessThanOrEqual(language === 'zh' ? 140 : 320);
      expect(short).toContain(state.applicationNumber);
    }
  });

  it('the short text is the same for an approval, a refusal, a withdrawal and the end of a registration', () => {
    const results = [
      'registration-approved',
      'registration-refused',
      'application-withdrawn',
      'registration-closed',
    ];
    const shorts = all
      .filter(({ notice }) => results.includes(notice.template))
      .map(({ notice, state }) => shortText(notice, state, packs, 'zh'));
    expect(shorts.length).toBeGreaterThanOrEqual(4);
    expect(new Set(shorts).size).toBe(1);
  });

  it('the notice to an officer shows the latest due date of the first contact until it is made', () => {
    const [source] = all.filter(({ notice }) => notice.template === 'case-assigned');
    if (!source) throw new Error('no case was assigned');
    const { basis } = lifecycleOf(region).firstContact;
    const asked = (type: EventType, dueDate: string) => eventWith(type, { firstContact: { dueDate, basis } });
    const approved = asked('application-approved', '2026-11-27');
    const contacted = eventWith('contact-recorded', { reached: true });
    const reinstated = asked('registration-reinstated', '2027-03-10');
    const toldAfter = (...events: CaseEvent[]) => {
      const history = events.map((event, index) => ({ sequence: index + 1, event }));
      const notice = { ...source.notice, sequence: events.length + 1 };
      return fullText({ ...source, notice, history, language: 'en' }, packs).paragraphs.join('\n');
    };
    expect(toldAfter(approved)).toContain('27 November 2026');
    expect(toldAfter(approved, contacted)).not.toMatch(/(November|March) 20/);
    expect(toldAfter(approved, contacted, reinstated)).toContain('10 March 2027');
    expect(toldAfter(approved, contacted, eventWith('registration-reinstated', {}))).not.toMatch(
      /(November|March) 20/,
    );
    expect(toldAfter(approved, contacted, reinstated, contacted)).not.toMatch(/(November|March) 20/);
  });

  it.each([
    ['job-seeker-registration-begun', '求职登记人员', 'registered as a job-seeker'],
    ['job-seeker-registered', '求职登记人员', 'registered as a job-seeker'],
    ['application-approved', '登记失业人员', 'registered as unemployed'],
    ['refusal-overturned', '登记失业人员', 'registered as unemployed'],
    ['registration-transferred-in', '登记失业人员', 'registered as unemployed'],
  ] as const)('the notice to an officer says as what the person is registered: %s', (type, zh, en) => {
    const [source] = all.filter(({ notice }) => notice.template === 'case-assigned');
    if (!source) throw new Error('no case was assigned');
    const history = [
      eventWith('job-seeker-registered', {}),
      eventWith('application-approved', {}),
      eventWith(type, {}),
    ].map((event, index) => ({ sequence: index + 1, event }));
    for (const [language, said] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const notice = { ...source.notice, sequence: 4, templateVersion: 2 };
      const { paragraphs } = fullText({ ...source, notice, history, language }, packs);
      expect(paragraphs[0]).toContain(said);
    }
  });

  it.each([
    ['plan-made', 'deadline'],
    ['registration-approved', 'firstContact'],
  ] as const)('%s says of a day that can still move that it is expected', (template, member) => {
    const [source] = all.filter(({ notice }) => notice.template === template);
    if (!source) throw new Error(`no ${template}`);
    const moving = { dueDate: '2027-01-04', provisional: true };
    const history = source.history.map(({ sequence, event }) => {
      const data = event.data as Readonly<Record<string, object | undefined>>;
      const changed = data[member] && { ...data, [member]: { ...data[member], ...moving } };
      return { sequence, event: (changed ? { ...event, data: changed } : event) as CaseEvent };
    });
    const said = fullText({ ...source, history, language: 'zh' }, packs).paragraphs.join('\n');
    expect(said).toContain('2027年1月4日（预计，相关年度放假安排公布后可能调整）前');
  });

  it('no notice that is written from now on says that something is done before a day which belongs to its time limit', () => {
    for (const source of inNewestVersion(region)) {
      const { paragraphs } = fullText({ ...source, language: 'zh' }, packs);
      expect(paragraphs.join('\n'), source.notice.template).not.toMatch(
        /\d日(?:（[^）]*）)?前(?!（含当日）)/,
      );
      expect(fullText({ ...source, language: 'en' }, packs).paragraphs.join('\n')).not.toMatch(/before \d/);
    }
  });

  it('what says how to appeal says the law of the decision, too', () => {
    for (const source of inNewestVersion(region)) {
      const said = fullText({ ...source, language: 'zh' }, packs).paragraphs.join('\n');
      if (said.includes('如不服本决定'))
        expect(said.replace(/如不服本决定.*/, ''), source.notice.template).toMatch(/依据：|（《[^》]+》第/);
    }
  });

  it('an objection is offered only where the person can make one', () => {
    const offering = inNewestVersion(region)
      .filter((source) =>
        /可以登录后提出异议|提出异议：登录/.test(
          fullText({ ...source, language: 'zh' }, packs).paragraphs.join('\n'),
        ),
      )
      .map(({ notice }) => notice.template);
    // Once against each (acts raise-objection and object-to-hardship).
    const contestable = [
      'registration-refused',
      'registration-closed',
      'hardship-refused',
      'hardship-exited',
    ];
    expect([...new Set(offering)].sort()).toEqual(contestable.sort());
  });

  it('an adverse notice states the reason, the law and what the person can do', () => {
    for (const language of languages) {
      const textOf = (template: string) => {
        const source = all.find(({ notice }) => notice.template === template);
        return source ? fullText({ ...source, language }, packs).paragraphs.join('\n') : '';
      };
      for (const template of ['registration-refused', 'registration-closed', 'objection-dismissed']) {
        expect(textOf(template)).toMatch(language === 'zh' ? /原因|理由/ : /eason/);
        expect(textOf(template)).toMatch(language === 'zh' ? /依据：.*《|依据：/ : /Law: /);
        expect(textOf(template)).toMatch(language === 'zh' ? /行政复议/ : /reconsideration/);
      }
      expect(textOf('registration-closed')).toContain(language === 'zh' ? '提出异议' : 'object');
      expect(textOf('comparison-finding')).toContain(language === 'zh' ? '要求更正' : 'corrected');
      expect(textOf('comparison-finding')).toMatch(
        language === 'zh' ? /社会保险信息/ : /social insurance records/,
      );
      expect(textOf('registration-refused')).toContain(explanation);
    }
  });
});

describe('The details of a notice', () => {
  const text = (region: RegionId) => {
    const [source] = everyNotice(region);
    if (!source) throw new Error('no notice');
    return shortText(source.notice, source.state, packs, 'zh');
  };

  it('name the place as the region does', () => {
    expect(text('chongqing')).toMatch(/重庆市渝中区.*重庆人社APP.*023-12333/);
    expect(text('qinghai')).toMatch(/青海省西宁市.*青海人社通.*0971-12333/);
    expect(text('shanxi')).toMatch(/太原市小店区.*www\.12333\.gov\.cn.*0351-12333/);
    expect(text('weihai')).toMatch(/威海市环翠区.*0631-12333/);
    expect(text('yunnan')).toMatch(/昆明市五华区.*0871-12333/);
  });

  it('include an area code unless it is uncertain', () => {
    const counties = servedRegions.ids.flatMap((id) =>
      servedRegions.divisions.countiesOf(servedRegions.definition(id).divisionPrefix),
    );
    const without = counties.filter(({ code }) => !servedRegions.areaCode(code)).map(({ name }) => name);
    expect(without).toEqual(['茫崖市', '大柴旦行政委员会']);
    expect(servedRegions.areaCode('110101')).toBeUndefined();
  });

  it('give dates in the usual form of each language', () => {
    expect([dateText('2028-02-29', 'zh'), dateText('2028-02-29', 'en')]).toEqual([
      '2028年2月29日',
      '29 February 2028',
    ]);
  });
});
