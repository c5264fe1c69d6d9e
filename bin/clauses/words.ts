import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClauseWords } from '../../test/scenarios/catalogue.ts';
import type { PlayedScenarios } from './scenarios.ts';

/** Some words of a clause, with the scenarios that play them, or with what is missing. */
export interface CoveredWords {
  readonly words: string;
  readonly scenarios: readonly string[];
  readonly missing?: string;
}

/** The words of one clause, in order. */
export function coveredWords(clause: ClauseWords, played: PlayedScenarios): readonly CoveredWords[] {
  return clause.map(([words, by, missing]) => {
    const scenarios = by.filter((id) => played.has(id));
    const said = missing ?? (scenarios.length === 0 ? 'no test plays it' : undefined);
    return { words, scenarios, ...(said !== undefined && { missing: said }) };
  });
}

/** Checks how the words of clauses are quoted: for a circular every word in its order, for a reading some. */
export function quotationFaults(words: Readonly<Record<string, ClauseWords>>): readonly string[] {
  const docs = join(import.meta.dirname, '../../docs');
  const folder = join(docs, 'notices');
  const notices = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => squeezed(readFileSync(join(folder, file), 'utf8')));
  const domain = squeezed(readFileSync(join(docs, 'DOMAIN.md'), 'utf8'));
  return Object.entries(words).flatMap(([id, parts]) => {
    const texts = parts.map(([text]) => squeezed(text));
    if (/^(?:I-|C\d$)/.test(id))
      return texts.filter((text) => !domain.includes(text)).map((text) => `${id}: not in DOMAIN.md: ${text}`);
    const whole = texts.join('');
    return notices.some((notice) => notice.includes(whole)) ? [] : [`${id}: not word for word in its notice`];
  });
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');
