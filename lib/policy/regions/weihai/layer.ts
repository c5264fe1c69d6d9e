import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { dated, writing } from '../../author.ts';
import { byProvincialLaw } from '../../layers/shandong/hardship.ts';
import { monthlyFollowUp } from '../../layers/shared/follow-up.ts';
import { civilAffairs, unemploymentInsurance, waivedToHundredThousand } from '../../layers/shared/outward.ts';
import {
  fourTracks,
  guidanceAndCounselling,
  matchedInformation,
  namedService,
  planByTrack,
  pointToPointMatching,
  withoutNumber,
} from '../../layers/shared/plan.ts';
import { toPublish } from '../../layers/shared/publication.ts';
import type { Layer } from '../../values.ts';
import { circular } from './circular.ts';
import { schemes } from './schemes.ts';

/** The text shows no day of issue (I-30), so the first day of effect is unknown. */
const { cite, set, member } = writing(circular);

const willing = cite('四', 'WH-4.2', '开展求职技巧指导');
const ownBusiness = cite('四', 'WH-4.3', '提供政策咨询、开业指导等创业服务');
const unclear = cite('四', 'WH-4.4', '提供职业指导、心理疏导');
const flexible = cite('四', 'WH-4.5', '组织有灵活就业意愿的登记失业人员与用人主体“点对点”对接');

/** Weihai, forwarding 鲁人社字〔2022〕144号. It says nothing about applying, deciding, contact persons or the ledger. */
export const layer: Layer = {
  id: 'weihai',
  name: { zh: '威海市', en: 'Weihai' },
  edition: '2022.1',
  values: {
    intentionTracks: set(
      fourTracks('circular', { employment: willing, flexible, 'own-business': ownBusiness, unclear }),
      cite('四', 'WH-4.2', '对有就业意愿的'),
    ),
    servicePlan: set(
      planByTrack({
        employment: [
          namedService(willing, 'job-search-coaching', '求职技巧指导', 'Coaching in job-search skills'),
          namedService(
            cite('四', 'WH-4.2', '每月组织1次针对失业人员的专场招聘会'),
            'recruitment-event',
            '失业人员专场招聘会',
            'Recruitment fair for the unemployed',
          ),
          matchedInformation(cite('四', 'WH-4.2', '精准匹配岗位信息或零工信息')),
        ],
        flexible: [pointToPointMatching(flexible)],
        'own-business': [
          namedService(ownBusiness, 'policy-advice', '政策咨询', 'Policy advice'),
          namedService(ownBusiness, 'opening-guidance', '开业指导', 'Opening guidance'),
        ],
        unclear: [
          ...guidanceAndCounselling(unclear),
          namedService(
            cite('四', 'WH-4.4', '组织参加职业体验、16-24周岁失业青年就业见习等就业准备活动'),
            'preparation-activity',
            '职业体验、就业见习（16—24周岁）等就业准备活动',
            'Job experience, internship (ages 16 to 24) or other preparation',
          ),
        ],
      }),
      withoutNumber(willing),
    ),
    oneToOne: set(
      {
        name: { zh: '“一人一策”援助', en: 'A plan of assistance for each person' },
        scope: 'persons-with-employment-difficulty',
      },
      cite('三', 'WH-3.1', '制定“一人一策”援助计划'),
    ),
    recruitmentFairs: set(
      { perMonth: 1, each: 'district' },
      cite('四', 'WH-4.2', '每月组织1次针对失业人员的专场招聘会'),
    ),
    youthInternship: set(
      { minimumAge: 16, maximumAge: 24 },
      cite('四', 'WH-4.4', '16-24周岁失业青年就业见习'),
    ),
    servicePackage: set(
      {
        name: { zh: '“12333”式打包公共就业创业服务', en: '"12333"-style package of employment services' },
        items: [],
        contentConfirmedBy: 'agency',
      },
      cite('四', 'WH-4.1', '“12333”式打包公共就业创业服务', {
        zh: '通知未说明打包服务的内容，由经办机构确认后填写（I-08）',
        en: 'The circular does not say what the package holds; the agency fills it in (I-08).',
      }),
    ),
    followUp: set(
      monthlyFollowUp({
        basis: 'circular',
        citation: cite('四', 'WH-4.6'),
        visit: '实地走访',
        phone: '电话调查',
      }),
      cite('四', 'WH-4.6', '每月至少进行1次跟踪回访'),
    ),
    afterPlacement: dated(
      { months: [1, 3, 6] },
      'reading',
      cite('四', 'I-29', '完善跟踪调查和再就业回访制度', {
        zh: '通知要求再就业回访但未定期限；1、3、6个月按I-29读法',
        en: 'The circular asks for follow-up after placement without a period; 1, 3 and 6 months follow reading I-29.',
      }),
    ),
    publication: set(
      toPublish(
        cite('四', 'WH-4.1', '发布服务公告'),
        [['announcement', '服务公告', 'Service announcement']],
        cite('四', 'WH-4.1', '集中推介失业求助渠道、求职渠道、机构目录、政策服务清单'),
        [
          ['失业求助渠道', 'Where to find help when out of work'],
          ['求职渠道', 'Where to look for work'],
          ['机构目录', 'Directory of agencies'],
          ['政策服务清单', 'List of policies and services'],
        ],
      ),
      cite('四', 'WH-4.1', '发布服务公告'),
    ),
    postsAsLastResort: set(
      { marketFirst: true },
      cite('三', 'WH-3.4', '加大城乡公益性岗位扩容提质力度，托底安置就业困难人员'),
    ),
    postAttendance: dated(
      { countedBy: 'month' },
      'reading',
      cite('三', 'I-68', undefined, {
        zh: '通知未规定考勤办法；城乡公益性岗位按月计出勤天数，只记数不记时点',
        en: 'The circular says nothing of attendance: the days in urban and rural posts are counted by month, and no more is kept.',
      }),
    ),
    postTarget: set(
      { posts: 14_000, by: '2022-12-31', parityAtLeast: 'reemployment-rate' },
      cite(
        '三',
        'WH-3.4',
        '2022年底全市创设1.4万个左右城乡公益性岗位，确保就业困难人员就业比例不低于失业人员再就业比例',
      ),
    ),
    difficultyRecognition: set(
      {
        groups: [
          member(cite('三', 'WH-3.1'), {
            code: 'zero-employment-household',
            zh: '零就业家庭成员',
            en: 'Member of a household in which nobody works',
          }),
          member(cite('三', 'WH-3.1'), {
            code: 'allowance-household',
            zh: '低保家庭成员',
            en: 'Member of a household on minimum living guarantee',
          }),
          member(cite('三', 'WH-3.1'), {
            code: 'certified-disabled',
            zh: '持证残疾人',
            en: 'Person with a disability certificate',
          }),
          ...byProvincialLaw,
        ],
      },
      cite('三', 'WH-3.1'),
    ),
    subsidySchemes: schemes,
    referral: set(
      {
        bodies: [
          civilAffairs(
            cite('三', 'WH-3.2', '及时将符合条件的生活困难登记失业人员，纳入临时救助或最低生活保障范围'),
          ),
          unemploymentInsurance(cite('六', 'WH-6.2', '加强登记失业与社会保险参保数据库信息比对')),
        ],
      },
      cite('三', 'WH-3.2'),
    ),
    phaseOut: set(
      { phaseOutMonths: 6 },
      cite('三', 'WH-3.3', '在其家庭成员人均收入超过当地低保标准后给予6个月的渐退期'),
    ),
    counterGuarantee: set(
      waivedToHundredThousand(['individual']),
      cite('二', 'WH-2.2', '对10万元及以下的个人创业担保贷款免除反担保要求'),
    ),
    loanRelief: set(
      {
        schemes: [
          member(cite('二', 'WH-2.3', '还本付息日期原则上最长可延期至2023年6月30日'), {
            code: 'operating-loan-deferral',
            zh: '经营性贷款延期还本付息',
            en: 'Deferral of operating loans',
            loans: 'operating',
            dueFrom: parseLocalDate('2022-10-01'),
            dueUntil: parseLocalDate('2022-12-31'),
            repaidBy: parseLocalDate('2023-06-30'),
            penaltyInterest: 'waived',
            closed: true,
          }),
        ],
      },
      cite('二', 'WH-2.3', '延期贷款正常计息，免收罚息'),
    ),
  },
};
