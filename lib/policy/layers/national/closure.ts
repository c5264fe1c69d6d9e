import { citing, dated, stated } from '../../author.ts';
import type { Basis, Citation } from '../../types.ts';
import type { ClosureReason } from '../../values/lifecycle.ts';
import type { Layer } from '../../values.ts';
import { badReasons, goodReasons, voluntaryServices } from '../shared/refused-services.ts';

const circular3 = citing('mohrss-2020-3');

/** Article 1, whose text is held, says who can be registered. A person who no longer qualifies is deregistered. */
const condition = (quote: string) => circular3('一', 'C5', quote);

/**
 * The list of closure reasons of the ministry's circular. We do not hold the text of that part. The Hunan circular that
 * carries the ministry's out in that province repeats it word for word (N3); it has no force elsewhere.
 */
const listed = circular3('关于注销失业登记的规定', 'C5', undefined, {
  zh: '该部分原文未取得，内容据转达该文件的湘人社函〔2020〕23号，条款编号以原文为准',
  en: 'The text of this part is not held; its content is known through the Hunan circular that relays it, and the number of the article is that of the original.',
});

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

/**
 * When and how a registration ends, in every region: no circular adds a reason. A transfer to another place is not one
 * (I-15). "Other situations set by the locality" applies only where a region states a rule of its own.
 */
export const closure = {
  closureReasons: dated(
    [
      reason('national', condition('处于无业状态'), {
        code: 'employed',
        zh: '被各类用人单位录用或招聘',
        en: 'Hired by an employer',
        evidence: ['employment-record', 'insurance-match', 'statement-of-the-person'],
      }),
      reason('national', condition('处于无业状态'), {
        code: 'self-employed',
        zh: '从事个体经营、创办企业或民办非企业',
        en: 'Self-employed, or founded an enterprise or a private non-enterprise unit',
        evidence: ['business-match', 'statement-of-the-person'],
      }),
      reason(
        'national',
        circular3('关于注销失业登记的规定', 'I-16', undefined, {
          zh: '收入标准为当地最低生活保障标准，旧规为最低工资；凭本人陈述由人工决定，不自动注销。该部分原文未取得，内容据转达该文件的湘人社函〔2020〕23号',
          en: 'The limit is the local minimum living guarantee; an older rule used the minimum wage. A human decides on the person’s statement and nothing closes by itself. The text of this part is not held; its content is known through the Hunan circular that relays it.',
        }),
        {
          code: 'stable-income',
          zh: '已从事有稳定收入的劳动，且月收入不低于当地最低生活保障标准',
          en: 'In work with a stable monthly income not below the local minimum living guarantee',
          evidence: ['statement-of-the-person'],
        },
      ),
      reason('national', condition('至依法享受基本养老保险待遇'), {
        code: 'pension',
        zh: '已依法享受基本养老保险待遇',
        en: 'Draws a basic pension',
        evidence: ['pension-match', 'statement-of-the-person'],
      }),
      reason('national', condition('有劳动能力'), {
        code: 'incapacitated',
        zh: '完全丧失劳动能力',
        en: 'Has completely lost the ability to work',
        evidence: ['appraisal'],
      }),
      reason('national', listed, {
        code: 'in-school',
        zh: '入学',
        en: 'Entered school',
        evidence: ['other-match', 'statement-of-the-person'],
      }),
      reason('national', listed, {
        code: 'joined-army',
        zh: '服兵役',
        en: 'Joined the army',
        evidence: ['other-match', 'statement-of-the-person'],
      }),
      reason('national', listed, {
        code: 'emigrated',
        zh: '移居境外',
        en: 'Emigrated',
        evidence: ['other-match', 'statement-of-the-person'],
        notice: 'exempt',
      }),
      reason('national', listed, {
        code: 'imprisoned',
        zh: '被判刑收监执行',
        en: 'Serving a sentence in prison',
        evidence: ['other-match', 'statement-of-the-family'],
        notice: 'exempt',
      }),
      reason('national', listed, {
        code: 'refused-service',
        zh: '无正当理由连续3次拒绝接受公共就业服务',
        en: 'Refused public employment services three times in a row without good reason',
        evidence: ['refusal-records'],
        proposedByRule: true,
      }),
      reason('national', listed, {
        code: 'unreachable',
        zh: '连续6个月无法取得联系',
        en: 'Could not be reached for six months in a row',
        evidence: ['contact-attempt-records'],
        notice: 'exempt',
        proposedByRule: true,
      }),
      reason('national', listed, {
        code: 'deceased',
        zh: '死亡',
        en: 'Deceased',
        evidence: ['other-match', 'statement-of-the-family'],
        notice: 'exempt',
      }),
      reason('national', condition('有就业要求'), {
        code: 'applicant-request',
        zh: '本人终止就业要求，申请注销',
        en: 'The person no longer seeks work or asks for closure',
        evidence: ['statement-of-the-person'],
      }),
    ],
    'national',
    circular3('关于注销失业登记的规定', 'C5', undefined, {
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
    circular3('关于注销失业登记的规定', 'I-17', undefined, {
      zh: '“连续3次”为国家规定；哪些服务计入、哪些原因属于正当理由，通知没有规定，按I-17读法',
      en: 'The three times in a row are national. Which services count and what is a good reason no source says: they follow reading I-17.',
    }),
  ),
  unreachableClosure: dated(
    { consecutiveMonths: 6 },
    'reading',
    circular3('关于注销失业登记的规定', 'I-07', undefined, {
      zh: '连续6个月为国家规定；自最后一次联系之后首次联系未果之日起，至第6个月的对应日止（民法典第二百条至第二百零二条）；期间每月联系未果的认定见跟踪回访（I-07、I-18）',
      en: 'The six months are national. They run from the first failed attempt after the last contact to the corresponding day (Civil Code 200 to 202); which failed attempts excuse the months between is a rule of the follow-up (I-07, I-18).',
    }),
  ),
} as const satisfies Layer['values'];
