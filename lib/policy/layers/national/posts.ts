import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import type { HouseholdEndReason } from '../../../domain/case/household/events.ts';
import { citing, dated, stated } from '../../author.ts';
import type { ZeroEmploymentRule } from '../../values/posts.ts';
import type { Described } from '../../values/registration.ts';
import type { Layer } from '../../values.ts';

const law = citing('employment-promotion-law');
const reply = citing('mohrss-post-reply');
const localPages = citing('zero-employment-pages');
const postPeriods = citing('public-post-periods');
const localPosts = citing('liaocheng-posts');

const end = stated<Described<HouseholdEndReason>>;

/** Why the help of a household ends: by the law one of its members works; the others are a local list (I-65). */
const memberInWork = end('national', law('第五十六条', 'L1', '确保城市有就业需求的家庭至少有一人实现就业'), {
  code: 'member-in-work',
  zh: '家庭至少一人已稳定就业',
  en: 'At least one member is stably in work',
});
const localEnds = [
  end('proposal', localPages('-', 'H9'), {
    code: 'three-refusals',
    zh: '无正当理由3次以上拒不接受就业服务',
    en: 'Services were refused three times or more without good reason',
  }),
  end('proposal', localPages('-', 'H9'), {
    code: 'unreachable',
    zh: '连续3个月无法取得联系',
    en: 'Nobody could be reached for three months in a row',
  }),
  end('proposal', localPages('-', 'H9'), {
    code: 'own-wish',
    zh: '家庭暂无就业愿望或申请退出',
    en: 'The household wants no work for now, or asks for it',
  }),
];
// Who is such a household, the law says; when one ends of which nobody is left who could work, no source says (I-65).
const nobodyLeft = end(
  'proposal',
  law('第五十六条', 'L1', '法定劳动年龄内的家庭人员均处于失业状况的城市居民家庭'),
  {
    code: 'nobody-able-to-work',
    zh: '家庭中已没有法定劳动年龄内有劳动能力和就业需求的成员（死亡、迁出、退休等）',
    en: 'No member of working age is left who is able to work and wants to (death, removal, retirement)',
  },
);

const zeroEmployment = (endReasons: ZeroEmploymentRule['endReasons']): ZeroEmploymentRule => ({
  recognition: stated(
    'national',
    law('第五十六条', 'L1', '法定劳动年龄内的家庭人员均处于失业状况的城市居民家庭'),
    {
      code: 'nobody-of-working-age-works',
      zh: '法定劳动年龄内的家庭人员均处于失业状况的城市居民家庭',
      en: 'A household of urban residents in which everybody of working age is out of work',
    },
  ),
  checkWorkingDays: 3,
  decideWorkingDays: 3,
  helpWithin: 'quarter-of-recognition',
  warnAfterWorkingDays: 10,
  warnAfterDays: 30,
  endReasons,
});
const zeroEmploymentSource = localPages('-', 'C7', undefined, {
  zh: '法律要求至少一人实现就业，未定期限；“当季消除”和10个工作日、30日的预警见于地方做法，核查、确认时限按I-13，均为系统默认值，由各地设定',
  en: 'The law wants one member in work and sets no time. The quarter, and the warnings after 10 working days and 30 days, are local practice; the times for checking and deciding follow I-13. All are defaults, to be set by the region.',
});

/** Households without work, and posts of last resort (DOMAIN C7, C8). */
export const posts = {
  zeroEmploymentHousehold: [
    {
      value: zeroEmployment([memberInWork, ...localEnds]),
      basis: 'proposal',
      citation: zeroEmploymentSource,
      from: undefined,
      until: parseLocalDate('2026-12-02'),
    },
    {
      value: zeroEmployment([memberInWork, nobodyLeft, ...localEnds]),
      basis: 'proposal',
      citation: zeroEmploymentSource,
      from: parseLocalDate('2026-12-03'),
    },
  ],
  publicPost: dated(
    {
      maximumMonths: 36,
      toRetirementWithinYears: 5,
      maximumPlacements: 2,
      secondFor: [
        stated('national', postPeriods('-', 'H7'), {
          code: 'older',
          zh: '大龄就业困难人员',
          en: 'Older person in difficulty',
        }),
        stated('national', postPeriods('-', 'H7'), {
          code: 'zero-employment-household',
          zh: '零就业家庭成员',
          en: 'Member of a household without work',
        }),
        stated('national', postPeriods('-', 'H7'), {
          code: 'severely-disabled',
          zh: '重度残疾人',
          en: 'Severely disabled person',
        }),
      ],
      excludedWork: [
        stated('proposal', localPosts('-', 'H8'), {
          code: 'management',
          zh: '管理类岗位',
          en: 'Management',
        }),
        stated('proposal', localPosts('-', 'H8'), {
          code: 'technical',
          zh: '专业技术类岗位',
          en: 'Technical work',
        }),
      ],
      noticeMonths: 3,
      decideWorkingDays: 3,
      recordEndWorkingDays: 3,
      offerRegistrationWorkingDays: 5,
    },
    'national',
    reply('-', 'H6', undefined, {
      zh: '补贴期限不超过3年、距退休不足5年可延长至退休、累计不超过2次为国家规定；不得设管理、技术岗位为聊城做法；期满前3个月提示和各办理时限没有来源，为系统默认值',
      en: 'Three years, to retirement with fewer than five years left, and two placements are national. That no post is a management or technical one is a rule of Liaocheng. Telling the person three months ahead, and the handling times, have no source: they are our defaults.',
    }),
  ),
} as const satisfies Layer['values'];
