import { citing, dated, stated, writing } from '../../author.ts';
import { platformAndCounters } from '../../layers/shared/channels.ts';
import { monthlyFollowUp } from '../../layers/shared/follow-up.ts';
import { threeChecks, threeFacts, threeGroups } from '../../layers/shared/ledger.ts';
import {
  civilAffairs,
  everyLoan,
  extension,
  unemploymentInsurance,
  waivedToHundredThousand,
} from '../../layers/shared/outward.ts';
import {
  fourTracks,
  namedInformation,
  namedService,
  planByTrack,
  withoutNumber,
} from '../../layers/shared/plan.ts';
import { toPublish } from '../../layers/shared/publication.ts';
import type { HardshipChainStep } from '../../values/hardship.ts';
import type { Layer } from '../../values.ts';
import { circular } from './circular.ts';
import { schemes } from './schemes.ts';

const { cite, set, open, member } = writing(circular);
const form = citing('shanxi-hardship-form');
const formStep = (step: HardshipChainStep) => stated('reading', form('-', 'H1'), step);

const willing = cite('二', 'SX-2.2', '提供求职指导、职业培训、职业介绍、组织参加招聘活动等服务');
const ownBusiness = cite('二', 'SX-2.4', '提供政策咨询、创业培训、开业指导、项目推荐、场地支持等服务');
const flexible = cite('二', 'SX-2.3', '对有灵活就业需求的，提供零工信息等服务');
const unclear = cite('二', 'SX-2.5', '提供职业指导、职业规划、心理疏导等服务');

/** Shanxi, 晋人社厅发〔2022〕91号. */
export const layer: Layer = {
  id: 'shanxi',
  name: { zh: '山西省', en: 'Shanxi Province' },
  edition: '2022.1',
  values: {
    decisionDeadlineOnline: open(cite('一', 'SX-1.2', '要在规定时间内办结')),
    decisionDeadlineCounter: open(cite('一', 'SX-1.2', '要在规定时间内办结')),
    resultNotice: open(cite('一', 'SX-1.2', '以适当方式反馈结果')),
    firstContact: open(cite('一', 'SX-1.3', '确定专人主动联系登记失业人员')),
    contactPerson: set(
      { assignedTo: 'every-registered-person', namedByCircular: true },
      cite('一', 'SX-1.3', '确定专人主动联系登记失业人员'),
    ),
    jobSeekerFallback: set(
      { offeredFor: ['ineligible', 'over-age'], withService: 'none-stated' },
      cite('一', 'SX-1.6', '对不符合失业登记条件、超出失业登记年龄但有求职培训需求的，及时办理求职登记'),
    ),
    serviceChannels: set(
      [...platformAndCounters(cite('一', 'SX-1.1'))],
      cite('一', 'SX-1.1', '公共就业服务机构、失业登记全国统一服务平台等线上线下求助渠道'),
    ),
    profileFacts: set(
      threeFacts('circular', cite('一', 'SX-1.3')),
      cite('一', 'SX-1.3', '了解失业原因、技能水平、就业意愿'),
    ),
    tags: set(
      { groups: threeGroups('circular', cite('一', 'SX-1.4')), openList: true },
      cite('一', 'SX-1.4', '对就业困难人员、离校未就业高校毕业生、脱贫人口等要同步标注'),
    ),
    ledgerCompleteness: set(
      threeChecks('circular', cite('一', 'SX-1.5')),
      cite('一', 'SX-1.5', '人员底数清、基本信息清、服务需求清'),
    ),
    tierCriteria: set(
      [
        member(cite('二', 'SX-2.1'), { code: 'need', zh: '需求', en: 'Need' }),
        member(cite('二', 'SX-2.1'), { code: 'ability', zh: '能力', en: 'Ability' }),
        member(cite('二', 'SX-2.1'), { code: 'quality', zh: '素质', en: 'Quality' }),
      ],
      cite('二', 'SX-2.1', '根据登记失业人员需求、能力、素质等'),
    ),
    intentionTracks: set(
      fourTracks(
        'circular',
        { employment: willing, flexible, 'own-business': ownBusiness, unclear },
        {
          flexible: { zh: '有灵活就业需求', en: 'Needs flexible work' },
          'own-business': { zh: '有自主创业意愿', en: 'Wants to start a business' },
          unclear: { zh: '就业意向模糊', en: 'Intention not yet clear' },
        },
      ),
      cite('二', 'SX-2.1', '健全分级分类服务机制'),
    ),
    servicePlan: set(
      planByTrack({
        employment: [
          namedService(willing, 'job-search-coaching', '求职指导', 'Job-search guidance'),
          namedService(willing, 'training', '职业培训', 'Vocational training'),
          namedService(willing, 'placement', '职业介绍', 'Job placement'),
          namedService(willing, 'recruitment-event', '组织参加招聘活动', 'Recruitment events'),
        ],
        flexible: [namedInformation(flexible, 'gig-match', '零工信息', 'Gig information')],
        'own-business': [
          namedService(ownBusiness, 'policy-advice', '政策咨询', 'Policy advice'),
          namedService(ownBusiness, 'start-up-training', '创业培训', 'Start-up training'),
          namedService(ownBusiness, 'opening-guidance', '开业指导', 'Opening guidance'),
          namedService(ownBusiness, 'project-recommendation', '项目推荐', 'Recommended projects'),
          namedService(ownBusiness, 'site-support', '场地支持', 'Support with premises'),
        ],
        unclear: [
          namedService(unclear, 'guidance', '职业指导', 'Vocational guidance'),
          namedService(unclear, 'career-planning', '职业规划', 'Career planning'),
          namedService(unclear, 'counselling', '心理疏导', 'Counselling'),
          namedService(
            cite('二', 'SX-2.5', '组织参加职业体验、就业见习等就业准备活动'),
            'preparation-activity',
            '职业体验、就业见习等就业准备活动（有意愿的）',
            'Job experience, internship or other preparation (for the willing)',
          ),
        ],
      }),
      withoutNumber(willing),
    ),
    longUnemployedYouth: open(cite('二', 'SX-2.5', '尤其是长期未就业青年群体')),
    oneToOne: set(
      {
        name: { zh: '“一对一”就业援助', en: 'One-to-one employment assistance' },
        scope: 'persons-with-employment-difficulty',
      },
      cite('六', 'SX-6.2', '制定个性化援助方案，开展“一对一”就业援助'),
    ),
    followUp: set(
      monthlyFollowUp({
        basis: 'circular',
        citation: cite('二', 'SX-2.6'),
        visit: '实地走访',
        phone: '电话调查',
      }),
      cite('二', 'SX-2.6', '每月至少进行1次跟踪回访'),
    ),
    publication: set(
      toPublish(
        cite('一', 'SX-1.1', '媒体、门户网站、官方微信公众号、官方微博、官方短视频账号'),
        [
          ['media', '媒体', 'The media'],
          ['portal', '门户网站', 'Portal website'],
          ['wechat', '官方微信公众号', 'Official WeChat account'],
          ['weibo', '官方微博', 'Official Weibo account'],
          ['short-video', '官方短视频账号', 'Official short-video account'],
        ],
        cite('一', 'SX-1.1', '公布登记失业办理入口、凭证程序、服务清单'),
        [
          ['登记失业办理入口', 'Where to register as unemployed'],
          ['凭证程序', 'Documents to show and procedure'],
          ['服务清单', 'List of services'],
        ],
      ),
      cite('一', 'SX-1.1', '媒体、门户网站、官方微信公众号、官方微博、官方短视频账号'),
    ),
    postsAsLastResort: set(
      { marketFirst: true },
      cite('六', 'SX-6.3', '对通过市场确实难以实现就业的，运用公益性岗位托底安置'),
    ),
    hardshipChain: dated(
      {
        steps: [
          formStep({ code: 'check', zh: '社区初审', en: 'First check by the community', workingDays: 7 }),
          formStep({ code: 'public-notice', zh: '公示', en: 'Public notice' }),
          formStep({ code: 'review', zh: '街道（乡镇）复审', en: 'Review by the street or township' }),
          formStep({ code: 'decision', zh: '县级认定', en: 'Decision by the county' }),
        ],
      },
      'reading',
      form('-', 'H1', undefined, {
        zh: '公示的天数未载明，由办理人按当地规定填写并说明依据',
        en: 'It gives no length of the public notice: whoever publishes it gives the days and where they come from.',
      }),
      circular.issued,
    ),
    difficultyRecognition: set(
      {
        groups: [
          member(cite('六', 'SX-6.1'), {
            code: 'zero-employment-household',
            zh: '零就业家庭成员',
            en: 'Member of a household in which nobody works',
          }),
          member(cite('六', 'SX-6.1'), {
            code: 'long-term-allowance',
            zh: '长期失业低保家庭成员',
            en: 'Member of a household on minimum living guarantee, long out of work',
          }),
          member(cite('六', 'SX-6.1'), { code: 'older', zh: '大龄失业人员', en: 'Older person out of work' }),
          member(cite('六', 'SX-6.1'), {
            code: 'out-of-poverty',
            zh: '脱贫人口',
            en: 'Person lifted out of poverty',
          }),
          member(cite('六', 'SX-6.1'), { code: 'disabled', zh: '残疾人', en: 'Person with a disability' }),
          member(cite('六', 'SX-6.1'), {
            code: 'graduate',
            zh: '就业困难高校毕业生',
            en: 'Graduate with employment difficulty',
          }),
        ],
      },
      cite('六', 'SX-6.1'),
    ),
    subsidySchemes: schemes,
    referral: set(
      {
        bodies: [
          civilAffairs(cite('六', 'SX-6.4', '及时将生活困难的登记失业人员信息推送给当地民政部门'), {
            reliefs: [{ code: 'social-relief', zh: '社会救助', en: 'Social relief' }],
          }),
          unemploymentInsurance(cite('结尾部分', 'SX-8.2')),
        ],
      },
      cite('六', 'SX-6.4', '加强信息共享和数据比对'),
    ),
    phaseOut: set(
      { phaseOutMonths: 6 },
      cite('六', 'SX-6.5', '在其家庭成员人均收入超过当地低保标准后给予6个月的渐退期'),
    ),
    loanIndividual: set({ maximumFen: 30_000_000 }, cite('五', 'SX-5.4', '贷款额度最高为30万元')),
    loanFirm: open(cite('五', 'SX-5.5', '根据企业实际吸纳就业人数合理确定创业担保贷款额度')),
    loanGroups: set(
      {
        groups: [
          member(cite('五', 'SX-5.4', '为城镇登记失业人员、就业困难人员（含残疾人）等符合条件的个人'), {
            code: 'registered-unemployed',
            zh: '城镇登记失业人员',
            en: 'Urban person registered as unemployed',
          }),
          member(cite('五', 'SX-5.4'), {
            code: 'employment-difficulty',
            zh: '就业困难人员（含残疾人）',
            en: 'Person with employment difficulty, including disabled persons',
          }),
          member(cite('五', 'SX-5.4'), {
            code: 'other-eligible',
            zh: '其他符合条件的个人',
            en: 'Another eligible person',
          }),
        ],
      },
      cite('五', 'SX-5.4', '为城镇登记失业人员、就业困难人员（含残疾人）等符合条件的个人'),
    ),
    counterGuarantee: set(
      waivedToHundredThousand(everyLoan),
      cite('五', 'SX-5.4', '对10万元以下的创业担保贷款免除反担保要求'),
    ),
    loanRelief: set(
      { schemes: [extension(cite('七', 'SX-7.4', '可申请展期还款，期限原则上不超过1年'))] },
      cite('七', 'SX-7.4', '疫情严重地区的创业担保贷款借款人，因停工停产导致还款困难的'),
    ),
    loanBanks: open(cite('五', 'SX-5.4', '鼓励经办银行')),
  },
};
