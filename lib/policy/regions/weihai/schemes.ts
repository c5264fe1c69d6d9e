import { writing } from '../../author.ts';
import {
  byLocalRules,
  expansionGrant,
  flexibleInsuranceSubsidy,
  hiringSubsidy,
  information,
  interestSubsidy,
  scheme,
  startUpSubsidy,
  taxRelief,
  trainingSubsidy,
} from '../../schemes/parts.ts';
import { circular } from './circular.ts';

const { cite, set, member } = writing(circular);

const hiring = cite('一', 'WH-1.3', '给予1000元/人一次性吸纳就业补贴，对招用同一名符合条件人员的只补贴一次');
const forHiring = cite('一', 'WH-1.2', '按规定落实税收减免、创业担保贷款及贴息、职业培训补贴等政策');
const training = cite('五', 'WH-5.3', '符合条件的落实职业培训等补贴');
const forStartingUp = cite('二', 'WH-2.2', '按规定落实税收减免、创业担保贷款及贴息、创业补贴等政策');
const flexible = cite('四', 'WH-4.5', '落实社会保险补贴、新就业形态灵活就业意外伤害保险补贴等政策');

/** The text shows no day of issue, so the first eligible day of hiring is open until it is entered (I-30). */
export const schemes = set(
  {
    schemes: [
      member(
        hiring,
        hiringSubsidy({
          amount: { kind: 'fixed', fen: 1000_00 },
          closes: '2022-12-31',
          criteria: [
            { kind: 'enterprise' },
            { kind: 'hired-on-or-after' },
            { kind: 'registered-months-at-least', months: 6 },
            { kind: 'contract-months-at-least', months: 12 },
            { kind: 'employment-registered' },
            { kind: 'insurance-paid' },
          ],
          excludes: [
            expansionGrant,
            {
              code: 'startup-post-subsidy',
              zh: '一次性创业岗位开发补贴',
              en: 'One-off start-up post development subsidy',
            },
          ],
          // 仅需提供劳动合同: insurance is compared with records and never asked for (I-31).
          documents: [{ code: 'labour-contract', zh: '劳动合同', en: 'Labour contract' }],
          payer: { zh: '注册地人社部门', en: 'Human resources department of the place of registration' },
          fund: { zh: '就业补助资金', en: 'Employment subsidy fund' },
        }),
      ),
      // 符合条件的落实职业培训等补贴 (WH-5.3). WH-1.2 names it for employers who hire, too.
      member(training, trainingSubsidy('职业培训补贴', 'Training subsidy', ['person', 'employer'])),
      member(forStartingUp, startUpSubsidy('startup-subsidy', '创业补贴', 'Start-up subsidy')),
      member(forStartingUp, interestSubsidy()),
      member(flexible, flexibleInsuranceSubsidy()),
      member(
        flexible,
        scheme({
          code: 'accident-insurance-subsidy',
          zh: '新就业形态灵活就业意外伤害保险补贴',
          en: 'Accident insurance subsidy for flexible work of new forms',
          claimants: ['person'],
          once: 'year',
          criteria: [{ kind: 'flexible-work' }, byLocalRules],
          asks: ['year', 'spent'],
        }),
      ),
      member(
        cite('四', 'WH-4.5', '实施好快递网点工伤保险试点'),
        information(
          'courier-injury-insurance',
          '快递网点工伤保险试点',
          'Work-injury insurance pilot of courier outlets',
          {
            zh: '参保和待遇由社会保险经办机构办理，请向其咨询',
            en: 'Insurance and its benefits are for the social insurance agency: please ask there.',
          },
        ),
      ),
      member(forHiring, taxRelief('tax-hiring', '吸纳就业税收减免', 'Tax relief for hiring')),
      member(
        forStartingUp,
        taxRelief('tax-self-employment', '自主创业税收减免', 'Tax relief for starting a business'),
      ),
    ],
  },
  hiring,
);
