import { describe, expect, it } from 'vitest';
import { registrationView } from '../../functions/common/views/registration-view.ts';
import type { Region, Track } from '../../lib/domain/case/kernel/vocabulary.ts';
import { friday } from '../domain/case/support/cases.ts';
import { planned } from '../domain/case/support/registered.ts';
import { packs } from './notices/support/packs.ts';

/** The terms of the circulars: 晋人社厅发〔2022〕91号 二、六, 青人社厅发〔2023〕9号 二, and so on. */
const terms: readonly [Region, Track, track: string, tier: string][] = [
  ['shanxi', 'own-business', '有自主创业意愿', '“一对一”就业援助'],
  ['shanxi', 'flexible', '有灵活就业需求', '“一对一”就业援助'],
  ['shanxi', 'unclear', '就业意向模糊', '“一对一”就业援助'],
  ['qinghai', 'own-business', '有自主经营意愿', '“一对一”就业服务'],
  ['qinghai', 'unclear', '就业意向尚不清晰', '“一对一”就业服务'],
  ['weihai', 'own-business', '有自主经营意愿', '“一人一策”援助'],
  ['weihai', 'unclear', '就业意向尚不清晰', '“一人一策”援助'],
  ['chongqing', 'own-business', '有自主经营意愿', '“一对一”就业援助'],
  ['chongqing', 'unclear', '就业意向尚不清晰', '“一对一”就业援助'],
  ['yunnan', 'employment', '有就业意向或培训需求', '“一人一策”精细化帮扶'],
  ['yunnan', 'own-business', '有自主经营意愿', '“一人一策”精细化帮扶'],
  ['yunnan', 'unclear', '就业意向不清晰', '“一人一策”精细化帮扶'],
];

describe('The names of intentions and of individual assistance', () => {
  it.each(terms)(
    'are those of the circular of %s in what the case shows: %s is %s, with %s',
    (region, track, trackText, tierText) => {
      const state = planned(region, { track });
      const shown = registrationView(state, packs as never, 'person', friday, 'zh', 20);
      expect(shown?.plan).toMatchObject({ trackText, tierText });
    },
  );
});
