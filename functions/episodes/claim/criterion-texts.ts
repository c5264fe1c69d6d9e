import type { Judged } from '../../../lib/domain/case/claim/assess.ts';
import type { Criterion, EmployerSize, SchemeTerms } from '../../../lib/domain/case/claim/scheme.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import { dateText } from '../../common/wording/date-text.ts';

const sizes: Readonly<Record<EmployerSize, Bilingual>> = {
  large: { zh: '大型', en: 'large' },
  medium: { zh: '中型', en: 'medium' },
  small: { zh: '小型', en: 'small' },
  micro: { zh: '微型', en: 'micro' },
};

const simple = {
  registered: { zh: '目前登记为失业人员', en: 'You are registered as unemployed now' },
  'employment-registered': { zh: '用人单位已办理就业登记', en: 'The employer has registered the employment' },
  'insurance-paid': {
    zh: '已缴纳社会保险（由工作人员比对数据，不用提供证明）',
    en: 'Social insurance is paid (we match the data; no proof is needed)',
  },
  enterprise: { zh: '用人单位是企业', en: 'The employer is an enterprise' },
  'in-hardship': { zh: '已认定为就业困难人员', en: 'You are recognised as having employment difficulty' },
  'in-work': { zh: '已实现就业', en: 'You are in work' },
  'runs-business': { zh: '已创办企业或从事个体经营', en: 'You run a business of your own' },
  'flexible-work': { zh: '已实现灵活就业', en: 'You are in flexible work' },
  'completed-training': { zh: '已完成培训', en: 'You have completed the training' },
  'holds-certificate': { zh: '已取得证书', en: 'You hold the certificate' },
  'draws-unemployment-benefit': { zh: '正在领取失业保险金', en: 'You draw unemployment benefit' },
  'before-retirement': { zh: '未达到法定退休年龄', en: 'You are below the statutory retirement age' },
} as const satisfies Partial<Readonly<Record<Criterion['kind'], Bilingual>>>;

/** A condition as an unemployed person understands it. */
function criterionText(criterion: Criterion): Bilingual {
  switch (criterion.kind) {
    case 'registered-months-at-least':
      return {
        zh: `签订劳动合同时，连续登记失业满${criterion.months}个月`,
        en: `You had been registered as unemployed for ${criterion.months} months without a break when the contract began`,
      };
    case 'contract-months-at-least':
      return {
        zh: `劳动合同期限满${criterion.months}个月`,
        en: `The labour contract is for at least ${criterion.months} months`,
      };
    case 'employer-size-in':
      return {
        zh: `用人单位是${criterion.sizes.map((size) => sizes[size].zh).join('或')}企业`,
        en: `The employer is a ${criterion.sizes.map((size) => sizes[size].en).join(' or ')} enterprise`,
      };
    case 'hired-on-or-after':
      return criterion.day === undefined
        ? {
            zh: '在文件印发之日以后招用（印发日期待录入）',
            en: 'Hired after the document was issued (date not entered yet)',
          }
        : {
            zh: `在${dateText(criterion.day, 'zh')}以后（含当日）招用`,
            en: `Hired on or after ${dateText(criterion.day, 'en')}`,
          };
    case 'in-group':
      return { zh: '属于政策规定的人员', en: 'You belong to the group that the scheme is for' };
    case 'occupation-in-list':
      return criterion.occupations === undefined
        ? {
            zh: `职业（工种）在“${criterion.zh}”内（目录待录入）`,
            en: `The occupation is on the list "${criterion.en}" (still to be entered)`,
          }
        : { zh: `职业（工种）在“${criterion.zh}”内`, en: `The occupation is on the list "${criterion.en}"` };
    case 'by-local-rules':
      return { zh: criterion.zh, en: criterion.en };
    case 'one-of': {
      const members = criterion.of.map(criterionText);
      return {
        zh: `符合下列之一：${members.map(({ zh }) => zh).join('；')}`,
        en: `One of these holds: ${members.map(({ en }) => en).join('; ')}`,
      };
    }
    default:
      return simple[criterion.kind];
  }
}

const verdicts: Readonly<Record<Judged['verdict'], Bilingual>> = {
  met: { zh: '符合', en: 'met' },
  'not-met': { zh: '不符合', en: 'not met' },
  unknown: { zh: '待工作人员核实', en: 'our staff still need to check this' },
  open: { zh: '标准待明确，暂不能批准', en: 'the value is not set yet, so that nothing can be approved' },
};

/** A condition of a scheme by itself, including the one that excludes another scheme. */
export function conditionText(
  { criterion }: Pick<Judged, 'criterion'>,
  { excludes }: Pick<SchemeTerms, 'excludes'>,
): Bilingual {
  switch (criterion.kind) {
    case 'not-had':
      return notHad(excludes.find(({ code }) => code === criterion.scheme));
    case 'before-death':
      return { zh: '申领的时间在本人去世之前', en: 'What is claimed was before the person died' };
    default:
      return criterionText(criterion);
  }
}

/** The result of a condition, in a sentence: `劳动合同期限满12个月：符合`. */
export function judgedText(judged: Judged, terms: Pick<SchemeTerms, 'excludes'>): Bilingual {
  const condition = conditionText(judged, terms);
  const became = verdicts[judged.verdict];
  return { zh: `${condition.zh}：${became.zh}`, en: `${condition.en}: ${became.en}` };
}

const notHad = (scheme: Bilingual | undefined): Bilingual => ({
  zh: `没有享受过${scheme?.zh ?? '不可重复享受的补贴'}`,
  en: `${scheme?.en ?? 'A scheme that excludes this one'} was not had`,
});
