import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '../api/use-api.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import { ApplicantPage } from './parts/applicant-page.tsx';
import { PrintButton } from './parts/print-button.tsx';
import { StatementList } from './parts/statements.tsx';

const texts = {
  title: { zh: '失业登记办事指南', en: 'Guide to unemployment registration' },
  home: { zh: '首页', en: 'Start page' },
  asOf: {
    zh: '{name} · {day}有效 · 每句话都注明依据',
    en: '{name} · as of {day} · each statement shows its legal basis',
  },
  contents: { zh: '目录', en: 'Contents' },
  apply: { zh: '去申请', en: 'Apply' },
  check: { zh: '先自查能不能登记', en: 'Check whether I can register' },
  plain: { zh: '纯文本版（不需要脚本）', en: 'Plain version (without scripts)' },
};

/** The rules of a region, sentence by sentence. */
export function Guide() {
  const { t, language } = useText();
  const { region } = useParams({ from: '/services/$region' });
  const guide = useRead('GET /regions/{region}/services', { path: { region } });
  return (
    <ApplicantPage title={texts.title} back={{ to: '/', text: t(texts.home) }} aside={<PrintButton />}>
      <Loaded from={guide} lines={10}>
        {({ name, onDate, sections }) => (
          <>
            <p className="soft">{t(texts.asOf, { name, day: showDate(onDate, 'dayOfYear', language) })}</p>
            <div className="row no-print">
              <Link to="/apply" className="button button-main">
                {t(texts.apply)}
              </Link>
              <Link to="/self-check" search={{ region }} className="button">
                {t(texts.check)}
              </Link>
              <a className="list-link" href={`/app/guide/${language === 'en' ? 'en/' : ''}${region}`}>
                {t(texts.plain)}
              </a>
            </div>
            <nav className="panel panel-tight no-print" aria-label={t(texts.contents)}>
              <ol className="contents">
                {sections.map(({ code, title }) => (
                  <li key={code}>
                    <a href={`#${code}`}>{title}</a>
                  </li>
                ))}
              </ol>
            </nav>
            {sections.map(({ code, title, statements }) => (
              <section key={code} id={code} className="panel stack-tight guide-section">
                <h2>{title}</h2>
                <StatementList statements={statements} />
              </section>
            ))}
          </>
        )}
      </Loaded>
    </ApplicantPage>
  );
}
