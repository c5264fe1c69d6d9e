import { citing, dated, stated } from '../../author.ts';
import type { Layer } from '../../values.ts';
import { forbiddenDocuments } from './forbidden-documents.ts';

const circular3 = citing('mohrss-2020-3');
const letter218 = citing('mohrss-letter-2018-218');
const design = citing('product-design');

/** What the person shows, and what they state. */
export const documents = {
  identityDocuments: dated(
    [
      stated('national', circular3('三', 'N1'), {
        code: 'identity-card',
        zh: '居民身份证',
        en: 'Resident identity card',
        acceptedFor: ['mainland'],
      }),
      stated('national', circular3('三', 'N1'), {
        code: 'social-security-card',
        zh: '社会保障卡（含电子社保卡）',
        en: 'Social security card, also the electronic one',
        acceptedFor: ['mainland', 'hong-kong-macao', 'taiwan'],
      }),
      stated('national', circular3('三', 'N1'), {
        code: 'residence-permit',
        zh: '港澳台居民居住证',
        en: 'Residence permit for Hong Kong, Macao and Taiwan residents',
        acceptedFor: ['hong-kong-macao', 'taiwan'],
      }),
      stated('national', letter218('二', 'N22'), {
        code: 'mainland-travel-permit',
        zh: '港澳居民来往内地通行证',
        en: 'Mainland travel permit for Hong Kong and Macao residents',
        acceptedFor: ['hong-kong-macao'],
      }),
      stated('national', letter218('二', 'N22'), {
        code: 'taiwan-travel-permit',
        zh: '台湾居民来往大陆通行证',
        en: 'Mainland travel permit for Taiwan residents',
        acceptedFor: ['taiwan'],
      }),
    ],
    'national',
    circular3('三', 'N1', '劳动者持本人有效身份证件'),
  ),
  forbiddenDocuments,
  applicationFacts: dated(
    [
      stated('national', circular3('三', 'N1'), {
        code: 'name-and-identity-number',
        zh: '姓名和身份证件号码',
        en: 'Name and number of the identity document',
        required: 'always',
      }),
      stated('proposal', design('-', 'D3.7'), {
        code: 'contact',
        zh: '至少一种联系方式',
        en: 'At least one way to be reached',
        required: 'always',
      }),
      stated('national', citing('mohrss-2020-79')('一(一)', 'N2'), {
        code: 'place',
        zh: '登记地类型及所在县（市、区）',
        en: 'Which of the four places, and the county or district',
        required: 'always',
      }),
      stated('national', circular3('三', 'N1'), {
        code: 'unemployment-reason',
        zh: '失业原因',
        en: 'Reason of unemployment',
        required: 'always',
      }),
      stated('proposal', design('-', 'D3.9'), {
        code: 'unemployment-date',
        zh: '失业时间',
        en: 'Since when the person has been out of work',
        required: 'always',
      }),
      stated('national', circular3('三', 'N1', '对填写信息真实性作出书面承诺'), {
        code: 'truth-commitment',
        zh: '信息真实性书面承诺',
        en: 'Written commitment that what is stated is true',
        required: 'always',
      }),
      stated('proposal', design('-', 'D3.8'), {
        code: 'school-leaving-date',
        zh: '离校时间（离校未就业人员填写）',
        en: 'Date of leaving school (those who left school without work)',
        required: 'for-some-reasons',
      }),
      stated('proposal', design('-', 'D3.8'), {
        code: 'last-employer',
        zh: '原用人单位名称（从用人单位失业的填写）',
        en: 'Name of the last employer (those who lost a job)',
        required: 'for-some-reasons',
      }),
      stated('national', citing('ministry-online-registration-plan')('-', 'N8'), {
        code: 'disability-grade',
        zh: '残疾等级（残疾人自愿填写）',
        en: 'Grade of disability (persons with a disability, if they wish)',
        required: 'optional',
      }),
      stated('proposal', design('-', 'SX-1.3'), {
        code: 'skill-level',
        zh: '技能水平',
        en: 'Skill level',
        required: 'optional',
      }),
      stated('proposal', design('-', 'SX-1.3'), {
        code: 'employment-intention',
        zh: '就业意愿',
        en: 'Employment intention',
        required: 'optional',
      }),
    ],
    'national',
    circular3('三', 'N1', '提供个人基本信息和失业原因'),
  ),
  unemploymentReasons: dated(
    {
      codes: ['10', '20', '21', '22', '23', '24', '31', '32', '33', '40', '50', '60', '70', '90'],
    },
    'reading',
    citing('shanghai-registration-form')('-', 'D1', undefined, {
      zh: '取自在用系统的代码表，与全国字段AJC093结构一致',
      en: 'From the code table of a running system; it has the structure of the national field AJC093.',
    }),
  ),
} as const satisfies Layer['values'];
