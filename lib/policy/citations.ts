import { articleText } from './articles.ts';
import type { Bilingual, Language } from './bilingual.ts';
import type { Grade, PolicyDocument } from './documents.ts';
import type { Regions } from './regions/make-regions.ts';
import { servedRegions } from './regions/registry.ts';
import type { Basis, Citation } from './types.ts';

/** A citation as a person reads it. */
export interface CitationView {
  readonly document: string;
  /** The place in the document as officials write it: `第一条第（三）项`, `section 1(3)`; empty for the whole. */
  readonly article: string;
  readonly clause: string;
  /** Title and number of the document. */
  readonly title: string;
  /** Title, number and place in one: what a sentence says after “依据”. */
  readonly text: string;
  readonly quote?: string;
  /** What a reader of the source should know: that no rule says it, or that the text is a copy. */
  readonly mark?: string;
}

/** What stands in the place of a source where no document says it, or where we do not hold the one that would. */
const ofTheAgency: Bilingual = { zh: '经办机构工作安排', en: 'arrangements of the agency' };

const gradeMarks: { readonly [G in Grade]?: Bilingual } = {
  C: { zh: '条文引自转载文本，以印发文本为准', en: 'Quoted from a copy; the issued text prevails' },
  D: { zh: '引自业务系统代码表', en: 'From the code table of a business system' },
  K: { zh: '以公布的条文为准', en: 'The published text prevails' },
};

const basisMarks: { readonly [B in Basis]?: Bilingual } = {
  reading: {
    zh: '规定未予明确，按通行理解执行',
    en: 'The rule is not explicit; applied as commonly understood',
  },
  proposal: { zh: '政策未作规定，由经办机构确定', en: 'No rule says it; set by the agency' },
};

/**
 * A citation with the title of its document, the place in it, and what is to be said beside it. Takes also the short
 * form that a case keeps; a document that has left the register is shown by its id. Remarks for those who maintain the
 * packs (`note`) are not shown.
 * @example describeCitation({ document: 'mohrss-2020-79', article: '一(三)', clause: 'N2' }, 'zh').text
 * // 《关于进一步做好失业登记服务管理工作的通知》（人社厅发〔2020〕79号）第一条第（三）项
 */
export function describeCitation(
  citation: Pick<Citation, 'quote'> & {
    readonly document: string;
    readonly article: string;
    readonly clause: string;
  },
  language: Language,
  basis?: Basis,
  regions: Regions = servedRegions,
): CitationView {
  const { document, clause, quote } = citation;
  const known = regions.document(document);
  const citable = known === undefined || known.kind === undefined;
  const title = citable ? titleOf(document, known, language) : nameOf(known, language);
  const article = citable ? articleText(citation.article, language) : '';
  const mark = markOf(known, language, basis);
  return {
    document,
    article,
    clause,
    title,
    text: article === '' ? title : language === 'zh' ? `${title}${article}` : `${title}, ${article}`,
    ...(quote !== undefined && { quote }),
    ...(mark !== undefined && { mark }),
  };
}

function titleOf(id: string, known: PolicyDocument | undefined, language: Language): string {
  if (!known) return id;
  const { title, number } = known;
  if (language === 'zh') return number ? `《${title.zh}》（${number}）` : `《${title.zh}》`;
  return number ? `${title.en} (${number})` : title.en;
}

/** A source that is no document has no title: it is named without 书名号. A document that is not held is not cited. */
const nameOf = ({ kind, title }: PolicyDocument, language: Language): string =>
  kind === 'source' ? title[language] : ofTheAgency[language];

function markOf(
  known: PolicyDocument | undefined,
  language: Language,
  basis: Basis | undefined,
): string | undefined {
  if (known?.kind === 'own' || known?.kind === 'not-held')
    return (basisMarks[basis ?? 'proposal'] ?? basisMarks.proposal)?.[language];
  const marks = [basis && basisMarks[basis], known && gradeMarks[known.grade]];
  const texts = marks.flatMap((each) => (each ? [each[language]] : []));
  return texts.length > 0 ? texts.join(language === 'zh' ? '；' : '; ') : undefined;
}
