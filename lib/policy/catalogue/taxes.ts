import type { Pack } from '../packs.ts';
import { type Section, statement } from './statement.ts';

const unstated = {
  citation: { document: 'product-design', article: '-', clause: 'E2' },
  basis: 'proposal',
} as const;

/**
 * Which taxes are reduced for employers who hire and for people who start a business (SX-4.3, SX-5.3, QH-4.2, QH-5.2,
 * WH-1.2, WH-2.2, CQ-4.2, CQ-5.2, YN-4.1.3), who makes the note on the certificate, and who decides. If no measure is in
 * force on the day, the guide says so.
 */
export function taxSection({ values: { taxMeasures } }: Pack): Section {
  const measures = taxMeasures.status === 'set' ? taxMeasures.value.measures : [];
  return {
    code: 'tax-measures',
    title: { zh: '税收优惠', en: 'Tax measures' },
    statements: [
      ...measures.map((each) => {
        const { title, condition, yuanPerYear, upliftPercent, years, measure } = each;
        const unit = measure === 'hiring' ? { zh: '每人', en: 'person' } : { zh: '每户', en: 'household' };
        return statement(
          {
            zh: `${title.zh}：${condition.zh}的，${years}年内按${unit.zh}每年${yuanPerYear}元定额（限额）扣减税费，各省最高可以上浮${upliftPercent}%。`,
            en: `${title.en}: ${condition.en}. Tax is reduced by ${yuanPerYear} yuan a ${unit.en} and year for ${years} years; a province may raise that by up to ${upliftPercent} %.`,
          },
          each,
        );
      }),
      measures.length === 0
        ? statement(
            {
              zh: '目前没有登载在执行期内的税收优惠，请向税务机关查询。',
              en: 'No tax measure that is in force is entered here: please ask the tax authority.',
            },
            unstated,
          )
        : statement(
            {
              zh: '《就业创业证》的注明由公共就业服务机构办理；是否减免、减免多少，由税务机关依照规定确定。',
              en: 'The public employment service agency notes it on the certificate; whether and how much tax is reduced, the tax authority decides.',
            },
            unstated,
          ),
    ],
  };
}
