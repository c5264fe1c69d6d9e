import { citing, dated, stated } from '../../author.ts';
import type { Basis, Citation } from '../../types.ts';
import type { ClosureReason } from '../../values/lifecycle.ts';
import type { Layer } from '../../values.ts';
import { badReasons, goodReasons, voluntaryServices } from '../shared/refused-services.ts';

const hunan = citing('hunan-2020-23');
const design = citing('product-design');
const article = (item: string) => hunan(`一(三)${item}`, 'N3');

const reason = (
  basis: Basis,
  citation: Citation,
  rest: Omit<ClosureReason, 'humanDecides' | 'notice' | 'proposedByRule'> &
    Partial<Pick<ClosureReason, 'notice' | 'proposedByRule'>>,
) =>
  stated<ClosureReason>(basis, citation, {
    notice: 'required',
    proposedByRule: false,
    humanDecides: true,
    ...rest,
  });

/** When and how a registration ends. Relayed by the Hunan circular from ministry circular 3 (2020), whose later part is not held. */
export const closure = {
  closureReasons: dated(
    [
      reason('national', article('1'), {
        code: 'employed',
        zh: '被各类用人单位录用或招聘',
        en: 'Hired by an employer',
        evidence: ['employment-record', 'insurance-match', 'statement-of-the-person'],
      }),
      reason('national', article('2'), {
        code: 'self-employed',
        zh: '从事个体经营、创办企业或民办非企业',
        en: 'Self-employed, or founded an enterprise or a private non-enterprise unit',
        evidence: ['business-match', 'statement-of-the-person'],
      }),
      reason(
        'national',
        hunan('一(三)3', 'N3', undefined, {
          zh: '收入标准旧规为最低工资；按I-16读法，凭本人陈述由人工决定，不自动注销',
          en: 'An older rule used the minimum wage; by reading I-16 a human decides on the person’s statement and nothing closes by itself.',
        }),
        {
          code: 'stable-income',
          zh: '已从事有稳定收入的劳动，且月收入不低于当地最低生活保障标准',
          en: 'In work with a stable monthly income not below the local minimum living guarantee',
          evidence: ['statement-of-the-person'],
        },
      ),
      reason('national', article('4'), {
        code: 'pension',
        zh: '已依法享受基本养老保险待遇',
        en: 'Draws a basic pension',
        evidence: ['pension-match', 'statement-of-the-person'],
      }),
      reason('national', article('5'), {
        code: 'incapacitated',
        zh: '完全丧失劳动能力',
        en: 'Has completely lost the ability to work',
        evidence: ['appraisal'],
      }),
      reason('national', article('6'), {
        code: 'in-school',
        zh: '入学',
        en: 'Entered school',
        evidence: ['other-match', 'statement-of-the-person'],
      }),
      reason('national', article('6'), {
        code: 'joined-army',
        zh: '服兵役',
        en: 'Joined the army',
        evidence: ['other-match', 'statement-of-the-person'],
      }),
      reason('national', article('6'), {
        code: 'emigrated',
        zh: '移居境外',
        en: 'Emigrated',
        evidence: ['other-match', 'statement-of-the-person'],
        notice: 'exempt',
      }),
      reason('national', article('7'), {
        code: 'imprisoned',
        zh: '被判刑收监执行',
        en: 'Serving a sentence in prison',
        evidence: ['other-match'],
        notice: 'exempt',
      }),
      reason('national', article('8'), {
        code: 'refused-service',
        zh: '无正当理由连续3次拒绝接受公共就业服务',
        en: 'Refused public employment services three times in a row without good reason',
        evidence: ['refusal-records'],
        proposedByRule: true,
      }),
      reason('national', article('9'), {
        code: 'unreachable',
        zh: '连续6个月无法取得联系',
        en: 'Could not be reached for six months in a row',
        evidence: ['contact-attempt-records'],
        notice: 'exempt',
        proposedByRule: true,
      }),
      reason('national', article('10'), {
        code: 'deceased',
        zh: '死亡',
        en: 'Deceased',
        evidence: ['other-match'],
        notice: 'exempt',
      }),
      reason('proposal', design('-', 'I-15'), {
        code: 'transferred',
        zh: '转移至其他登记地',
        en: 'Registered in another place',
        evidence: ['national-check', 'statement-of-the-person'],
      }),
      reason('national', article('11'), {
        code: 'local-other',
        zh: '各地确定的其他情形',
        en: 'Another situation set by the locality',
        evidence: ['local-rule'],
      }),
      reason('national', citing('registration-scope-list')('-', 'N14'), {
        code: 'applicant-request',
        zh: '本人终止就业要求或申请注销',
        en: 'The person no longer seeks work or asks for closure',
        evidence: ['statement-of-the-person'],
      }),
    ],
    'national',
    hunan('一(三)', 'C5', undefined, {
      zh: '移居境外、收监、死亡、失联的不需告知，其余应以适当方式告知；注销一律由工作人员决定（个人信息保护法第二十四条）',
      en: 'No notice to those who emigrated, are imprisoned, died or cannot be reached; all others must be told. Every closure is decided by a human (PIPL 24).',
    }),
  ),
  refusalClosure: dated(
    {
      consecutiveRefusals: 3,
      onlyWithoutGoodReason: true,
      goodReasons,
      badReasons,
      voluntaryServices,
      resetBy: 'acceptance',
      lastRefusalConfirmedBy: 'supervisor',
    },
    'reading',
    hunan('一(三)8', 'N3', undefined, {
      zh: '“连续3次”为国家规定；哪些服务计入、哪些原因属于正当理由，通知没有规定，按I-17读法',
      en: 'The three times in a row are national. Which services count and what is a good reason no source says: they follow reading I-17.',
    }),
  ),
  unreachableClosure: dated(
    { consecutiveMonths: 6 },
    'national',
    hunan('一(三)9', 'N3', undefined, {
      zh: '6个月为国家规定；每月几次、几种方式联系不上才算，见跟踪回访（I-07、I-18）',
      en: 'The six months are national; how many failed attempts excuse a month is a rule of the follow-up (I-07, I-18).',
    }),
  ),
} as const satisfies Layer['values'];
