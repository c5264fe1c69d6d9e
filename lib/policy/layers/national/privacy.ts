import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { citing, dated, proposed, stated } from '../../author.ts';
import type { Bilingual } from '../../bilingual.ts';
import type { Layer } from '../../values.ts';

const law = citing('personal-information-law');

const unsourced = (zh: string, en: string) =>
  citing('product-design')('-', 'G9', undefined, {
    zh: `${zh}没有找到规定的保存期限；为建议值，由经办机构与档案部门商定后设定`,
    en: `No source sets how long ${en} is kept; this is our proposal, to be agreed with the archive office.`,
  });

const noticeLaw = law('第十七条、第三十条、第三十五条', 'G2');

const keptBefore = {
  zh: '登记和服务档案自注销之日起{registration-file}，不予登记的申请自决定之日起{unregistered-application}。',
  en: 'Registration and service files are kept {registration-file} after closure, refused applications {unregistered-application} after the decision.',
};
/** Files with a subsidy or a loan have a retention period of their own. */
const keptSince = {
  zh: '登记和服务档案自注销之日起{registration-file}，不予登记的申请自决定之日起{unregistered-application}；发放过补贴或者贷款的，档案自注销之日或者最后一笔款项办结之日（以较晚的为准）起{subsidy-file}。',
  en: 'Registration and service files are kept {registration-file} after closure, refused applications {unregistered-application} after the decision; files with a subsidy or a loan {subsidy-file} after closure or the end of the last payment, whichever is later.',
};

/** The paragraphs of the notice, with how long records are kept. */
const paragraphs = (kept: Bilingual) => [
  stated('national', law('第十七条', 'G2'), {
    code: 'processor',
    zh: '处理者',
    en: 'Who processes your data',
    text: {
      zh: '受理申请的公共就业服务机构及其上级人力资源社会保障部门；可以到服务窗口联系，或者拨打12333服务热线。',
      en: 'The public employment service agency that takes your application, and the human resources and social security department above it. You reach them at the counter or by calling 12333.',
    },
  }),
  stated('national', law('第十三条、第三十四条', 'G1'), {
    code: 'legal-basis',
    zh: '处理依据',
    en: 'Legal basis',
    text: {
      zh: '为履行就业促进法规定的失业登记和公共就业服务职责所必需，不需要取得同意；超出该职责的用途另行征得同意。',
      en: 'Necessary for the statutory duty of registering unemployment and serving job-seekers (Employment Promotion Law), so no consent is needed; any use beyond that duty needs your separate consent.',
    },
  }),
  stated('national', law('第十七条', 'G2'), {
    code: 'purpose-and-kinds',
    zh: '目的和种类',
    en: 'Purpose and kinds of data',
    text: {
      zh: '为办理失业登记、联系和提供就业服务，处理姓名、身份证件号码、联系方式、登记地、失业原因、失业时间、技能水平和就业意愿。',
      en: 'To register you, to contact you and to provide employment services: name, number of the identity document, contact details, place, reason and date of unemployment, skill level and employment intention.',
    },
  }),
  stated('national', law('第十七条', 'G2'), {
    code: 'method',
    zh: '方式',
    en: 'How',
    text: {
      zh: '由您填写；与社会保险、养老待遇、市场主体登记等数据比对，比对结果仅作为工作人员判断的依据。',
      en: 'You state them; they are compared with social insurance, pension and business registration data, and the findings serve only as evidence for our staff.',
    },
  }),
  stated('national', law('第三十条', 'G5'), {
    code: 'sensitive',
    zh: '敏感个人信息',
    en: 'Sensitive data',
    text: {
      zh: '残疾、退役、刑满释放、低保等信息仅在提供相应服务所必需时处理，仅办理人员可见；不提供不影响失业登记。',
      en: 'Data such as disability, military service, release from prison or minimum living guarantee are processed only where a service needs them and are seen only by those who handle the case; not giving them does not affect registration.',
    },
  }),
  stated('national', law('第二十四条', 'G6'), {
    code: 'automated-decisions',
    zh: '自动化决策',
    en: 'Automated decisions',
    text: {
      zh: '系统只提出建议，登记、不予登记和注销均由工作人员决定；您有权要求说明，并有权拒绝仅由自动化决策作出的决定。',
      en: 'The system only proposes; registration, refusal and closure are decided by our staff. You may ask for an explanation and may refuse a decision made by automation alone.',
    },
  }),
  stated('proposal', law('第十九条', 'G9'), {
    code: 'retention',
    zh: '保存期限',
    en: 'How long',
    text: kept,
  }),
  stated('national', law('第四十四条至第五十条', 'G10'), {
    code: 'rights',
    zh: '您的权利',
    en: 'Your rights',
    text: {
      zh: '您可以查阅、复制、更正、补充本人信息，依法请求删除，并要求解释处理规则；拒绝请求的将说明理由。',
      en: 'You may see, copy, correct and complete your data, ask for deletion as the law provides, and ask how they are processed; if we refuse, we say why.',
    },
  }),
];

/** The information that a person receives before their data are processed. */
export const privacy = {
  officePractice: proposed(
    { messagesFrom: '09:00', revealShownSeconds: 60, destructionPostponedDays: 30 },
    'I-34',
    {
      zh: '没有找到规定的开始时间、显示时长和推迟天数；为建议值，由各地设定',
      en: 'No source sets from when persons are messaged, for how long what was revealed is shown, or by how much a destruction is put off; these are our proposals, to be set by the region.',
    },
  ),
  retention: dated(
    [
      stated('proposal', unsourced('登记和服务档案', 'a registration and service file'), {
        code: 'registration-file',
        years: 10,
      }),
      stated('proposal', unsourced('未予登记的申请', 'an application without a registration'), {
        code: 'unregistered-application',
        years: 3,
      }),
      stated('proposal', unsourced('补贴和贷款档案', 'a file with a subsidy or a loan'), {
        code: 'subsidy-file',
        years: 30,
      }),
    ],
    'proposal',
    law('第十九条、第四十七条', 'G9'),
  ),
  personalDataNotice: [
    {
      value: paragraphs(keptBefore),
      basis: 'national',
      citation: noticeLaw,
      from: undefined,
      until: parseLocalDate('2026-11-30'),
    },
    {
      value: paragraphs(keptSince),
      basis: 'national',
      citation: noticeLaw,
      from: parseLocalDate('2026-12-01'),
    },
  ],
} as const satisfies Layer['values'];
