import { citing, stated } from '../../author.ts';
import type { Stated } from '../../types.ts';
import type { HardshipCategory } from '../../values/hardship.ts';

const article42 = (note?: { readonly zh: string; readonly en: string }) =>
  citing('shandong-employment-regulation')('第四十二条', 'L9', undefined, note);
const ofProvince = (category: HardshipCategory): Stated<HardshipCategory> =>
  stated('local-law', article42(), category);

/** The groups of the province's regulation. They apply in its cities besides those that a city's circular names (I-22). */
export const byProvincialLaw: readonly Stated<HardshipCategory>[] = [
  ofProvince({
    code: 'older',
    zh: '大龄失业人员',
    en: 'Older person out of work',
    criterion: stated(
      'local-law',
      article42({
        zh: '按I-22适用省条例的年龄，市里的规定载入后从其规定',
        en: 'By I-22 the ages of the province hold, unless a rule of the city is loaded.',
      }),
      { kind: 'age', women: 40, men: 50, zh: '女年满40周岁、男年满50周岁', en: 'women from 40, men from 50' },
    ),
  }),
  ofProvince({
    code: 'rural-household',
    zh: '农村零转移就业贫困家庭成员',
    en: 'Member of a poor rural household of which nobody has moved to other work',
  }),
  ofProvince({
    code: 'single-parent',
    zh: '抚养未成年子女的单亲家庭成员',
    en: 'Single parent who brings up a minor',
  }),
  ofProvince({
    code: 'long-term',
    zh: '长期失业人员',
    en: 'Person long out of work',
    criterion: stated('local-law', article42(), {
      kind: 'months-registered',
      months: 12,
      zh: '连续失业一年以上',
      en: 'Out of work for a year or more without a break',
    }),
  }),
  ofProvince({ code: 'land-lost', zh: '失去土地的人员', en: 'Person who has lost their land' }),
];
