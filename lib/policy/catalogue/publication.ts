import { parseLocalDate } from '../../domain/calendar/local-date.ts';
import { agencyKindTexts } from '../agencies.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Pack, Resolved, Unresolved } from '../packs.ts';
import type { Regions } from '../regions/make-regions.ts';
import type { Citation } from '../types.ts';
import type { Agency } from '../values/guide.ts';
import { lowerFirst, type Section, type Statement, statement, type statementsOf } from './statement.ts';

/** The source of statements that no document makes: they say what is open, and whom to ask. */
const unstated: { readonly citation: Citation; readonly basis: 'proposal' } = {
  citation: { document: 'product-design', article: '-', clause: 'G2' },
  basis: 'proposal',
};

/** Where to go: the agencies with address and telephone, as far as they have been entered with a source. */
export function agenciesSection(pack: Pack, regions: Regions): Section {
  const { agencyDirectory } = pack.values;
  const entered = agencyDirectory.status === 'set' ? agencyDirectory.value.agencies : [];
  const ask = {
    zh: '其他公共就业服务机构的地址和电话尚未登载，可以拨打12333服务热线查询。',
    en: 'The addresses and telephone numbers of other agencies are not entered yet; call 12333 to ask for them.',
  };
  return {
    code: 'agencies',
    title: { zh: '机构目录', en: 'Directory of agencies' },
    statements: [
      ...entered.map((agency) => statement(agencyText(agency, regions), sourceOf(agencyDirectory))),
      statement(ask, unstated),
    ],
  };
}

function agencyText({ kind, district, name, address, phone }: Agency, regions: Regions): Bilingual {
  const place = {
    zh: regions.divisions.fullName(district) ?? district,
    en: regions.fullNameInEnglish(district) ?? district,
  };
  return {
    zh: `${place.zh}：${name.zh}（${agencyKindTexts[kind].zh}），地址：${address.zh}，电话：${phone}。`,
    en: `${place.en}: ${name.en} (${agencyKindTexts[kind].en}), ${address.en}, telephone ${phone}.`,
  };
}

/** Who is recognised as a person with employment difficulty under the circular, and where to apply (QH-1.1). */
export function difficultySection(pack: Pack): Section {
  const { difficultyRecognition } = pack.values;
  const groups = difficultyRecognition.status === 'set' ? difficultyRecognition.value.groups : [];
  const law = {
    citation: { document: 'employment-promotion-law', article: '第五十二条', clause: 'L1' },
    basis: 'national',
  } as const;
  return {
    code: 'difficulty-recognition',
    title: { zh: '就业困难人员认定', en: 'Recognition of employment difficulty' },
    statements: [
      ...groups.flatMap((group) => [
        statement(
          { zh: `认定对象：${group.zh}`, en: `Who may be recognised: ${lowerFirst(group.en)}` },
          group,
        ),
        ...(group.criterion
          ? [
              statement(
                {
                  zh: `认定标准：${group.zh}，${group.criterion.zh}`,
                  en: `Criterion: ${lowerFirst(group.en)}, ${lowerFirst(group.criterion.en)}`,
                },
                group.criterion,
              ),
            ]
          : []),
      ]),
      statement(
        {
          zh: '申请条件：就业困难人员的具体范围由省、自治区、直辖市人民政府规定。',
          en: 'Conditions: the people’s government of the province says who is a person with employment difficulty.',
        },
        law,
      ),
      statement(
        {
          zh: '办理入口：公共就业服务机构；可以在办理失业登记时一并提出。',
          en: 'Where to ask: at the public employment service agency, also together with the registration.',
        },
        unstated,
      ),
      ...procedureOf(pack),
    ],
  };
}

/** The steps of a recognition. If they are only our proposal, says so and names whom to ask. */
function procedureOf({ values }: Pack): readonly Statement[] {
  const { value, citation, basis } = values.hardshipChain;
  const steps = value.steps.map(({ zh, en, workingDays }) => ({
    zh: workingDays === undefined ? zh : `${zh}（${workingDays}个工作日）`,
    en: workingDays === undefined ? lowerFirst(en) : `${lowerFirst(en)} (${workingDays} working days)`,
  }));
  return [
    statement(
      {
        zh: `申报程序：${steps.map(({ zh }) => zh).join('、')}；各环节由不同的人办理。`,
        en: `Steps: ${steps.map(({ en }) => en).join(', ')}; each by another person.`,
      },
      { citation, basis },
    ),
    ...(basis === 'proposal'
      ? [
          statement(
            {
              zh: '申报程序以当地公布的为准，当地规定尚未登载，可以拨打12333服务热线查询。',
              en: 'The procedure that the place has published prevails; it is not entered here yet. Call 12333 to ask for it.',
            },
            unstated,
          ),
        ]
      : []),
  ];
}

/** What is published on which channel, and the publications so far. */
export function publicationSection(pack: Pack): Section {
  const { publication } = pack.values;
  const { channels, items, log } =
    publication.status === 'set' ? publication.value : { channels: [], items: [], log: [] };
  const nameOf = (code: string): Bilingual =>
    channels.find((each) => each.code === code) ?? { zh: code, en: code };
  return {
    code: 'publication',
    title: { zh: '信息公布', en: 'What is published, and where' },
    statements: [
      ...prefixed('公布渠道', 'Channel', channels),
      ...prefixed('公布内容', 'Published', items),
      ...(log.length > 0
        ? log.map(({ channel, on, what }) =>
            statement(
              {
                zh: `${dayInChinese(on)}通过${nameOf(channel).zh}公布：${what.zh}`,
                en: `On ${on}, ${lowerFirst(nameOf(channel).en)}: ${what.en}`,
              },
              sourceOf(publication),
            ),
          )
        : [
            statement(
              { zh: '公布记录：尚未登载。', en: 'Publications so far: none has been entered yet.' },
              unstated,
            ),
          ]),
    ],
  };
}

const prefixed = (
  zh: string,
  en: string,
  members: Parameters<typeof statementsOf>[0],
): readonly Statement[] =>
  members.map((each) => statement({ zh: `${zh}：${each.zh}`, en: `${en}: ${lowerFirst(each.en)}` }, each));

/** The source of an optional value; `unstated` if it is not set. */
const sourceOf = <Value>(value: Resolved<Value> | Unresolved<Value>) =>
  value.status === 'set' ? value : unstated;

const dayInChinese = (day: string): string => {
  const [year, month, date] = parseLocalDate(day).split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
