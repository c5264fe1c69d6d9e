import type { EpisodeWording } from '../../common/wording/episode-wording.ts';
import { withFigures } from '../../common/wording/figures.ts';

/** From the application to its result. */
export const registration = {
  events: {
    'application-submitted': (event) =>
      event.data.channel === 'online'
        ? { zh: '收到线上提交的失业登记申请', en: 'The application was received online' }
        : { zh: '窗口受理失业登记申请', en: 'The application was received at the counter' },
    'application-screened': {
      zh: '完成信息比对，供审核参考',
      en: 'Records were compared, as evidence for the officer',
    },
    'information-requested': {
      zh: '已请申请人补充说明，办理时限不因此延长',
      en: 'The applicant was asked for information (the time limit runs on)',
    },
    'information-provided': { zh: '申请人已补充说明', en: 'The applicant provided the information' },
    'application-approved': { zh: '审核通过，准予失业登记', en: 'The registration was approved' },
    'application-refused': { zh: '不予失业登记', en: 'The registration was refused' },
    'application-withdrawn': { zh: '申请人撤回申请', en: 'The applicant withdrew' },
    'application-ended': {
      zh: '申请人死亡，申请终止',
      en: 'The applicant has died, and the application ended',
    },
  },
  wordsForThePerson: ['information-requested', 'information-provided', 'application-refused'],
  tasks: {
    'decide-application': { zh: '审核失业登记申请', en: 'Decide on the application' },
  },
  deadlines: {
    decision: { zh: '审核失业登记申请', en: 'Decision on the application' },
  },
  problems: {
    'unemployed-before-working-age': [
      422,
      '失业日期早于达到法定劳动年龄之日，请核对。',
      'Nobody is unemployed before they are of working age: please check the date.',
    ],
    'date-before-birth': [
      422,
      '日期早于出生日期，请核对。',
      'This is before the date of birth: please check it.',
    ],
    'identity-number-length': [
      422,
      '居民身份证、居住证号码应为18位；通行证号码是8位数字，港澳居民的前面还有一个字母。请对照证件核对。',
      'The number of an identity card or residence permit has 18 characters. A travel permit number has 8 digits, with H or M before them for residents of Hong Kong and Macao. Check the card.',
    ],
    'identity-number-characters': [
      422,
      '居民身份证、居住证号码由数字组成，末位可以是 X；通行证号码是8位数字，港澳居民的前面还有一个字母。请对照证件核对。',
      'The number of an identity card or residence permit has only digits; the last character may be X. A travel permit number has 8 digits, with H or M before them for residents of Hong Kong and Macao. Check the card.',
    ],
    'identity-number-foreign-permanent-resident': [
      422,
      '这是外国人永久居留身份证号码。现行失业登记通知未列明该证件，系统不能在线受理，请持证件到公共就业服务机构窗口咨询，或拨打12333。',
      'This is the number of a foreign permanent resident ID card. The rules on registration do not name this card, so you cannot apply with it online. Ask at the counter of the agency, or call 12333.',
    ],
    'identity-not-yours': [
      403,
      '证件号码与您登录的实名信息不一致。为他人代办的，请注明代办关系。',
      'The number is not that of your verified sign-in. If you apply for somebody else, say so.',
    ],
    'too-many-open-applications': [
      429,
      '该账号一日内提交的申请或者办理中的申请已达上限，请次日再提交或待已提交的申请办结，也可以由本人到窗口办理。',
      'This sign-in has begun as many applications within a day, or has as many open ones, as it may: please wait, or come to the counter.',
    ],
    'document-needs-birth-date-and-sex': [
      422,
      '通行证号码不含出生日期和性别，请一并填写。',
      'A travel permit number does not contain the date of birth and sex. Enter them as well.',
    ],
    'identity-number-fifteen-digits': [
      422,
      '15位身份证号码已停止使用，请填写18位公民身份号码。',
      'Identity numbers of 15 digits are no longer valid. Enter the 18-digit number.',
    ],
    'identity-number-lost-precision': [
      422,
      '身份号码末尾数字已被电子表格损坏，无法还原，请按证件重新填写。',
      'A spreadsheet has changed the last digits, and they cannot be restored. Enter the number as it is on the card.',
    ],
    'identity-number-region': [
      422,
      '身份号码前两位不是有效的省级代码，请核对。',
      'The first two digits are not the code of a province. Check the number.',
    ],
    'identity-number-date': [
      422,
      '身份号码中的出生日期不存在，请核对第7至14位。',
      'The date of birth in the number does not exist. Check digits 7 to 14.',
    ],
    'identity-number-future': [
      422,
      '身份号码中的出生日期在今天之后，请核对。',
      'The date of birth in the number is in the future. Check the number.',
    ],
    'identity-number-checksum': [
      422,
      '身份号码校验不通过，可能有一位数字填错，请对照证件核对。',
      'The number is not valid. One digit is probably wrong. Check the card.',
    ],
    'invalid-name': [
      422,
      '姓名格式不正确，请按证件填写。',
      'The name is not valid. Enter it as it is on the card.',
    ],
    'invalid-phone': [
      422,
      '联系电话格式不正确，请填写11位手机号或带区号的固定电话；港澳台号码请加区号852、853、886，如+852 61234567。',
      'The phone number is not valid. Enter an 11-digit mobile number, or a landline number with its area code. For Hong Kong, Macao and Taiwan, begin with +852, +853 or +886.',
    ],
    'under-minimum-age': [
      422,
      '未达到法定劳动年龄，不能办理失业登记。',
      'A person below working age cannot be registered as unemployed.',
      withFigures(
        '未满{minimumAge:number}周岁，不能办理失业登记。',
        'A person under {minimumAge:number} cannot be registered as unemployed.',
      ),
    ],
    'drawing-pension': [
      422,
      '已依法享受基本养老保险待遇，不能办理失业登记；有求职意愿的，可以办理求职登记。',
      'A person drawing a basic pension cannot be registered as unemployed, but may register as a job-seeker.',
    ],
    'unknown-unemployment-reason': [
      422,
      '失业原因代码不存在，请从目录中选择。',
      'There is no such unemployment reason: choose one from the catalogue.',
    ],
    'reason-needs-school-leaving-date': [
      422,
      '毕业、肄业未就业的，请填写离校日期。',
      'For this reason, enter the date when you left school.',
    ],
    'reason-needs-last-employer': [
      422,
      '该失业原因需要填写原工作单位名称（无需任何证明材料）。',
      'For this reason, enter the name of your last employer. You do not need to prove it.',
    ],
    'channel-not-allowed': [
      422,
      '线上申请由本人或代办人提交，窗口申请由工作人员录入。',
      'Online applications are sent by the person or a helper; counter applications are entered by staff.',
    ],
    'already-active': [
      409,
      '该人员已有办理中的申请或有效的失业登记，全国范围内只能有一个。需要变更登记地的，本人可以登录后报告迁移，或到新登记地的服务窗口由工作人员代为申请转移。',
      'The person already has an open application or an active registration; there can be only one nationwide. To move it, they report the move after signing in, or have the counter of the new place ask for a transfer.',
    ],
    'unknown-refusal-reason': [
      422,
      '不予登记的理由不在允许范围内，请从待办中列出的理由里选择。',
      'This is no permitted ground for a refusal: choose one that the task lists.',
    ],
    'of-age': [
      422,
      '按登记的出生日期，本人已达到法定劳动年龄，不能以未达到年龄为由不予登记；信息有误的，请先更正。',
      'By the day of birth that is recorded, the person is of working age: they cannot be refused as too young. If the data are wrong, correct them first.',
      withFigures(
        '按登记的出生日期，本人已年满{minimumAge:number}周岁，不能以“未满{minimumAge:number}周岁”为由不予登记；信息有误的，请先更正。',
        'By the day of birth that is recorded, the person is {minimumAge:number} or older: they cannot be refused as too young. If the data are wrong, correct them first.',
      ),
    ],
    'unknown-information-item': [
      422,
      '补充内容不在可询问范围内，请从待办中列出的项目里选择。',
      'This may not be asked: choose one of the items that the task lists.',
    ],
    'forbidden-document': [
      422,
      '除本人有效身份证件外，不得要求申请人提供任何证明材料，也不得以缺少材料为由作出决定，请修改文字。',
      'Nothing may be asked for beyond an identity document, and no decision may rest on a missing paper: please change the text.',
    ],
    'forbidden-ground': [
      422,
      '不得以资料（材料）不全、未参保、不符合领金条件、人户分离、非本地户籍、没有档案等理由不予登记，请按事实说明不符合的登记条件。',
      'Nobody may be refused for incomplete papers, missing insurance, missing entitlement to benefit, household registration elsewhere or a missing archive: please say which condition is not met.',
    ],
    'information-already-requested': [
      409,
      '需要补充说明的内容应当一次性告知，该申请已经提出过，请根据现有情况办理；仍有疑问的，可以电话联系本人。',
      'What is to be added is asked for once, and it has been asked for: please decide on what is known, or call the person.',
    ],
    'contradicting-evidence': [
      409,
      '比对结果与登记条件不符，准予登记的须逐项说明核实情况。',
      'The comparison contradicts a registration: to approve, say for each finding what was found out.',
    ],
    'withdrawal-is-the-persons': [
      403,
      '线上提交的申请由本人登录后撤回；工作人员只能代窗口申请的本人撤回。',
      'An online application is withdrawn by the person; staff withdraw only for those who applied at the counter.',
    ],
    'nothing-was-asked': [409, '目前没有需要补充的内容。', 'Nothing is being asked at present.'],
  },
} as const satisfies EpisodeWording;
