import type { EpisodeWording } from '../../common/wording/episode-wording.ts';
import { withFigures } from '../../common/wording/figures.ts';

/** A household without work, from the application to the day on which one of its members works. */
export const household = {
  events: {
    'household-applied-for': ({ actor }) =>
      actor.role === 'applicant'
        ? {
            zh: '已申请认定零就业家庭',
            en: 'The household applied for recognition as a household without work',
          }
        : { zh: '经办人员提请认定零就业家庭', en: 'The household was proposed as a household without work' },
    'household-compared': {
      zh: '已比对家庭成员的参保和经营主体登记信息',
      en: 'The members were compared with records of insurance and businesses',
    },
    'household-checked': { zh: '零就业家庭申请已核查', en: 'The household was checked' },
    'household-confirmed': {
      zh: '已认定为零就业家庭，开始援助',
      en: 'The household was recognised and gets help',
    },
    'household-refused': { zh: '不予认定零就业家庭', en: 'The household was not recognised' },
    'household-withdrawn': {
      zh: '已撤回零就业家庭申请',
      en: 'The application for the household was withdrawn',
    },
    'household-ended': { zh: '零就业家庭援助已结束', en: 'The help for the household has ended' },
    'household-reopened': {
      zh: '家庭再次无人就业，重新纳入零就业家庭援助',
      en: 'Nobody in the household has work any more; the help resumed',
    },
    'household-membership-begun': {
      zh: '所在家庭已认定为零就业家庭',
      en: 'The person’s household was recognised as one without work',
    },
    'household-membership-ended': {
      zh: '所在家庭不再是零就业家庭',
      en: 'The person’s household is no longer one without work',
    },
  },
  wordsForThePerson: ['household-refused', 'household-ended', 'household-reopened'],
  tasks: {
    'check-household': { zh: '核查零就业家庭申请', en: 'Check a household without work' },
    'decide-household': { zh: '确认零就业家庭', en: 'Decide on a household without work' },
    'help-household': { zh: '帮扶零就业家庭至少一人就业', en: 'Help one member of the household into work' },
  },
  deadlines: {
    'household-check': { zh: '核查零就业家庭申请', en: 'Check of a household' },
    'household-decision': { zh: '确认零就业家庭', en: 'Decision on a household' },
    'household-help': {
      zh: '零就业家庭当季消除',
      en: 'One member of the household to find work by the end of the quarter',
    },
  },
  problems: {
    'household-under-way': [
      409,
      '零就业家庭申请正在办理，请等待结果，或先撤回申请。',
      'An application for the household is being dealt with: wait for the result, or withdraw it first.',
    ],
    'household-recognised-already': [
      409,
      '该家庭已认定为零就业家庭，正在援助中，不需要重复申请。',
      'The household is recognised already and is being helped.',
    ],
    'household-member-elsewhere': [
      409,
      '有家庭成员已列入另一户的申请或认定，一人同一时间只能属于一户，请与经办机构核实。',
      'A member belongs to another household that was applied for or recognised: a person is in one at a time. Please ask the agency.',
    ],
    'household-member-number-missing': [
      422,
      '达到法定劳动年龄且有劳动能力的家庭成员须填写身份证件号码，以便由经办机构比对信息，不需要提交材料。',
      'Whoever is of working age and able to work needs their identity number, so that the agency can compare records; no paper is needed.',
      withFigures(
        '已满{minimumAge:number}周岁且有劳动能力的家庭成员须填写身份证件号码，以便由经办机构比对信息，不需要提交材料。',
        'Whoever is {minimumAge:number} or older and able to work needs their identity number, so that the agency can compare records; no paper is needed.',
      ),
    ],
    'household-minor-without-number': [
      422,
      '未达到法定劳动年龄的家庭成员不需要填写身份证件号码，请删除后重新提交，只填写关系和出生日期。',
      'Of a member below working age no identity number is needed: take it out, and state the relation and the day of birth only.',
      withFigures(
        '未满{minimumAge:number}周岁的家庭成员不需要填写身份证件号码，请删除后重新提交，只填写关系和出生日期。',
        'Of a member under {minimumAge:number} no identity number is needed: take it out, and state the relation and the day of birth only.',
      ),
    ],
    'household-minor-cannot-work': [
      422,
      '未达到法定劳动年龄的家庭成员不计为有劳动能力的成员，请更正。',
      'A member below working age never counts as able to work: please correct this.',
      withFigures(
        '未满{minimumAge:number}周岁的家庭成员不计为有劳动能力的成员，请更正。',
        'A member under {minimumAge:number} never counts as able to work: please correct this.',
      ),
    ],
    'household-member-twice': [
      422,
      '同一家庭成员重复填写，请核对；本人不需要填入成员名单。',
      'A member is named twice. The person of the case need not be named.',
    ],
    'household-birth-date-differs': [
      422,
      '家庭成员的出生日期与身份证件号码不一致，请核对。',
      'The day of birth of a member does not fit their identity number.',
    ],
    'household-birth-date-missing': [
      422,
      '没有填写证件号码，或者填写通行证号码的家庭成员，须填写出生日期。',
      'A member without an identity number, or with that of a travel permit, needs a day of birth.',
    ],
    'household-member-unknown': [
      422,
      '填写的成员序号不在该家庭须核查的成员中，请核对。',
      'This number is none of a member to be looked at.',
    ],
    'household-check-incomplete': [
      422,
      '还有成员的就业、参保或经营登记情况没有查明，请逐项核查后填写结果、来源和日期。',
      'Of some members it is not known whether they work, are insured or run a business: look each up, and state the result, the source and the day.',
    ],
    'household-member-works': [
      409,
      '核查结果显示有成员已就业，不能认定为零就业家庭；核查有误的，请先更正核查结果。',
      'By the checks a member works, so that it cannot be recognised.',
    ],
    'household-end-reason-not-open': [
      422,
      '本地区没有规定该结束情形。',
      'The rules of this region do not have this reason.',
    ],
    'household-end-needs-member': [
      422,
      '因成员就业结束援助的，须填写就业的成员和起始日期。',
      'State which member works, and since when.',
    ],
    'household-member-registered': [
      409,
      '申请人仍在失业登记中，属于有劳动能力和就业要求的成员，不能以家庭中没有可就业成员为由结束援助；其情况已变化的，请先办理注销。',
      'The person of this case is registered as unemployed, and so is able to work and wants to: close the registration first if this has changed.',
    ],
    'household-not-applied-for': [
      409,
      '没有处于该环节的零就业家庭事项。',
      'There is no household at this step.',
    ],
    'household-not-ended-by-work': [
      409,
      '只有因成员就业结束援助的零就业家庭可以重新纳入，其他情形请重新申请。',
      'Only a household whose help ended because a member worked is taken up again; otherwise it applies anew.',
    ],
  },
} as const satisfies EpisodeWording;
