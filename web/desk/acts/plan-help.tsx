import { Basis } from '../../parts/basis.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { marks } from '../../texts/marks.ts';
import type { CaseBody } from '../case/use-case.ts';

const texts = {
  owed: {
    zh: '此人须提供“一对一”服务，服务级别只能选择“一对一”。',
    en: 'This person is entitled to one-to-one service. You cannot choose another tier.',
  },
  template: { zh: '各就业意愿的服务内容和最低次数', en: 'Services and minimum counts by intention' },
  added: { zh: '另加', en: 'added' },
  months: { zh: '须在计划制定后 {count} 个月内完成。', en: 'Due within {count} months of the plan.' },
};

type Choices = NonNullable<CaseBody['choices']>;

/** The services that the region's circular promises for each track, beside the form that chooses one. */
export function PlanHelp({ choices: { lists, plan } }: { choices: Choices }) {
  const { t, language } = useText();
  return (
    <>
      {plan.oneToOneOwed && (
        <Notice>
          <p>{t(texts.owed)}</p>
          <Basis basis={plan.oneToOneBasis} />
        </Notice>
      )}
      <details className="plan-help">
        <summary>{t(texts.template)}</summary>
        <p className="faint">{t(texts.months, { count: plan.dueMonthsAfterPlan })}</p>
        {lists.tracks.map(({ code, text, template }) => (
          <div key={code}>
            <h4>{text}</h4>
            <ul>
              {template.map((item) => (
                <li key={item.code}>
                  {item.text} × {item.minimum}
                </li>
              ))}
              {plan.addedServices.map((item) => (
                <li key={item.code}>
                  {item.text}
                  {marks[language].inBrackets(t(texts.added))}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </>
  );
}
