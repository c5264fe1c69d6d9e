import type { Bilingual, Language } from './bilingual.ts';
import type { Grade } from './documents.ts';
import type { Regions } from './regions/make-regions.ts';
import { servedRegions } from './regions/registry.ts';
import type { Basis, Citation } from './types.ts';

/** A citation as a person reads it. */
export interface CitationView {
  readonly document: string;
  readonly article: string;
  readonly clause: string;
  /** Title and number of the document. */
  readonly title: string;
  readonly quote?: string;
  readonly note?: string;
  /** What must be said beside it wherever it is shown: that it is no checked law, or no law at all. */
  readonly mark?: string;
}

const gradeMarks: { readonly [G in Grade]?: Bilingual } = {
  C: { zh: '据第三方转载文本，以官方文本为准', en: 'From a third-party copy; the official text prevails' },
  D: { zh: '据在用系统，非政策文件', en: 'From a running system, not from a policy document' },
  K: { zh: '未经核对', en: 'Not verified' },
};

const basisMarks: { readonly [B in Basis]?: Bilingual } = {
  reading: { zh: '本系统对政策的读法', en: 'Our reading; the source is ambiguous or silent' },
  proposal: { zh: '系统默认值，没有政策来源', en: 'Our default; no source in policy' },
};

/**
 * A citation with the title of its document and the mark that it must be shown with. Takes also the short form
 * that a case keeps; a document that has left the register is shown by its id.
 */
export function describeCitation(
  citation: Pick<Citation, 'quote' | 'note'> & {
    readonly document: string;
    readonly article: string;
    readonly clause: string;
  },
  language: Language,
  basis?: Basis,
  regions: Regions = servedRegions,
): CitationView {
  const { document, article, clause, quote, note } = citation;
  const mark = markOf(document, language, basis, regions);
  return {
    document,
    article,
    clause,
    title: titleOf(document, language, regions),
    ...(quote !== undefined && { quote }),
    ...(note !== undefined && { note: note[language] }),
    ...(mark !== undefined && { mark }),
  };
}

function titleOf(document: string, language: Language, regions: Regions): string {
  const known = regions.document(document);
  if (!known) return document;
  const { title, number } = known;
  if (language === 'zh') return number ? `《${title.zh}》（${number}）` : `《${title.zh}》`;
  return number ? `${title.en} (${number})` : title.en;
}

function markOf(
  document: string,
  language: Language,
  basis: Basis | undefined,
  regions: Regions,
): string | undefined {
  const ofBasis = basis && basisMarks[basis];
  const known = regions.document(document);
  const ofGrade = known && gradeMarks[known.grade];
  // "Not verified" beside "no source in policy" would say the same thing twice.
  const marks = document === 'product-design' ? [ofBasis ?? basisMarks.proposal] : [ofBasis, ofGrade];
  const texts = marks.flatMap((each) => (each ? [each[language]] : []));
  return texts.length > 0 ? texts.join(language === 'zh' ? '；' : '; ') : undefined;
}
