import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { citing, dated, stated } from '../../author.ts';
import type { Layer } from '../../values.ts';

const circular3 = citing('mohrss-2020-3');
const circular79 = citing('mohrss-2020-79');
const circular97 = citing('mohrss-2014-97');

const whenConditionsMet = {
  zh: '情况变化、符合条件后可随时再次申请，不受次数限制。',
  en: 'You may apply again at any time, as often as you like, once your situation meets the conditions.',
};

/** What a person can do against some reasons of refusal, as letters said it until 1 December 2026. */
const wordsBefore = {
  'draws-pension': {
    zh: '并未领取基本养老金的，请说明情况并申请复核，由工作人员向养老保险经办机构核实。',
    en: 'If you do not draw a basic pension, say so and ask for a review; our staff will check with the pension agency.',
  },
  'in-employment': {
    zh: '已经离开单位或停止经营的，请说明时间和情况并申请复核；不需要提供任何证明。',
    en: 'If you have left that work or stopped that business, tell us since when and ask for a review; no proof is needed.',
  },
  'unable-to-work': {
    zh: '认为自己仍有劳动能力的，可以申请复核；有残疾不等于丧失劳动能力。',
    en: 'If you are able to work, ask for a review; a disability does not by itself mean being unable to work.',
  },
  'already-registered': {
    zh: '需要换地享受服务的，可以申请转移登记；原登记并非本人办理的，请申请复核。',
    en: 'To be served in another place, ask for a transfer; if the other registration is not yours, ask for a review.',
  },
};
/** The same since then, in the words of the portal. */
const wordsSince = {
  'draws-pension': {
    zh: '并未领取基本养老金的，请提出异议并说明情况，由工作人员向养老保险经办机构核实。',
    en: 'If you do not draw a basic pension, object and say so; our staff will check with the pension agency.',
  },
  'in-employment': {
    zh: '已经离开单位或停止经营的，请提出异议并说明时间和情况；不需要提供任何证明。',
    en: 'If you have left that work or stopped that business, object and tell us since when; no proof is needed.',
  },
  'unable-to-work': {
    zh: '认为自己仍有劳动能力的，可以提出异议；有残疾不等于丧失劳动能力。',
    en: 'If you are able to work, you may object; a disability does not by itself mean being unable to work.',
  },
  'already-registered': {
    zh: '需要换地享受服务的，登录后在已有的登记中选择“报告变化”，再选“已迁移住所”，或到服务窗口办理转移登记；原登记并非本人办理的，请提出异议。',
    en: 'To be served in another place, choose “Report a change” in the registration that you have and say that you have moved, or ask at the counter; if the other registration is not yours, please object.',
  },
};

/** The reasons for which registration may be refused, with what the person can do. */
const refusalReasons = (words: typeof wordsSince) => [
  stated('national', circular3('一', 'N1', '年满16周岁（含）'), {
    code: 'under-age',
    zh: '未满16周岁',
    en: 'Under 16 years of age',
    law: {
      zh: '失业登记的劳动年龄为年满16周岁（含）至依法享受基本养老保险待遇。',
      en: 'Working age for registration runs from 16 (inclusive) until a basic pension is drawn.',
    },
    remedy: {
      zh: '年满16周岁当日起即可申请。身份信息有误的，可以申请更正。',
      en: 'You may apply from your 16th birthday. If your identity data are wrong, you may have them corrected.',
    },
  }),
  stated('national', circular3('一', 'N1', '至依法享受基本养老保险待遇'), {
    code: 'draws-pension',
    zh: '已依法享受基本养老保险待遇',
    en: 'Already draws a basic pension',
    law: {
      zh: '失业登记的劳动年龄为年满16周岁（含）至依法享受基本养老保险待遇。',
      en: 'Working age for registration runs from 16 (inclusive) until a basic pension is drawn.',
    },
    remedy: words['draws-pension'],
    fallbackGround: 'over-age',
  }),
  stated('national', circular3('一', 'N1', '处于无业状态'), {
    code: 'in-employment',
    zh: '目前处于就业状态（在用人单位就业、从事个体经营或创办企业）',
    en: 'Currently in work (employed, self-employed, or running an enterprise)',
    law: {
      zh: '失业登记对象应处于无业状态。',
      en: 'Only jobless persons can be registered as unemployed.',
    },
    remedy: words['in-employment'],
    fallbackGround: 'ineligible',
  }),
  stated('national', circular3('一', 'N1', '有劳动能力'), {
    code: 'unable-to-work',
    zh: '完全丧失劳动能力',
    en: 'Has completely lost the ability to work',
    law: {
      zh: '失业登记对象应有劳动能力。',
      en: 'Only persons who are able to work can be registered as unemployed.',
    },
    remedy: words['unable-to-work'],
    fallbackGround: 'ineligible',
  }),
  stated('national', circular3('一', 'N1', '有就业要求'), {
    code: 'not-seeking-work',
    zh: '本人表示没有就业要求',
    en: 'Has stated not to want work',
    law: {
      zh: '失业登记对象应有就业要求。',
      en: 'Only persons who want work can be registered as unemployed.',
    },
    remedy: whenConditionsMet,
  }),
  stated('national', circular3('一', 'N1'), {
    code: 'person-not-covered',
    zh: '不属于可登记的人员范围',
    en: 'Not among the persons who can be registered',
    law: {
      zh: '城乡劳动者，以及在内地（大陆）就业后失业的港澳台居民，可以办理失业登记。',
      en: 'Urban and rural workers can be registered, and residents of Hong Kong, Macao and Taiwan who lost work on the mainland.',
    },
    remedy: whenConditionsMet,
    fallbackGround: 'ineligible',
  }),
  stated('national', circular79('一(一)', 'N2', '户籍地、常住地、就业地、参保地'), {
    code: 'outside-four-places',
    zh: '申请地不是户籍地、常住地、就业地或参保地',
    en: 'Applied in none of the four places (household registration, residence, last work, insurance)',
    law: {
      zh: '失业人员可在户籍地、常住地、就业地、参保地进行失业登记。',
      en: 'Unemployed persons may register where they have their household registration, live, last worked, or were insured.',
    },
    remedy: {
      zh: '请向上述四地中任一地的公共就业服务机构申请，或通过全国统一服务平台申请。',
      en: 'Apply to the agency at any one of the four places, or on the national platform.',
    },
    fallbackGround: 'ineligible',
  }),
  stated('reading', circular79('一(一)', 'I-15', '户籍地、常住地、就业地、参保地'), {
    code: 'already-registered',
    zh: '已有一项有效的失业登记',
    en: 'Already has an active registration',
    law: {
      zh: '失业人员可在户籍地、常住地、就业地、参保地进行失业登记；已在其中一地登记且登记有效的，不重复登记。',
      en: 'Unemployed persons may register at one of four places; whoever has an active registration at one of them is not registered again.',
    },
    remedy: words['already-registered'],
  }),
  stated('reading', circular3('三', 'N1', '劳动者持本人有效身份证件'), {
    code: 'identity-not-confirmed',
    zh: '身份无法核实',
    en: 'Identity could not be confirmed',
    law: {
      zh: '办理失业登记应持本人有效身份证件。',
      en: 'Registration requires the person’s own valid identity document.',
    },
    remedy: {
      zh: '请携带本人有效身份证件到任一服务窗口当面核实，或更正信息后重新申请。',
      en: 'Show your valid identity document at any counter, or correct the data and apply again.',
    },
  }),
];

/** Why registration may be refused, why it may not be, and how to contest a refusal. */
export const refusals = {
  refusalReasons: [
    {
      value: refusalReasons(wordsBefore),
      basis: 'national',
      citation: circular3('一', 'N1'),
      from: undefined,
      until: parseLocalDate('2026-12-01'),
    },
    {
      value: refusalReasons(wordsSince),
      basis: 'national',
      citation: circular3('一', 'N1'),
      from: parseLocalDate('2026-12-02'),
    },
  ],
  forbiddenRefusalGrounds: dated(
    [
      stated(
        'national',
        circular79('一(二)', 'N2', '严禁以资料（材料）不全、未参保、不符合领金条件等理由拒绝登记'),
        {
          code: 'incomplete-materials',
          zh: '资料（材料）不全',
          en: 'Incomplete materials',
        },
      ),
      stated('national', circular79('一(二)', 'N2'), {
        code: 'not-insured',
        zh: '未参加社会保险',
        en: 'Not covered by social insurance',
      }),
      stated('national', circular79('一(二)', 'N2'), {
        code: 'no-benefit-entitlement',
        zh: '不符合领取失业保险金条件',
        en: 'No entitlement to unemployment benefit',
      }),
      stated('national', circular97('-', 'N15'), {
        code: 'separated-household-registration',
        zh: '人户分离',
        en: 'Living elsewhere than at the place of household registration',
      }),
      stated('national', circular97('-', 'N15'), {
        code: 'not-local',
        zh: '非本地户籍',
        en: 'No local household registration',
      }),
      stated('national', circular97('-', 'N15'), {
        code: 'no-archive',
        zh: '没有档案',
        en: 'No personnel archive',
      }),
      stated('reading', circular3('一', 'I-03'), {
        code: 'past-retirement-month',
        zh: '超过法定退休年龄但未享受基本养老保险待遇',
        en: 'Past the statutory retirement age without drawing a basic pension',
      }),
    ],
    'national',
    circular79('一(二)', 'N2', '严禁以资料（材料）不全、未参保、不符合领金条件等理由拒绝登记'),
  ),
  remedies: dated(
    [
      stated('proposal', citing('product-design')('-', 'G6'), {
        code: 'review',
        zh: '可以提出异议：登录后选择“提出异议”，或到服务窗口请工作人员代为提出；由作出决定以外的主管复核，并告知结果。',
        en: 'You may object: choose “object” after signing in, or ask at the counter. A supervisor who did not decide looks at it again, and you are told the result.',
      }),
      stated('national', citing('personal-information-law')('第四十六条', 'G10'), {
        code: 'correction',
        zh: '发现信息不准确的，有权请求更正、补充。',
        en: 'If the data held about you are wrong, you have the right to have them corrected or completed.',
      }),
      stated('national', citing('personal-information-law')('第二十四条', 'G6'), {
        code: 'explanation',
        zh: '有权要求就决定作出说明；决定由工作人员作出，而不是仅由系统自动作出。',
        en: 'You have the right to an explanation; decisions are made by a person, not by the system alone.',
      }),
      stated(
        'national',
        citing('reconsideration-law')(
          '第二十条',
          'L17',
          '可以自知道或者应当知道该行政行为之日起六十日内提出行政复议申请',
        ),
        {
          code: 'reconsideration',
          zh: '对决定不服的，可以自知道该决定之日起60日内，向有管辖权的人民政府申请行政复议。',
          en: 'You may apply to the people’s government in charge for administrative reconsideration within 60 days of learning of the decision.',
        },
      ),
      stated(
        'national',
        citing('administrative-procedure-law')(
          '第四十六条',
          'L18',
          '应当自知道或者应当知道作出行政行为之日起六个月内提出',
        ),
        {
          code: 'litigation',
          zh: '也可以自知道该决定之日起6个月内，直接向有管辖权的人民法院提起行政诉讼。',
          en: 'You may also bring an administrative action directly in the court in charge within six months of learning of the decision.',
        },
      ),
    ],
    'national',
    citing('reconsideration-regulation')(
      '第十七条',
      'L19',
      '应当告知其申请行政复议的权利、行政复议机关和行政复议申请期限',
    ),
  ),
} as const satisfies Layer['values'];
