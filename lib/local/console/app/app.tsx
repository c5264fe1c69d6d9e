import { useEffect, useMemo } from 'react';
import { AccessPage } from './access-page.tsx';
import { addressOf, changedAddress, useAddress, type View, viewOf } from './address.ts';
import { ClockBar, ClockPage } from './clock-page.tsx';
import { ExecutionPage } from './execution-page.tsx';
import { ExecutionsPage } from './executions-page.tsx';
import { FaultsPage } from './faults-page.tsx';
import { LiveContext, useLiveUpdates } from './live.ts';
import { LogsPage } from './logs-page.tsx';
import { LanguageContext, Link } from './parts.tsx';
import { QueuesPage } from './queues-page.tsx';
import { type Language, type Texts, textsIn, viewTexts } from './texts.ts';

const TABS: readonly Exclude<View, 'execution'>[] = [
  'executions',
  'clock',
  'faults',
  'logs',
  'access',
  'queues',
];

const PAGES: Readonly<Record<View, () => React.JSX.Element>> = {
  executions: ExecutionsPage,
  execution: ExecutionPage,
  clock: ClockPage,
  faults: FaultsPage,
  logs: LogsPage,
  access: AccessPage,
  queues: QueuesPage,
};

function languageOf(address: URLSearchParams): Language {
  const given = address.get('lang');
  if (given === 'zh' || given === 'en') return given;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export function App() {
  const address = useAddress();
  const language = languageOf(address);
  const texts = useMemo(() => ({ language, t: textsIn(language), view: viewTexts(language) }), [language]);
  const { t } = texts;
  const view = viewOf(address);
  const live = useLiveUpdates();
  const Page = PAGES[view];
  const title = titleOf(view, t);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${title} · ${t.title}`;
  }, [language, title, t]);
  return (
    <LanguageContext value={texts}>
      <LiveContext value={live}>
        <a className="skip" href="#content">
          {t.skip}
        </a>
        <header>
          <span className="brand">{t.title}</span>
          <nav aria-label={t.title}>
            {TABS.map((tab) => (
              <Link
                key={tab}
                address={addressOf(tab)}
                isCurrent={tab === view || (tab === 'executions' && view === 'execution')}
              >
                {t[tab]}
              </Link>
            ))}
          </nav>
          <ClockBar />
          <Link className="language" address={changedAddress({ lang: language === 'zh' ? 'en' : 'zh' })}>
            <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{t.other}</span>
          </Link>
        </header>
        {!live.isConnected && (
          <p className="bar" role="alert">
            {t.unreachable}
          </p>
        )}
        <main id="content" tabIndex={-1}>
          <Page />
        </main>
      </LiveContext>
    </LanguageContext>
  );
}

const titleOf = (view: View, t: Texts): string => (view === 'execution' ? t.executions : t[view]);
