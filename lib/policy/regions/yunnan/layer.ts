import { writing } from '../../author.ts';
import { monthlyFollowUp } from '../../layers/shared/follow-up.ts';
import { unemployedForAYear } from '../../layers/shared/hardship.ts';
import {
  basicFields,
  headcountFields,
  needFields,
  skillFields,
  threeGroups,
} from '../../layers/shared/ledger.ts';
import {
  civilAffairs,
  everyLoan,
  extension,
  livingDifficulty,
  twoBenefits,
  unemploymentInsurance,
  waivedToHundredThousand,
} from '../../layers/shared/outward.ts';
import {
  fourTracks,
  guidanceAndCounselling,
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

const willing = cite('一(三)', 'YN-1.3.2', '提供求职技巧指导、推荐职业培训、组织参加招聘活动等服务');
const unclear = cite('一(三)', 'YN-1.3.3', '提供职业指导、心理疏导、职业介绍等服务');
const ownBusiness = cite('四(一)', 'YN-4.1.1', '提供创业政策咨询、创业培训项目和开业指导等创业服务');
const flexible = cite('四(二)', 'YN-4.2.2', '“点对点”对接、即时确认到岗');
const fourChecks = cite(
  '一(二)',
  'YN-1.2.2',
  '服务对象底数清、基本情况信息清、技能水平状况清、求职服务意愿清',
);

/** Yunnan, 云人社发〔2022〕57号. */
export const layer: Layer = {
  id: 'yunnan',
  name: { zh: '云南省', en: 'Yunnan Province' },
  edition: '2022.1',
  values: {
    decisionDeadlineOnline: open(cite('一(二)', 'YN-1.2.1', '在规定时间内办结')),
    decisionDeadlineCounter: open(cite('一(二)', 'YN-1.2.1', '在规定时间内办结')),
    firstContact: open(
      cite('一(二)', 'YN-1.2.2', '通过实地走访、电话调查等方式进行联系', {
        zh: '通知只对重点对象要求联系，未定期限',
        en: 'The circular asks for contact with the key groups only, and sets no time limit.',
      }),
    ),
    resultNotice: open(cite('一(二)', 'YN-1.2.1', '主动反馈办理结果')),
    jobSeekerFallback: set(
      { offeredFor: ['ineligible', 'over-age'], withService: 'corresponding-services' },
      cite('一(二)', 'YN-1.2.3', '为超过失业登记年龄、不符合失业登记条件，但有求职培训需求的城乡劳动者'),
    ),
    serviceChannels: set(
      [
        member(cite('一(一)', 'YN-1.1.1', '人社部开设的失业登记全国统一服务平台入口'), {
          code: 'national-platform',
          channel: 'online',
          zh: '人社部失业登记全国统一服务平台入口',
          en: 'Ministry’s national unified platform for unemployment registration',
        }),
        member(cite('一(一)', 'YN-1.1.1', '各级公共就业服务机构'), {
          code: 'agency-counter',
          channel: 'counter',
          zh: '各级公共就业服务机构',
          en: 'Public employment service agencies of every level',
        }),
        member(cite('一(一)', 'YN-1.1.1', '县以下基层公共就业服务平台'), {
          code: 'grass-roots-counter',
          channel: 'counter',
          zh: '县以下基层公共就业服务平台',
          en: 'Grass-roots desks below the county',
        }),
        member(cite('一(一)', 'YN-1.1.1', '承担残疾劳动者失业登记工作的残疾人就业服务机构'), {
          code: 'disability-agency',
          channel: 'counter',
          zh: '承担残疾劳动者失业登记工作的残疾人就业服务机构',
          en: 'Disabled persons’ employment service agencies that register disabled workers',
        }),
      ],
      cite('一(一)', 'YN-1.1.1', '广泛公布求助办理渠道'),
    ),
    tags: set(
      { groups: threeGroups('circular', cite('一(二)', 'YN-1.2.2')), openList: true },
      cite('一(二)', 'YN-1.2.2', '就业困难人员、离校未就业高校毕业生、脱贫人口等作为就业帮扶的重点对象'),
    ),
    ledgerCompleteness: set(
      [
        member(fourChecks, {
          code: 'headcount',
          zh: '服务对象底数清',
          en: 'All persons on record',
          fields: headcountFields,
        }),
        member(fourChecks, {
          code: 'basic-information',
          zh: '基本情况信息清',
          en: 'Basic information complete',
          fields: basicFields,
        }),
        member(fourChecks, {
          code: 'skill-level',
          zh: '技能水平状况清',
          en: 'Skill level established',
          fields: skillFields,
        }),
        member(fourChecks, {
          code: 'service-intentions',
          zh: '求职服务意愿清',
          en: 'Wishes for services established',
          fields: needFields,
        }),
      ],
      fourChecks,
    ),
    tierCriteria: set(
      [
        member(cite('一(三)', 'YN-1.3.1'), { code: 'need', zh: '需求', en: 'Need' }),
        member(cite('一(三)', 'YN-1.3.1'), {
          code: 'feature',
          zh: '特点',
          en: 'Particulars of the person',
        }),
      ],
      cite('一(三)', 'YN-1.3.1', '根据收集掌握的登记失业人员需求和特点'),
    ),
    intentionTracks: set(
      fourTracks(
        'circular',
        { employment: willing, flexible, 'own-business': ownBusiness, unclear },
        {
          employment: {
            zh: '有就业意向或培训需求',
            en: 'Willing to take a job, or in need of training',
          },
          unclear: { zh: '就业意向不清晰', en: 'Intention not clear' },
        },
      ),
      cite('一(三)', 'YN-1.3.1', '分类分级开展个性化、专业化就业服务'),
    ),
    servicePlan: set(
      planByTrack({
        employment: [
          namedService(willing, 'job-search-coaching', '求职技巧指导', 'Coaching in job-search skills'),
          namedInformation(willing, 'training', '推荐职业培训', 'Referral to vocational training'),
          namedService(willing, 'recruitment-event', '组织参加招聘活动', 'Recruitment events'),
        ],
        flexible: [
          namedService(
            flexible,
            'gig-match',
            '“点对点”对接、即时确认到岗',
            'Point-to-point matching with instant confirmation of arrival',
          ),
        ],
        'own-business': [
          namedService(ownBusiness, 'policy-advice', '创业政策咨询', 'Policy advice'),
          namedService(ownBusiness, 'start-up-training', '创业培训项目', 'Start-up training'),
          namedService(ownBusiness, 'opening-guidance', '开业指导', 'Opening guidance'),
        ],
        unclear: [
          ...guidanceAndCounselling(unclear),
          namedService(unclear, 'placement', '职业介绍', 'Job placement'),
          namedService(
            cite('一(三)', 'YN-1.3.3', '组织其参加职业体验'),
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
        name: { zh: '“一人一策”精细化帮扶', en: 'A plan of assistance for each person' },
        scope: 'persons-with-employment-difficulty',
      },
      cite('五(一)', 'YN-5.1.2', '提供“一人一档”、“一人一策”精细化帮扶'),
    ),
    followUp: set(
      monthlyFollowUp({
        basis: 'circular',
        citation: cite('一(三)', 'YN-1.3.4'),
        visit: '实地回访',
        phone: '电话调查',
        responsible: 'county-and-below',
      }),
      cite('一(三)', 'YN-1.3.4', '建立跟踪服务月回访机制', {
        zh: '“月回访”按I-26读为每月1次',
        en: '"Monthly revisit" is read as once a month (I-26).',
      }),
    ),
    reEntry: set(
      { employedLessThanMonths: 6, appliesTo: 'persons-with-employment-difficulty' },
      cite('五(一)', 'YN-5.1.3', '对于实现就业不足6个月又再次失业的就业困难人员，要重新纳入援助范围'),
    ),
    publication: set(
      toPublish(
        cite('一(一)', 'YN-1.1.1', '综合运用线上线下多种方式'),
        [
          ['online', '线上方式', 'Online'],
          ['on-site', '线下方式', 'On site'],
        ],
        cite('一(一)', 'YN-1.1.1', '登记失业办理入口、办理程序、所需凭证、服务事项清单'),
        [
          ['登记失业办理入口', 'Where to register as unemployed'],
          ['办理程序', 'Procedure'],
          ['所需凭证', 'Documents to show'],
          ['服务事项清单', 'List of services'],
        ],
      ),
      cite('一(一)', 'YN-1.1.1', '综合运用线上线下多种方式'),
    ),
    postsAsLastResort: set(
      { marketFirst: true },
      cite('五(二)', 'YN-5.2.1', '对通过市场渠道难以实现就业的就业困难人员，运用公益性岗位予以安置'),
    ),
    difficultyRecognition: set(
      {
        groups: [
          member(cite('五(一)', 'YN-5.1.1'), {
            code: 'zero-employment-household',
            zh: '零就业家庭成员',
            en: 'Member of a household in which nobody works',
          }),
          member(cite('五(一)', 'YN-5.1.1'), {
            code: 'low-income-household',
            zh: '低收入家庭成员',
            en: 'Member of a household with low income',
          }),
          member(cite('五(一)', 'YN-5.1.1'), {
            code: 'out-of-poverty',
            zh: '脱贫人口',
            en: 'Person lifted out of poverty',
          }),
          member(cite('五(一)', 'YN-5.1.1'), {
            code: 'older',
            zh: '大龄失业人员',
            en: 'Older person out of work',
          }),
          member(cite('五(一)', 'YN-5.1.1'), {
            code: 'disabled',
            zh: '残疾人',
            en: 'Person with a disability',
          }),
          member(cite('五(一)', 'YN-5.1.1'), {
            code: 'long-term',
            zh: '长期失业人员',
            en: 'Person long out of work',
            criterion: unemployedForAYear,
          }),
        ],
      },
      cite('五(一)', 'YN-5.1.1'),
    ),
    subsidySchemes: schemes,
    referral: set(
      {
        bodies: [
          civilAffairs(cite('五(二)', 'YN-5.2.3', '及时将符合条件的登记失业人员，转介当地民政部门')),
          member(cite('五(二)', 'YN-5.2.3', '统筹做好与慈善救助衔接工作'), {
            code: 'charity',
            zh: '当地慈善组织',
            en: 'Charity of the place',
            // No law obliges the agency to give a person's data to a charity, so the person must agree first (I-71).
            handedOverBy: 'consent',
            grounds: [livingDifficulty],
            reliefs: [{ code: 'charity-relief', zh: '慈善救助', en: 'Relief by a charity' }],
          }),
          unemploymentInsurance(
            cite(
              '五(二)',
              'YN-5.2.2',
              '做好失业保险金、代缴基本医疗保险费、价格临时补贴等保生活待遇发放工作',
            ),
            [
              ...twoBenefits,
              {
                code: 'medical-insurance',
                zh: '代缴基本医疗保险费',
                en: 'Contributions to basic medical insurance, paid on behalf',
              },
              { code: 'price-subsidy', zh: '价格临时补贴', en: 'Temporary price subsidy' },
            ],
          ),
        ],
      },
      cite('五(二)', 'YN-5.2.3'),
    ),
    // 尽快办理兑现: no number of days.
    handOverTimes: open(cite('结尾部分', 'YN-7.2')),
    phaseOut: open(cite('五(二)', 'YN-5.2.4', '给予一定时间的渐退期')),
    counterGuarantee: set(
      waivedToHundredThousand(everyLoan),
      cite('四(一)', 'YN-4.1.3', '对10万元以下的创业担保贷款免除反担保要求'),
    ),
    loanRelief: set(
      { schemes: [extension(cite('六(一)', 'YN-6.1.2', '可申请展期还款，期限原则上不超过1年'))] },
      cite('六(一)', 'YN-6.1.2', '受疫情严重影响停工停产导致无法按期还款的创业担保贷款借款人'),
    ),
  },
};
