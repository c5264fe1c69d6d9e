import { chongqing } from './words/chongqing.ts';
import { qinghai } from './words/qinghai.ts';
import { readings } from './words/readings.ts';
import { shanxi } from './words/shanxi.ts';
import { weihai } from './words/weihai.ts';
import { yunnan } from './words/yunnan.ts';
import type { ScenarioId } from './catalogue.ts';

/**
 * The words of a clause in their order, with the scenarios that play them and with what is missing. Those of a circular
 * are all its words; those of a reading the rules in it.
 */
export type ClauseWords = readonly (readonly [words: string, by: readonly ScenarioId[], missing?: string])[];

/** The clauses of the lifecycle in their own words. */
export const clauseWords: Readonly<Record<string, ClauseWords>> = {
  ...shanxi,
  ...qinghai,
  ...weihai,
  ...chongqing,
  ...yunnan,
  ...readings,
};
