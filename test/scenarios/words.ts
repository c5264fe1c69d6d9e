import type { ClauseWords } from './catalogue.ts';
import { chongqing } from './words/chongqing.ts';
import { qinghai } from './words/qinghai.ts';
import { readings } from './words/readings.ts';
import { shanxi } from './words/shanxi.ts';
import { weihai } from './words/weihai.ts';
import { yunnan } from './words/yunnan.ts';

/** The clauses of the lifecycle in their own words. */
export const clauseWords: Readonly<Record<string, ClauseWords>> = {
  ...shanxi,
  ...qinghai,
  ...weihai,
  ...chongqing,
  ...yunnan,
  ...readings,
};
