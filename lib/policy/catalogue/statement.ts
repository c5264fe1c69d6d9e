import type { Bilingual, Language } from '../bilingual.ts';
import { type CitationView, describeCitation } from '../citations.ts';
import type { Regions } from '../regions/make-regions.ts';
import type { Basis, Citation, Stated } from '../types.ts';

/** One sentence of the public catalogue, with its source. */
export interface CatalogueStatement {
  readonly text: string;
  readonly source: CitationView;
}

export interface CatalogueSection {
  readonly code: string;
  readonly title: string;
  readonly statements: readonly CatalogueStatement[];
}

/** A sentence in both languages, before the reader's language is known. */
export interface Statement {
  readonly text: Bilingual;
  readonly citation: Citation;
  readonly basis?: Basis;
}

export interface Section {
  readonly code: string;
  readonly title: Bilingual;
  readonly statements: readonly Statement[];
}

/** Makes a sentence of the catalogue with its citation. */
export const statement = (text: Bilingual, source: { citation: Citation; basis?: Basis }): Statement => ({
  text: { zh: text.zh, en: text.en },
  citation: source.citation,
  ...(source.basis !== undefined && { basis: source.basis }),
});

/** Makes each member of a list a statement. */
export const statementsOf = (list: readonly Stated<Bilingual>[]): readonly Statement[] =>
  list.map((each) => statement(each, each));

/** Renders a section in one language, with its citations described. */
export const sectionIn = (section: Section, language: Language, regions: Regions): CatalogueSection => ({
  code: section.code,
  title: section.title[language],
  statements: section.statements.map(({ text, citation, basis }) => ({
    text: text[language],
    source: describeCitation(citation, language, basis, regions),
  })),
});

/** Puts the first letter in lower case, to continue an English sentence. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
