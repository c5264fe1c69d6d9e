import type { Region } from '../domain/case/kernel/vocabulary.ts';
import { chongqingClauses } from './clauses/chongqing.ts';
import { qinghaiClauses } from './clauses/qinghai.ts';
import { shanxiClauses } from './clauses/shanxi.ts';
import { sourceTitles } from './clauses/sources.ts';
import type { NoticeClause } from './clauses/types.ts';
import { weihaiClauses } from './clauses/weihai.ts';
import { yunnanClauses } from './clauses/yunnan.ts';

/** Every clause of the five notices, in the order of the notices. */
export const clausesOfRegion: Readonly<Record<Region, readonly NoticeClause[]>> = {
  shanxi: shanxiClauses,
  qinghai: qinghaiClauses,
  weihai: weihaiClauses,
  chongqing: chongqingClauses,
  yunnan: yunnanClauses,
};

export const allClauses: readonly NoticeClause[] = Object.values(clausesOfRegion).flat();

const titles: ReadonlyMap<string, string> = new Map([
  ...allClauses.map(({ id, title }) => [id, title] as const),
  ...Object.entries(sourceTitles),
]);

/** The short Chinese title of a clause, source, reading or section of DOMAIN.md; undefined for an unknown id. */
export const clauseTitle = (id: string): string | undefined => titles.get(id);
