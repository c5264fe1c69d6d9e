import type { Region } from '../domain/case/vocabulary.ts';
import { sourceTitles } from './clauses/sources.ts';
import type { NoticeClause } from './clauses/types.ts';
import { chongqingClauses } from './regions/chongqing/circular.ts';
import { qinghaiClauses } from './regions/qinghai/circular.ts';
import { shanxiClauses } from './regions/shanxi/circular.ts';
import { weihaiClauses } from './regions/weihai/circular.ts';
import { yunnanClauses } from './regions/yunnan/circular.ts';

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
