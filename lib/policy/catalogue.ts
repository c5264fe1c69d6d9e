import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { Region } from '../domain/case/kernel/vocabulary.ts';
import { agencyKindTexts, namedAgencies } from './agencies.ts';
import type { Language } from './bilingual.ts';
import { afterDecisionSection, refusalSection } from './catalogue/afterwards.ts';
import { agenciesSection, difficultySection, publicationSection } from './catalogue/publication.ts';
import { serviceListSection, stepsSection } from './catalogue/services.ts';
import {
  type CatalogueSection,
  type Section,
  sectionIn,
  statement,
  statementsOf,
} from './catalogue/statement.ts';
import { taxSection } from './catalogue/taxes.ts';
import { timeLimits } from './catalogue/time-limits.ts';
import { dataNoticeOf } from './data-notice.ts';
import type { LayerSet } from './layers.ts';
import { type Pack, resolvePack } from './packs.ts';
import type { Regions } from './regions/make-regions.ts';
import { servedRegions } from './regions/registry.ts';
import type { Agency } from './values/guide.ts';

/** The public guide to unemployment registration in a region. Every sentence cites its article. */
export interface ServiceCatalogue {
  readonly region: Region;
  readonly name: string;
  readonly title: string;
  readonly language: Language;
  readonly onDate: LocalDate;
  readonly packVersion: string;
  readonly sections: readonly CatalogueSection[];
  /** The agencies that an application can name by id. */
  readonly agencies: readonly CatalogueAgency[];
}

/** An agency of the directory, with its texts in one language. */
export interface CatalogueAgency {
  readonly id: string;
  readonly kind: Agency['kind'];
  readonly kindText: string;
  readonly district: string;
  readonly name: string;
}

/**
 * Builds the public service catalogue of a region for a Beijing day (SX-1.1, QH-1.1, WH-4.1, CQ-1.1, YN-1.1.1): who may
 * register, where and with what, what is not needed, how long it takes, what happens next, the services, the agencies,
 * and what is published where.
 */
export function serviceCatalogue(
  regionId: Region,
  onDate: LocalDate,
  language: Language,
  layers: LayerSet = servedRegions.layers,
  regions: Regions = servedRegions,
): ServiceCatalogue {
  const pack = resolvePack(regionId, onDate, layers, regions);
  return {
    region: regionId,
    name: pack.region.name[language],
    title: { zh: '失业登记服务指南', en: 'Guide to unemployment registration' }[language],
    language,
    onDate,
    packVersion: pack.reference,
    sections: sections(pack, regions).map((section) => sectionIn(section, language, regions)),
    agencies: namedAgencies(pack).map(({ id, kind, district, name }) => ({
      id,
      kind,
      kindText: agencyKindTexts[kind][language],
      district,
      name: name[language],
    })),
  };
}

const sections = (pack: Pack, regions: Regions): readonly Section[] => [
  eligibilitySection(pack),
  whereToRegister(pack),
  channels(pack),
  agenciesSection(pack, regions),
  stepsSection(pack),
  requirementsSection(pack),
  notRequiredSection(pack),
  timeLimits(pack),
  afterDecisionSection(pack),
  refusalSection(pack),
  serviceListSection(pack),
  taxSection(pack),
  difficultySection(pack),
  publicationSection(pack),
  yourData(pack),
];

function eligibilitySection(pack: Pack): Section {
  const { eligiblePersons, registrationAge, registrationSituations } = pack.values;
  const { minimumAge } = registrationAge.value;
  return {
    code: 'who-may-register',
    title: { zh: '谁可以登记', en: 'Who may register' },
    statements: [
      ...statementsOf(eligiblePersons.value),
      statement(
        {
          zh: `年满${minimumAge}周岁（含当日）至依法享受基本养老保险待遇；不以退休年龄为限。`,
          en: `From the ${minimumAge}th birthday until you draw a basic pension; the retirement age itself is no limit.`,
        },
        registrationAge,
      ),
      ...registrationSituations.value.map((situation) =>
        statement({ zh: `例如：${situation.zh}`, en: `For example: ${situation.en}` }, situation),
      ),
    ],
  };
}

const whereToRegister = (pack: Pack): Section => ({
  code: 'where-to-register',
  title: { zh: '在哪里登记（四地任选其一）', en: 'Where to register (any one of four places)' },
  statements: statementsOf(pack.values.registrationPlaces.value),
});

const channels = (pack: Pack): Section => ({
  code: 'channels',
  title: { zh: '办理渠道', en: 'How to apply' },
  statements: statementsOf(pack.values.serviceChannels.value),
});

function requirementsSection(pack: Pack): Section {
  const { identityDocuments, applicationFacts } = pack.values;
  return {
    code: 'what-is-needed',
    title: { zh: '需要什么', en: 'What you need' },
    statements: [
      statement(
        {
          zh: '只需要本人有效身份证件，以下任一种均可；其余信息由您填写并承诺真实。',
          en: 'Only your own valid identity document, any one of those below; everything else you state yourself and confirm to be true.',
        },
        identityDocuments,
      ),
      ...statementsOf(identityDocuments.value),
      ...statementsOf(applicationFacts.value.filter((fact) => fact.required !== 'optional')),
    ],
  };
}

function notRequiredSection(pack: Pack): Section {
  const { forbiddenDocuments } = pack.values;
  return {
    code: 'what-is-not-needed',
    title: { zh: '不需要什么', en: 'What is not needed' },
    statements: forbiddenDocuments.value.map((document) =>
      statement({ zh: `不需要${document.zh}。`, en: `Not needed: ${document.en}.` }, document),
    ),
  };
}

/** Builds the notice on personal data from a pack, in one language, as people read it. */
export const dataNoticeSection = (pack: Pack, language: Language): CatalogueSection =>
  sectionIn(yourData(pack), language, servedRegions);

const yourData = (pack: Pack): Section => ({
  code: 'your-data',
  title: { zh: '个人信息处理告知', en: 'How your data are processed' },
  statements: dataNoticeOf(pack).map((paragraph) =>
    statement(
      { zh: `${paragraph.zh}：${paragraph.text.zh}`, en: `${paragraph.en}: ${paragraph.text.en}` },
      paragraph,
    ),
  ),
});
