import { reversed } from '../../parts/arrays.ts';
import { Basis } from '../../parts/basis.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { AssistancePanel } from './assistance-panel.tsx';
import type { Case } from './with-case.tsx';

const texts = {
  plan: { zh: '服务计划', en: 'Service plan' },
  made: { zh: '{day} 制定 · {track} · {tier}', en: 'made {day} · {track} · {tier}' },
  done: { zh: '已提供 {done} 次', en: '{done} so far' },
  doneOf: { zh: '已提供 {done} 次，{number}', en: '{done} so far, {number}' },
  met: { zh: '✓ 已落实', en: '✓ done' },
  fulfilled: { zh: '计划已全部落实。', en: 'All planned services are done.' },
  services: { zh: '提供过的服务', en: 'Services so far' },
  months: { zh: '每月回访', en: 'Monthly follow-ups' },
} satisfies Record<string, Bilingual>;

/** The service plan with its progress, the services, and the months of follow-ups. */
export function PlanPanel({ found }: { found: Case }) {
  const { t, language } = useText();
  const { registration, jobSeeker } = found;
  const plan = registration?.plan;
  const services = registration?.services ?? jobSeeker?.services ?? [];
  const months = registration?.months ?? [];
  return (
    <>
      {registration?.hardship && <AssistancePanel hardship={registration.hardship} />}
      {plan && (
        <section className="panel stack-tight">
          <h2>{t(texts.plan)}</h2>
          <p className="soft">
            {t(texts.made, {
              day: showDate(plan.date, 'dayOfYear', language),
              track: plan.trackText,
              tier: plan.tierText,
            })}
          </p>
          {plan.fulfilledAt && <p>{t(texts.fulfilled)}</p>}
          <ul className="plain history">
            {plan.items.map(({ code, text, done, numberText, met, basis }) => (
              <li key={code}>
                <div>
                  {text} {met && <span className="tag tag-ok">{t(texts.met)}</span>}
                </div>
                <div className="row">
                  <span className="faint">
                    {numberText ? t(texts.doneOf, { done, number: numberText }) : t(texts.done, { done })}
                  </span>
                  <Basis basis={basis} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {services.length > 0 && (
        <section className="panel stack-tight">
          <h2>{t(texts.services)}</h2>
          <ul className="plain history">
            {services.map((service, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: services have no number and are only ever added
              <li key={index}>
                {service.typeText} <span className="tag">{service.outcomeText}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {months.length > 0 && (
        <section className="panel stack-tight">
          <h2>{t(texts.months)}</h2>
          <ul className="plain history">
            {reversed(months).map(({ month, statusText }) => (
              <li key={month} className="row row-apart">
                <time dateTime={month}>{showDate(month, 'month', language)}</time>
                <span>{statusText}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
