import type { Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import { chongqing } from './stories/chongqing.ts';
import { qinghai } from './stories/qinghai.ts';
import { shanxi } from './stories/shanxi.ts';
import { weihai } from './stories/weihai.ts';
import { yunnan } from './stories/yunnan.ts';
import type { Story } from './story.ts';

/**
 * One person's year in each region. A registration ends after the eleventh of a month: until then it differs by case
 * whether the month's follow-up has begun, and so what its history says.
 */
export const stories: Readonly<Record<Region, Story>> = { shanxi, qinghai, weihai, chongqing, yunnan };
