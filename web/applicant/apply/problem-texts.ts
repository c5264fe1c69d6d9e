import type { Bilingual } from '../../texts/language.ts';

/**
 * The words of the checks that run while the person writes. They are the server's own, by the code of the problem
 * (test/web/applicant.test.ts compares them).
 */
export const problemTexts = {
  'document-needs-birth-date-and-sex': {
    zh: '通行证号码不含出生日期和性别，请一并填写。',
    en: 'A travel permit number does not contain the date of birth and sex. Enter them as well.',
  },
  'identity-number-fifteen-digits': {
    zh: '15位身份证号码已停止使用，请填写18位公民身份号码。',
    en: 'Identity numbers of 15 digits are no longer valid. Enter the 18-digit number.',
  },
  'identity-number-lost-precision': {
    zh: '身份号码末尾数字已被电子表格损坏，无法还原，请按证件重新填写。',
    en: 'A spreadsheet has changed the last digits, and they cannot be restored. Enter the number as it is on the card.',
  },
  'identity-number-foreign-permanent-resident': {
    zh: '这是外国人永久居留身份证号码。现行失业登记通知未列明该证件，系统不能在线受理，请持证件到公共就业服务机构窗口咨询，或拨打12333。',
    en: 'This is the number of a foreign permanent resident ID card. The rules on registration do not name this card, so you cannot apply with it online. Ask at the counter of the agency, or call 12333.',
  },
  'identity-number-characters': {
    zh: '居民身份证、居住证号码由数字组成，末位可以是 X；通行证号码是8位数字，港澳居民的前面还有一个字母。请对照证件核对。',
    en: 'The number of an identity card or residence permit has only digits; the last character may be X. A travel permit number has 8 digits, with H or M before them for residents of Hong Kong and Macao. Check the card.',
  },
  'identity-number-length': {
    zh: '居民身份证、居住证号码应为18位；通行证号码是8位数字，港澳居民的前面还有一个字母。请对照证件核对。',
    en: 'The number of an identity card or residence permit has 18 characters. A travel permit number has 8 digits, with H or M before them for residents of Hong Kong and Macao. Check the card.',
  },
  'identity-number-region': {
    zh: '身份号码前两位不是有效的省级代码，请核对。',
    en: 'The first two digits are not the code of a province. Check the number.',
  },
  'identity-number-date': {
    zh: '身份号码中的出生日期不存在，请核对第7至14位。',
    en: 'The date of birth in the number does not exist. Check digits 7 to 14.',
  },
  'identity-number-future': {
    zh: '身份号码中的出生日期在今天之后，请核对。',
    en: 'The date of birth in the number is in the future. Check the number.',
  },
  'identity-number-checksum': {
    zh: '身份号码校验不通过，可能有一位数字填错，请对照证件核对。',
    en: 'The number is not valid. One digit is probably wrong. Check the card.',
  },
  'invalid-name': {
    zh: '姓名格式不正确，请按证件填写。',
    en: 'The name is not valid. Enter it as it is on the card.',
  },
  'invalid-phone': {
    zh: '联系电话格式不正确，请填写11位手机号或带区号的固定电话；港澳台号码请加区号852、853、886，如+852 61234567。',
    en: 'The phone number is not valid. Enter an 11-digit mobile number, or a landline number with its area code. For Hong Kong, Macao and Taiwan, begin with +852, +853 or +886.',
  },
  'reason-needs-school-leaving-date': {
    zh: '毕业、肄业未就业的，请填写离校日期。',
    en: 'For this reason, enter the date when you left school.',
  },
  'reason-needs-last-employer': {
    zh: '该失业原因需要填写原工作单位名称（无需任何证明材料）。',
    en: 'For this reason, enter the name of your last employer. You do not need to prove it.',
  },
  'date-in-future': { zh: '日期不能在今天之后。', en: 'The date cannot be in the future.' },
} as const satisfies Record<string, Bilingual>;
