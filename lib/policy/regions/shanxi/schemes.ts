import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { stated, writing } from '../../author.ts';
import {
  byLocalRules,
  expansionGrant,
  flexibleInsuranceSubsidy,
  hiringInsuranceSubsidy,
  hiringSubsidy,
  interestSubsidy,
  scheme,
  startUpSubsidy,
  taxRelief,
  trainingLiving,
  trainingSubsidy,
} from '../../schemes/parts.ts';
import type { Dated } from '../../types.ts';
import type { SubsidySchemes } from '../../values/grants.ts';
import { circular } from './circular.ts';

const { cite, member } = writing(circular);

const startUp = cite('五', 'SX-5.3', '将一次性创业补贴标准从原来的最高3000元提高到最高5000元');
const siteRent = cite('五', 'SX-5.3', '将创业场地租赁补贴标准从原来的2000元每年提高到3000元每年');

const oneOffStartUp = (mostYuan: number) =>
  startUpSubsidy('startup-subsidy', '一次性创业补贴', 'One-off start-up subsidy', {
    kind: 'up-to',
    fen: mostYuan * 100,
  });
const rentOfSite = (yuanPerYear: number) =>
  scheme({
    code: 'site-rent-subsidy',
    zh: '创业场地租赁补贴',
    en: 'Subsidy for the rent of start-up premises',
    claimants: ['person'],
    amount: { kind: 'up-to', fen: yuanPerYear * 100 },
    once: 'year',
    criteria: [{ kind: 'runs-business' }, byLocalRules],
    asks: ['business', 'year', 'spent'],
  });

/** The amounts before the circular raised them, as the circular itself states. Their first day is not known. */
const before: SubsidySchemes['schemes'] = [
  stated('circular', startUp, oneOffStartUp(3000)),
  stated('circular', siteRent, rentOfSite(2000)),
];

const since: SubsidySchemes['schemes'] = [
  member(
    cite('四', 'SX-4.4', '政策申请期限截至2022年12月31日，与一次性扩岗补助不可重复享受'),
    hiringSubsidy({
      amount: { kind: 'fixed', fen: 1000_00 },
      closes: '2022-12-31',
      // 与社会保险缴费数据比对，主动推送 (SX-4.5).
      proactive: {},
      criteria: [
        { kind: 'employer-size-in', sizes: ['large', 'medium'] },
        { kind: 'registered-months-at-least', months: 6 },
        { kind: 'contract-months-at-least', months: 12 },
      ],
      excludes: [expansionGrant],
    }),
  ),
  member(startUp, oneOffStartUp(5000)),
  member(siteRent, rentOfSite(3000)),
  member(
    cite('三', 'SX-3.4', '按规定落实职业培训补贴、生活费补贴'),
    trainingSubsidy('职业培训补贴', 'Training subsidy', ['person', 'employer']),
  ),
  member(
    cite('三', 'SX-3.4', '按规定落实职业培训补贴、生活费补贴'),
    trainingLiving('培训期间生活费补贴', 'Living subsidy during training'),
  ),
  member(
    cite('三', 'SX-3.5', '对纳入重点产业职业资格评价和职业技能等级认定目录的，按规定落实评价取证补贴'),
    scheme({
      code: 'certificate-subsidy',
      zh: '评价取证补贴',
      en: 'Subsidy for assessment and certificate',
      claimants: ['person'],
      once: 'subject',
      criteria: [
        { kind: 'holds-certificate' },
        {
          kind: 'occupation-in-list',
          zh: '重点产业职业资格评价和职业技能等级认定目录',
          en: 'Catalogue of occupations of key industries',
        },
      ],
      asks: ['certificate'],
    }),
  ),
  member(
    cite('四', 'SX-4.3', '按规定落实税收减免、创业担保贷款及贴息、社保补贴、职业培训补贴等政策'),
    hiringInsuranceSubsidy(),
  ),
  member(
    cite('五', 'SX-5.7', '对符合条件人员实现灵活就业的，落实好灵活就业人员社会保险补贴政策'),
    flexibleInsuranceSubsidy(),
  ),
  member(cite('五', 'SX-5.3', '按规定落实税收减免、创业担保贷款及贴息、创业补贴等政策'), interestSubsidy()),
  member(
    cite('四', 'SX-4.3', '按规定落实税收减免、创业担保贷款及贴息、社保补贴、职业培训补贴等政策'),
    taxRelief('tax-hiring', '吸纳就业税收减免', 'Tax relief for hiring'),
  ),
  member(
    cite('五', 'SX-5.3', '按规定落实税收减免、创业担保贷款及贴息、创业补贴等政策'),
    taxRelief('tax-self-employment', '自主创业税收减免', 'Tax relief for starting a business'),
  ),
];

export const schemes: readonly Dated<SubsidySchemes>[] = [
  {
    value: { schemes: before },
    basis: 'circular',
    citation: startUp,
    from: undefined,
    until: parseLocalDate('2022-12-14'),
  },
  { value: { schemes: since }, basis: 'circular', citation: cite('四', 'SX-4.4'), from: circular.issued },
];
