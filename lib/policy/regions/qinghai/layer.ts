import { writing } from '../../author.ts';
import { platformAndCounters } from '../../layers/shared/channels.ts';
import { monthlyFollowUp } from '../../layers/shared/follow-up.ts';
import { realNameField, threeChecks, threeFacts, threeGroups } from '../../layers/shared/ledger.ts';
import {
  civilAffairs,
  everyLoan,
  extension,
  twoBenefits,
  unemploymentInsurance,
  waivedToHundredThousand,
} from '../../layers/shared/outward.ts';
import {
  fourTracks,
  guidanceAndCounselling,
  matchedInformation,
  namedInformation,
  namedService,
  planByTrack,
  withoutNumber,
} from '../../layers/shared/plan.ts';
import { toPublish } from '../../layers/shared/publication.ts';
import type { Layer } from '../../values.ts';
import { circular } from './circular.ts';
import { schemes } from './schemes.ts';

const { cite, set, open, member } = writing(circular);

const willing = cite('二', 'QH-2.2', '提供职业介绍、求职指导，推送招聘信息，精准匹配岗位信息或零工信息');
const ownBusiness = cite('二', 'QH-2.3', '提供相关政策咨询、创业指导等服务');
const unclear = cite('二', 'QH-2.4', '提供职业指导、心理疏导');
const flexible = cite('五', 'QH-5.3', '筛选有灵活就业意愿的登记失业人员');

/** Qinghai, 青人社厅发〔2023〕9号. */
export const layer: Layer = {
  id: 'qinghai',
  name: { zh: '青海省', en: 'Qinghai Province' },
  edition: '2023.1',
  values: {
    decisionDeadlineOnline: set(
      { kind: 'working-days', workingDays: 3 },
      cite('一', 'QH-1.2', '在 3 个工作日内办结'),
    ),
    decisionDeadlineCounter: set(
      { kind: 'same-visit' },
      cite('一', 'QH-1.2', '线下受理失业登记申请的，即时办结', {
        zh: '“即时”按I-02读法：当次办理，最迟当日下班前办结',
        en: '"At once" by reading I-02: during the same visit, at the latest before the counter closes.',
      }),
    ),
    resultNotice: open(cite('一', 'QH-1.2', '及时反馈办理结果')),
    firstContact: open(cite('一', 'QH-1.3', '安排专人详细了解并记录')),
    contactPerson: set(
      { assignedTo: 'every-registered-person', namedByCircular: true },
      cite('一', 'QH-1.3', '安排专人详细了解并记录'),
    ),
    jobSeekerFallback: set(
      { offeredFor: ['ineligible'], withService: 'placement' },
      cite('一', 'QH-1.4', '对不符合失业登记条件但有求职培训需求的，及时办理求职登记、职业介绍等服务'),
    ),
    serviceChannels: set(
      [
        member(cite('一', 'QH-1.1', '“青海人社通”手机 APP'), {
          code: 'qinghai-renshetong',
          channel: 'online',
          zh: '“青海人社通”手机APP',
          en: 'Qinghai Renshetong mobile app',
        }),
        member(cite('一', 'QH-1.1', '青海省人社政务服务一体化平台'), {
          code: 'qinghai-platform',
          channel: 'online',
          zh: '青海省人社政务服务一体化平台',
          en: 'Qinghai integrated human resources and social security service platform',
        }),
        ...platformAndCounters(cite('一', 'QH-1.1')),
      ],
      cite('一', 'QH-1.1', '等线上线下求助方式'),
    ),
    profileFacts: set(
      threeFacts('circular', cite('一', 'QH-1.3')),
      cite('一', 'QH-1.3', '失业原因、技能水平、就业意愿等情况'),
    ),
    tags: set(
      { groups: threeGroups('circular', cite('一', 'QH-1.3')), openList: false },
      cite('一', 'QH-1.3', '对就业困难人员、离校未就业高校毕业生、脱贫人口同步标注'),
    ),
    ledgerCompleteness: set(
      threeChecks('circular', cite('一', 'QH-1.3', '加强失业人员实名登记管理'), [realNameField]),
      cite('一', 'QH-1.3', '人员底数清、基本信息清、服务需求清'),
    ),
    tierCriteria: set(
      [
        member(cite('二', 'QH-2.1'), { code: 'intention', zh: '就业意愿', en: 'Intention' }),
        member(cite('二', 'QH-2.1'), { code: 'skill-level', zh: '技能水平', en: 'Skill level' }),
        member(cite('二', 'QH-2.1'), {
          code: 'training-need',
          zh: '培训需求',
          en: 'Need of training',
        }),
      ],
      cite('二', 'QH-2.1', '根据个人就业意愿、技能水平、培训需求等情况'),
    ),
    intentionTracks: set(
      fourTracks('circular', { employment: willing, flexible, 'own-business': ownBusiness, unclear }),
      cite('二', 'QH-2.1', '对登记失业人员进行分级分类管理'),
    ),
    servicePlan: set(
      planByTrack({
        employment: [
          namedService(willing, 'placement', '职业介绍', 'Job placement'),
          namedService(willing, 'job-search-coaching', '求职指导', 'Job-search guidance'),
          namedInformation(willing, 'recruitment-information', '推送招聘信息', 'Recruitment information'),
          matchedInformation(willing),
        ],
        flexible: [
          namedService(
            flexible,
            'gig-match',
            '与用人单位“点对点”对接',
            'Point-to-point matching with employers',
          ),
        ],
        'own-business': [
          namedService(ownBusiness, 'policy-advice', '政策咨询', 'Policy advice'),
          namedService(ownBusiness, 'opening-guidance', '创业指导', 'Start-up guidance'),
        ],
        unclear: [
          ...guidanceAndCounselling(unclear),
          namedService(
            cite('二', 'QH-2.4', '就业见习等就业准备活动'),
            'preparation-activity',
            '职业体验、就业见习等就业准备活动',
            'Job experience, internship or other preparation',
          ),
        ],
      }),
      withoutNumber(willing),
    ),
    oneToOne: set(
      {
        name: { zh: '“一对一”就业服务', en: 'One-to-one employment service' },
        scope: 'every-registered-person',
      },
      cite('二', 'QH-2.1', '精准提供“一对一”就业服务'),
    ),
    followUp: set(
      monthlyFollowUp({
        basis: 'circular',
        citation: cite('二', 'QH-2.5'),
        visit: '实地走访',
        phone: '电话回访',
      }),
      cite('二', 'QH-2.5', '每月至少对登记失业人员开展1次跟踪回访'),
    ),
    publication: set(
      toPublish(
        cite('一', 'QH-1.1', '各类载体及实地就业服务活动等渠道'),
        [
          ['carriers', '各类载体', 'Carriers of all kinds'],
          ['on-site', '实地就业服务活动', 'Employment service events on site'],
        ],
        cite('一', 'QH-1.1', '失业登记、就业困难人员认定等政策服务清单、办理入口、申请条件、申报程序'),
        [
          [
            '失业登记、就业困难人员认定等政策服务清单',
            'List of policies and services: registration, recognition of employment difficulty and others',
          ],
          ['办理入口', 'Where to apply'],
          ['申请条件', 'Conditions'],
          ['申报程序', 'Procedure'],
        ],
      ),
      cite('一', 'QH-1.1', '各类载体及实地就业服务活动等渠道'),
    ),
    postsAsLastResort: set(
      { marketFirst: true },
      cite('六', 'QH-6.3', '通过市场渠道仍难以实现就业的，按规定运用公益性岗位托底安置'),
    ),
    difficultyRecognition: set(
      {
        groups: [
          member(cite('六', 'QH-6.1'), {
            code: 'zero-employment-household',
            zh: '城镇零就业家庭成员',
            en: 'Member of an urban household in which nobody works',
          }),
          member(cite('六', 'QH-6.1'), {
            code: 'allowance-household',
            zh: '低保家庭成员',
            en: 'Member of a household on minimum living guarantee',
          }),
          member(cite('六', 'QH-6.1'), { code: 'disabled', zh: '残疾人', en: 'Person with a disability' }),
          member(cite('六', 'QH-6.1'), {
            code: 'out-of-poverty',
            zh: '脱贫人口',
            en: 'Person lifted out of poverty',
          }),
        ],
      },
      cite('六', 'QH-6.1'),
    ),
    subsidySchemes: schemes,
    referral: set(
      {
        bodies: [
          civilAffairs(
            cite(
              '六',
              'QH-6.5',
              '对未参保且无法就业导致基本生活出现困难的失业人员，积极推荐民政部门申请社会救助',
            ),
            {
              insured: false,
              grounds: [
                {
                  code: 'uninsured-in-need',
                  zh: '未参保且无法就业导致基本生活出现困难',
                  en: 'Not insured, without work, and so in need',
                },
              ],
            },
          ),
          unemploymentInsurance(
            cite('六', 'QH-6.4', '对符合条件的参保失业人员，按时足额发放失业保险金、失业补助金'),
            [...twoBenefits, { code: 'price-subsidy', zh: '价格补贴', en: 'Price subsidy' }],
          ),
        ],
      },
      cite('六', 'QH-6.5'),
    ),
    phaseOut: open(cite('六', 'QH-6.6', '给予一定时间的渐退期')),
    counterGuarantee: set(
      waivedToHundredThousand(everyLoan),
      cite('五', 'QH-5.2', '对 10 万元以下的创业担保贷款免除反担保要求'),
    ),
    loanRelief: set(
      { schemes: [extension(cite('七', 'QH-7.3', '可申请展期还款，期限原则上不超过1年'))] },
      cite('七', 'QH-7.3', '因停工停产导致还款困难的'),
    ),
  },
};
