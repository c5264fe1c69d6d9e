import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { citing, stated } from '../../author.ts';
import type { Layer } from '../../values.ts';

const announcement = citing('mof-sta-2023-15');

/** Tax measures for the guide (E2). The tax authority grants them; the agency notes on the certificate who is entitled. */
export const taxes = {
  taxMeasures: [
    {
      value: {
        measures: [
          stated('national', announcement('-', 'F5'), {
            measure: 'hiring',
            title: { zh: '企业吸纳重点群体就业', en: 'Employers who hire' },
            yuanPerYear: 6000,
            upliftPercent: 30,
            years: 3,
            monthsRegistered: 6,
            condition: {
              zh: '企业招用在公共就业服务机构登记失业半年以上且持《就业创业证》（注明“企业吸纳税收政策”）的人员，签订1年以上期限劳动合同并依法缴纳社会保险',
              en: 'An employer who hires somebody registered as unemployed for half a year or more, whose employment certificate is noted for it, with a contract of a year or more and insurance paid',
            },
          }),
          stated('national', announcement('-', 'F5'), {
            measure: 'own-business',
            title: { zh: '重点群体从事个体经营', en: 'Those who begin a business' },
            yuanPerYear: 20000,
            upliftPercent: 20,
            years: 3,
            monthsRegistered: 6,
            condition: {
              zh: '登记失业半年以上的人员、零就业家庭和享受最低生活保障家庭的登记失业人员、毕业年度内高校毕业生从事个体经营，《就业创业证》注明“自主创业税收政策”',
              en: 'Those registered as unemployed for half a year or more, registered members of a household in which nobody works or that draws the minimum living guarantee, and graduates of the year, who begin a business, with their employment certificate noted for it',
            },
          }),
        ],
      },
      basis: 'national',
      citation: announcement('-', 'F5'),
      from: parseLocalDate('2023-01-01'),
      until: parseLocalDate('2027-12-31'),
    },
  ],
} as const satisfies Layer['values'];
