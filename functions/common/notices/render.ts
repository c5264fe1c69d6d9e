import type { CaseState, NoticeTemplate } from '../../../lib/domain/case/case.ts';
import type { Region } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import type { StoredNotice } from '../../../lib/store/notice-items.ts';
import type { Language } from '../http/language.ts';
import type { NoticeTexts, Parameter, Parameters, TextsByVersion } from './notice-texts.ts';
import { type NoticeSource, parametersOf } from './parameters.ts';
import { placeParameters } from './place.ts';
import { agencyTexts } from './texts/agency.ts';
import { closureTexts } from './texts/closures.ts';
import { resultTexts } from './texts/results.ts';
import { serviceTexts } from './texts/services.ts';

/** The texts of every template in every version that a notice was ever written with. */
export const noticeTexts: Readonly<Record<NoticeTemplate, TextsByVersion>> = {
  ...resultTexts,
  ...serviceTexts,
  ...closureTexts,
  ...agencyTexts,
};

/** Where the packs come from: what a notice says follows the rules of its day, also when it is read later. */
export interface Packs {
  packAt(region: Region, instant: number): Pack;
  packOf(state: Pick<CaseState, 'region' | 'submittedAt'>): Pack;
}

/** A notice as it is read behind the sign-in. */
export interface FullText {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/**
 * The short text, which goes over a gateway: it tells where to read, and takes nothing from the case but its number.
 * @throws Error where the version of the notice has no texts
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

/** The full text, with the law and what the person can do. */
export function fullText(source: Omit<NoticeSource, 'pack' | 'applicationPack'>, packs: Packs): FullText {
  const { notice, state, language } = source;
  const pack = packs.packAt(state.region, Date.parse(notice.issuedAt));
  const parameters = {
    ...placeParameters(state, pack, language),
    ...parametersOf({ ...source, pack, applicationPack: packs.packOf(state) }),
  };
  const { title, paragraphs } = textsOf(notice);
  return {
    title: fill(title[language], parameters),
    paragraphs: paragraphs
      .filter(({ when }) => when === undefined || parameters[when as keyof typeof parameters] !== undefined)
      .map((paragraph) => fill(paragraph[language], parameters)),
  };
}

function textsOf({
  template,
  templateVersion,
}: Pick<StoredNotice, 'template' | 'templateVersion'>): NoticeTexts {
  const texts = noticeTexts[template][templateVersion];
  if (!texts) throw new Error(`there are no texts of ${template} in version ${templateVersion}`);
  return texts;
}

/** What stands in braces is replaced once: what people wrote is never read as a text of ours. */
function fill(text: string, parameters: Parameters): string {
  return text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = parameters[name as Parameter];
    if (value === undefined) throw new Error(`the case gives no ${name}`);
    return value;
  });
}
