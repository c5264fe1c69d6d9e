import { articleText } from './articles.ts';
import type { Bilingual, Language } from './bilingual.ts';
import type { Grade, PolicyDocument } from './documents.ts';
import type { Regions } from './regions/make-regions.ts';
import { servedRegions } from './regions/registry.ts';
import type { Basis, Citation } from './types.ts';

/** A citation as a person reads it. */
export interface CitationView {
  readonly document: string;
  /** The place in the document as officials write it: `第一条第（三）项`, `section 1(3)`. Empty for the whole document. */
  readonly article: string;
  readonly clause: string;
  /** Title and number of the document. */
  readonly title: string;
  /** Title, number and place together: the words that follow “依据” in a sentence. */
  readonly text: string;
  readonly quote?: string;
  /** A caveat about the source: that no rule says it, or that our text is a copy. */
  readonly mark?: string;
}

/** Shown in place of a source when no document says it, or when we do not hold the document that would. */
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
  proposal: { zh: '政策未作规定，由经办机构确定', en: 'Not regulated; set by the agency' },
};

/**
 * Describes a citation for a reader: the title of its document, the place in it, and any caveat. Also accepts the short
 * form that a case stores. A document that is no longer in the register is shown by its id. Remarks for maintainers of the
 * packs (`note`) are left out.
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

/** A source that is not a document has no title, so it is named without 书名号. A document that we do not hold is not cited. */
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
