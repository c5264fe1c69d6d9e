import type { Region } from '../../domain/case/vocabulary.ts';
import type { Story } from '../samples/story.ts';
import { chongqing } from './chongqing/story.ts';
import { qinghai } from './qinghai/story.ts';
import { shanxi } from './shanxi/story.ts';
import { weihai } from './weihai/story.ts';
import { yunnan } from './yunnan/story.ts';

/**
 * One person's year in each region. A registration ends after the eleventh of a month: until then it differs by case
 * whether the month's follow-up has begun, and so what its history says.
 */
export const stories: Readonly<Record<Region, Story>> = { shanxi, qinghai, weihai, chongqing, yunnan };
