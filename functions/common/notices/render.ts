import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { Region } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import type { StoredNotice } from '../../../lib/store/notice-items.ts';
import { noticeWordings } from '../../episodes/notice-registry.ts';
import { NoticeReader, type NoticeSource } from '../wording/notice-reader.ts';
import type { NoticeTexts, Parameters } from '../wording/notice-texts.ts';
import { placeParameters } from './place.ts';

/** The source of the packs. A notice follows the rules of its day, even when it is read later. */
export interface Packs {
  packAt(region: Region, instant: number): Pack;
  packOf(state: Pick<CaseState, 'region' | 'submittedAt'>): Pack;
}

/** A notice as it is read after signing in. */
export interface FullText {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/**
 * Returns the short text, which is sent through a gateway: it says where to read the notice, and takes only the number from the
 * case.
 * @throws Error if the version of the notice has no texts
 */
export function shortText(
  notice: Pick<StoredNotice, 'template' | 'templateVersion' | 'issuedAt'>,
  state: CaseState,
  packs: Packs,
  language: Language,
): string {
  const pack = packs.packAt(state.region, Date.parse(notice.issuedAt));
  return fill(textsOf(notice).short[language], placeParameters(state, pack, language));
}

/** The title of a notice in a language; it says nothing about the case. */
export const titleOfNotice = (
  notice: Pick<StoredNotice, 'template' | 'templateVersion'>,
  language: Language,
): string => textsOf(notice).title[language];

/** The source of a notice's texts; the rules of its day are looked up. */
export type NoticeToRender = Omit<NoticeSource, 'pack' | 'applicationPack'>;

/** Returns the full text, with the law and what the person can do. */
export function fullText(source: NoticeToRender, packs: Packs): FullText {
  const { title, paragraphs } = letterText(source, packs);
  return { title, paragraphs };
}

/** The full text, and separately the law that it names and its paragraphs about remedies. */
export interface LetterText extends FullText {
  readonly law: readonly string[];
  readonly remedy: readonly string[];
}

/** Returns the full text for a letter: it says the same as the notice. */
export function letterText(source: NoticeToRender, packs: Packs): LetterText {
  const { notice, language } = source;
  const { parameters, cited } = gathered(source, packs);
  const texts = textsOf(notice);
  const shown = texts.paragraphs
    .filter(({ when }) => when === undefined || parameters[when] !== undefined)
    .map((paragraph) => ({
      text: fill(paragraph[language], parameters),
      isRemedy: aboutRemedies.test(paragraph.zh),
    }));
  const says = (law: string) => shown.some(({ text }) => text.includes(law));
  return {
    title: fill(texts.title[language], parameters),
    paragraphs: shown.map(({ text }) => text),
    law: [...cited].filter(says),
    remedy: shown.filter(({ isRemedy }) => isRemedy).map(({ text }) => text),
  };
}

/** Marks a paragraph about remedies, by the parameters that it uses or by what it offers. */
const aboutRemedies = /\{(remedy|remedies|otherRemedies|reviewBody)\}|提出异议/;

/**
 * All parameters for the texts of a notice: those of the place, and those of the case.
 * @internal for tests
 */
export const parametersOf = (source: NoticeToRender, packs: Packs): Parameters =>
  gathered(source, packs).parameters;

/** The parameters for the texts, and the law named in them. */
function gathered(source: NoticeToRender, packs: Packs) {
  const { notice, state, language } = source;
  const pack = packs.packAt(state.region, Date.parse(notice.issuedAt));
  const reader = new NoticeReader({ ...source, pack, applicationPack: packs.packOf(state) });
  const parameters: Parameters = {
    ...placeParameters(state, pack, language),
    ...noticeWordings[notice.template].parameters(reader),
  };
  const { law } = parameters;
  return { parameters, cited: law === undefined ? reader.cited : reader.cited.add(law) };
}

/** The title of a notice in both languages. */
export const titleOf = (notice: Pick<StoredNotice, 'template' | 'templateVersion'>): Bilingual =>
  textsOf(notice).title;

function textsOf({
  template,
  templateVersion,
}: Pick<StoredNotice, 'template' | 'templateVersion'>): NoticeTexts {
  const texts = noticeWordings[template].texts[templateVersion];
  if (!texts) throw new Error(`there are no texts of ${template} in version ${templateVersion}`);
  return texts;
}

/** Replaces each parameter in braces once: text that people wrote is never searched for parameters. */
function fill(text: string, parameters: Parameters): string {
  return text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`the case gives no ${name}`);
    return value;
  });
}
