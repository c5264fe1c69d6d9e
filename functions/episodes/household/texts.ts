import type {
  CheckedSubject,
  checkResults,
  HouseholdEndReason,
  householdRefusals,
  Relation,
  residences,
} from '../../../lib/domain/case/household/events.ts';
import type { HouseholdStatus } from '../../../lib/domain/case/household/state.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

type Texts<Code extends string> = Readonly<Record<Code, Bilingual>>;

export const relationTexts: Texts<Relation> = {
  self: { zh: '本人', en: 'The person' },
  spouse: { zh: '配偶', en: 'Spouse' },
  parent: { zh: '父母', en: 'Parent' },
  child: { zh: '子女', en: 'Child' },
  sibling: { zh: '兄弟姐妹', en: 'Brother or sister' },
  grandparent: { zh: '祖父母、外祖父母', en: 'Grandparent' },
  grandchild: { zh: '孙子女、外孙子女', en: 'Grandchild' },
  other: { zh: '其他共同生活的成员', en: 'Somebody else who lives in the household' },
};

export const householdStatusTexts: Texts<HouseholdStatus> = {
  'applied-for': { zh: '待核查', en: 'To be checked' },
  checked: { zh: '待确认', en: 'To be decided' },
  confirmed: { zh: '援助中', en: 'Gets help' },
  refused: { zh: '不予认定', en: 'Not recognised' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  lapsed: { zh: '登记终止，未作决定', en: 'Not decided before the registration ended' },
  ended: { zh: '援助已结束', en: 'The help has ended' },
  moved: { zh: '已随登记转出', en: 'Moved with the registration' },
};

export const residenceTexts: Texts<(typeof residences)[number]> = {
  urban: { zh: '城市居民家庭', en: 'Urban household' },
  rural: { zh: '农村居民家庭', en: 'Rural household' },
};

export const checkedSubjectTexts: Texts<CheckedSubject> = {
  employment: { zh: '就业登记', en: 'Registration of employment' },
  insurance: { zh: '社会保险参保', en: 'Social insurance' },
  business: { zh: '经营主体登记', en: 'Registration of a business' },
};

export const checkResultTexts: Texts<(typeof checkResults)[number]> = {
  'no-work': { zh: '未就业', en: 'Does not work' },
  work: { zh: '已就业', en: 'Works' },
  unknown: { zh: '未查到，须人工核查', en: 'Not known: a person looks' },
};

export const householdRefusalTexts: Texts<(typeof householdRefusals)[number]> = {
  'member-works': {
    zh: '法定劳动年龄内的家庭成员中有人已就业',
    en: 'A member of working age works',
  },
  'nobody-able-to-work': {
    zh: '家庭中没有法定劳动年龄内有劳动能力和就业需求的成员',
    en: 'No member of working age is able to work and wants to',
  },
  'not-one-household': {
    zh: '所报成员不属于同一家庭',
    en: 'Those named are not one household',
  },
  'not-urban': {
    zh: '不属于城市居民家庭',
    en: 'It is no household of urban residents',
  },
};

export const householdEndTexts: Texts<HouseholdEndReason> = {
  'member-in-work': { zh: '家庭成员已稳定就业', en: 'A member is stably in work' },
  'nobody-able-to-work': {
    zh: '家庭中已没有法定劳动年龄内有劳动能力和就业需求的成员',
    en: 'No member of working age is left who is able to work and wants to',
  },
  'three-refusals': {
    zh: '无正当理由3次以上拒不接受就业服务',
    en: 'Services were refused three times or more without good reason',
  },
  unreachable: { zh: '连续3个月无法取得联系', en: 'Nobody could be reached for three months in a row' },
  'own-wish': { zh: '家庭暂无就业愿望或申请退出', en: 'The household asks for it' },
};
