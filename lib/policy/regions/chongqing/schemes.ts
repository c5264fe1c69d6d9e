import { writing } from '../../author.ts';
import {
  byLocalRules,
  information,
  interestSubsidy,
  scheme,
  startUpSubsidy,
  taxRelief,
  trainingLiving,
  trainingSubsidy,
  trainingUplift,
} from '../../schemes/parts.ts';
import { circular } from './circular.ts';

const { cite, set, member } = writing(circular);

const training = cite('三', 'CQ-3.3', '符合条件的落实职业培训补贴、生活费（含交通费）补贴');
const forHiring = cite('四', 'CQ-4.2', '按规定落实税收减免、创业担保贷款及贴息、职业培训补贴等政策');
const forStartingUp = cite('五', 'CQ-5.2', '按规定落实税收减免、创业担保贷款及贴息、一次性创业补助等政策');

/** The circular has no one-off hiring subsidy. */
export const schemes = set(
  {
    schemes: [
      member(training, {
        ...trainingSubsidy('职业培训补贴', 'Training subsidy', ['person', 'employer']),
        proactive: {},
        note: {
          zh: '推行“免申即享”：符合条件的由经办机构主动告知，本人确认即可',
          en: 'Granted without application where possible: the agency tells whoever is eligible, who confirms.',
        },
      }),
      member(
        training,
        trainingLiving(
          '培训期间生活费（含交通费）补贴',
          'Living subsidy during training, transport included',
        ),
      ),
      member(
        cite('三', 'CQ-3.4', '对纳入重点产业职业资格评价和职业技能等级认定目录的，可适当提高补贴标准'),
        trainingUplift({
          zh: '重点产业职业资格评价和职业技能等级认定目录',
          en: 'Catalogue of occupations of key industries',
        }),
      ),
      member(
        cite('三', 'CQ-3.2', '通过电子社保卡发放职业培训券'),
        information('training-voucher', '职业培训券', 'Training voucher', {
          zh: '职业培训券通过电子社保卡领取；培训信息通过“智能就业培训平台”查询',
          en: 'Vouchers are issued on the electronic social security card; the training platform of the city has the trainings.',
        }),
      ),
      member(forStartingUp, startUpSubsidy('startup-grant', '一次性创业补助', 'One-off start-up grant')),
      member(
        cite('六', 'CQ-6.6', '人力社保部门按规定为已就业的低保对象发放低保就业补贴'),
        scheme({
          code: 'low-income-work-subsidy',
          zh: '低保就业补贴',
          en: 'Subsidy for recipients of minimum living guarantee who have found work',
          claimants: ['person'],
          once: 'month',
          criteria: [
            { kind: 'in-group', groups: ['allowance-household'] },
            { kind: 'in-work' },
            byLocalRules,
          ],
          asks: ['months'],
          payer: { zh: '人力社保部门', en: 'Human resources and social security department' },
        }),
      ),
      member(forStartingUp, interestSubsidy()),
      member(forHiring, taxRelief('tax-hiring', '吸纳就业税收减免', 'Tax relief for hiring')),
      member(
        forStartingUp,
        taxRelief('tax-self-employment', '自主创业税收减免', 'Tax relief for starting a business'),
      ),
    ],
  },
  training,
);
