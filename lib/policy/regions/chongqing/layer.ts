import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { startUpServices } from '../../../domain/case/service-plan/services.ts';
import { writing } from '../../author.ts';
import { platformAndCounters } from '../../layers/shared/channels.ts';
import { monthlyFollowUp } from '../../layers/shared/follow-up.ts';
import { unemployedForAYear } from '../../layers/shared/hardship.ts';
import { threeChecks, threeFacts, threeGroups } from '../../layers/shared/ledger.ts';
import {
  civilAffairs,
  everyLoan,
  extension,
  unemploymentInsurance,
  waivedToHundredThousand,
} from '../../layers/shared/outward.ts';
import { countedService, fourTracks, planByTrack, pointToPointMatching } from '../../layers/shared/plan.ts';
import { toPublish } from '../../layers/shared/publication.ts';
import type { Layer } from '../../values.ts';
import { circular } from './circular.ts';
import { schemes } from './schemes.ts';

/** The text shows no day of issue, so the first day of effect is unknown. */
const { cite, set, open, member } = writing(circular);

const limits = '线上5个工作日，线下7个工作日';
const willing = cite('二', 'CQ-2.2', '至少开展1次求职技巧指导');
const ownBusiness = cite('二', 'CQ-2.3', '至少提供1次政策咨询、开业指导、导师指导、孵化基地对接等创业服务');
const unclear = cite('二', 'CQ-2.4', '至少提供1次职业指导、心理疏导');
const flexible = cite('五', 'CQ-5.4', '组织有灵活就业意愿的登记失业人员与用人主体“点对点”对接');

/** Chongqing, 关于促进失业人员就业创业的通知. */
export const layer: Layer = {
  id: 'chongqing',
  name: { zh: '重庆市', en: 'Chongqing' },
  edition: '2022.1',
  values: {
    decisionDeadlineOnline: set({ kind: 'working-days', workingDays: 5 }, cite('一', 'CQ-1.2', limits)),
    decisionDeadlineCounter: set({ kind: 'working-days', workingDays: 7 }, cite('一', 'CQ-1.2', limits)),
    resultNotice: open(cite('一', 'CQ-1.2', '以适当方式反馈结果')),
    firstContact: open(cite('一', 'CQ-1.3', '确定专人主动联系')),
    contactPerson: set(
      { assignedTo: 'every-registered-person', namedByCircular: true },
      cite('一', 'CQ-1.3', '确定专人主动联系'),
    ),
    helpers: set(
      [
        member(cite('一', 'CQ-1.3', '基层就业工作人员'), {
          code: 'grass-roots-worker',
          zh: '基层就业工作人员',
          en: 'Grass-roots employment worker',
        }),
        member(cite('一', 'CQ-1.3', '劳务经纪人'), {
          code: 'labour-broker',
          zh: '劳务经纪人',
          en: 'Labour broker',
        }),
      ],
      cite('一', 'CQ-1.3', '要充分发挥基层就业工作人员、劳务经纪人等队伍作用'),
    ),
    jobSeekerFallback: set(
      { offeredFor: ['ineligible', 'over-age'], withService: 'none-stated' },
      cite('一', 'CQ-1.4', '对不符合登记失业条件、超出失业登记年龄但有求职培训需求的，及时办理求职登记'),
    ),
    serviceChannels: set(
      [
        member(cite('一', 'CQ-1.1', '重庆人社APP'), {
          code: 'chongqing-app',
          channel: 'online',
          zh: '重庆人社APP',
          en: 'Chongqing Renshe app',
        }),
        ...platformAndCounters(cite('一', 'CQ-1.1')),
      ],
      cite('一', 'CQ-1.1', '公共就业服务机构、失业登记全国统一服务平台、重庆人社APP等线上线下求助渠道'),
    ),
    profileFacts: set(
      threeFacts('circular', cite('一', 'CQ-1.3')),
      cite('一', 'CQ-1.3', '详细了解失业原因、技能水平、就业意愿'),
    ),
    tags: set(
      { groups: threeGroups('circular', cite('一', 'CQ-1.3')), openList: false },
      cite('一', 'CQ-1.3', '对就业困难人员、离校未就业高校毕业生、脱贫人口同步标注'),
    ),
    ledgerCompleteness: set(
      threeChecks('circular', cite('一', 'CQ-1.3')),
      cite('一', 'CQ-1.3', '做到人员底数清、基本信息清、服务需求清'),
    ),
    tierCriteria: set(
      [
        member(cite('二', 'CQ-2.1'), { code: 'need', zh: '就业需求', en: 'Need' }),
        member(cite('二', 'CQ-2.1'), {
          code: 'ability',
          zh: '能力素质',
          en: 'Ability and quality',
        }),
      ],
      cite('二', 'CQ-2.1', '根据登记失业人员就业需求和能力素质'),
    ),
    intentionTracks: set(
      fourTracks('circular', { employment: willing, flexible, 'own-business': ownBusiness, unclear }),
      cite('二', 'CQ-2.1', '健全分级分类服务机制'),
    ),
    servicePlan: set(
      planByTrack({
        employment: [
          countedService('circular', willing, {
            code: 'job-search-coaching',
            zh: '求职技巧指导',
            en: 'Coaching in job-search skills',
            serviceTypes: ['job-search-coaching'],
            minimum: 1,
          }),
          countedService(
            'reading',
            cite('二', 'I-09', '点对点组织参加招聘活动', {
              zh: '通知未定次数；按I-09读为至少提供1次机会',
              en: 'The circular gives no number; by reading I-09 at least one event is offered.',
            }),
            {
              code: 'recruitment-event',
              zh: '点对点组织参加招聘活动',
              en: 'Taken to a recruitment event',
              serviceTypes: ['recruitment-event'],
              minimum: 1,
              counts: 'offered',
            },
          ),
          countedService('circular', cite('二', 'CQ-2.2', '精准匹配3条以上岗位信息或零工信息'), {
            code: 'job-match',
            zh: '匹配岗位信息或零工信息',
            en: 'Matched jobs or gigs',
            serviceTypes: ['job-match', 'gig-match'],
            minimum: 3,
            counts: 'offered',
          }),
        ],
        flexible: [pointToPointMatching(flexible)],
        'own-business': [
          countedService('circular', ownBusiness, {
            code: 'start-up-service',
            zh: '政策咨询、开业指导、导师指导、孵化基地对接等创业服务',
            en: 'Policy advice, opening guidance, mentoring, incubator link or other start-up service',
            serviceTypes: startUpServices,
            minimum: 1,
          }),
        ],
        unclear: [
          countedService('circular', unclear, {
            code: 'guidance',
            zh: '职业指导',
            en: 'Vocational guidance',
            serviceTypes: ['guidance'],
            minimum: 1,
          }),
          countedService(
            'reading',
            cite('二', 'I-10', '心理疏导', {
              zh: '按I-10读法：心理疏导应提供，本人谢绝的记录在案',
              en: 'By reading I-10 counselling is offered, and it is recorded if the person declines.',
            }),
            {
              code: 'counselling',
              zh: '心理疏导',
              en: 'Counselling',
              serviceTypes: ['counselling'],
              minimum: 1,
              counts: 'offered',
            },
          ),
          countedService('circular', cite('二', 'CQ-2.4', '组织参加1场职业体验、就业见习等就业准备活动'), {
            code: 'preparation-activity',
            zh: '职业体验、就业见习等就业准备活动',
            en: 'Job experience, internship or other preparation',
            serviceTypes: ['preparation-activity'],
            minimum: 1,
          }),
        ],
      }),
      cite('二', 'CQ-2.2', '至少开展1次求职技巧指导', {
        zh: '通知未定次数的期限；按I-09读法，每次失业期内一次，计划制定后一个月内完成',
        en: 'The circular sets no period; by reading I-09 once a spell, within a month of the plan.',
      }),
    ),
    oneToOne: set(
      {
        name: { zh: '“一对一”就业援助', en: 'One-to-one employment assistance' },
        scope: 'persons-with-employment-difficulty',
      },
      cite('六', 'CQ-6.2', '开展“一对一”就业援助，制定个性化援助方案'),
    ),
    followUp: set(
      monthlyFollowUp({
        basis: 'circular',
        citation: cite('二', 'CQ-2.5'),
        visit: '实地走访',
        phone: '电话调查',
      }),
      cite('二', 'CQ-2.5', '每月至少进行1次跟踪回访'),
    ),
    publication: set(
      toPublish(
        cite('一', 'CQ-1.1', '充分运用多种方式'),
        [['many-ways', '多种方式', 'Many ways']],
        cite('一', 'CQ-1.1', '广泛公布登记失业办理入口、凭证程序、服务清单'),
        [
          ['登记失业办理入口', 'Where to register as unemployed'],
          ['凭证程序', 'Documents to show and procedure'],
          ['服务清单', 'List of services'],
        ],
      ),
      cite('一', 'CQ-1.1', '充分运用多种方式'),
    ),
    postsAsLastResort: set(
      { marketFirst: true },
      cite('六', 'CQ-6.3', '通过市场化渠道难以实现就业的，运用公益性岗位托底安置'),
    ),
    difficultyRecognition: set(
      {
        groups: [
          member(cite('六', 'CQ-6.1'), {
            code: 'zero-employment-household',
            zh: '零就业家庭成员',
            en: 'Member of a household in which nobody works',
          }),
          member(cite('六', 'CQ-6.1'), {
            code: 'allowance-household',
            zh: '低保家庭成员',
            en: 'Member of a household on minimum living guarantee',
          }),
          member(cite('六', 'CQ-6.1'), {
            code: 'allowance-margin',
            zh: '低保边缘对象',
            en: 'Person just above the minimum living guarantee',
          }),
          member(cite('六', 'CQ-6.1'), {
            code: 'out-of-poverty',
            zh: '脱贫人口',
            en: 'Person lifted out of poverty',
          }),
          member(cite('六', 'CQ-6.1'), { code: 'older', zh: '大龄失业人员', en: 'Older person out of work' }),
          member(cite('六', 'CQ-6.1'), { code: 'disabled', zh: '残疾人', en: 'Person with a disability' }),
          member(cite('六', 'CQ-6.1'), {
            code: 'long-term',
            zh: '长期失业人员',
            en: 'Person long out of work',
            criterion: unemployedForAYear,
          }),
        ],
      },
      cite('六', 'CQ-6.1'),
    ),
    subsidySchemes: schemes,
    referral: set(
      {
        bodies: [
          civilAffairs(cite('六', 'CQ-6.4', '及时将生活困难的登记失业人员，转介民政部门')),
          unemploymentInsurance(cite('结尾部分', 'CQ-8.2')),
        ],
      },
      cite('六', 'CQ-6.4', '符合条件的纳入临时救助或最低生活保障范围'),
    ),
    phaseOut: open(cite('六', 'CQ-6.5', '给予一定时间的渐退期')),
    counterGuarantee: set(
      waivedToHundredThousand(everyLoan),
      cite('五', 'CQ-5.2', '对10万元以下的创业担保贷款免除反担保要求'),
    ),
    loanRelief: set(
      {
        schemes: [
          extension(cite('七', 'CQ-7.4', '可申请展期还款，期限原则上不超过1年'), {
            dueFrom: parseLocalDate('2022-10-01'),
            dueUntil: parseLocalDate('2022-12-31'),
          }),
        ],
      },
      cite('七', 'CQ-7.4', '对2022年四季度到期的、因疫情影响暂时遇到困难的创业担保贷款借款人'),
    ),
  },
};
