import { Link, Outlet, useLocation, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useKeptSettings } from '../settings/keep.ts';
import { useText } from '../settings/use-text.ts';
import { useSession } from '../sign-in/session.ts';
import { ConnectionBar, SessionBar } from './bars.tsx';
import { ClockChip } from './clock-chip.tsx';
import { type Area, areas, worksIn } from './roles.ts';
import { Tools } from './tools.tsx';

/** Without it everything else goes on. */
const Bell = lazy(() =>
  import('../messages/bell.tsx').then(
    ({ Bell }) => ({ default: Bell }),
    () => ({ default: () => <></> }),
  ),
);

const texts = {
  skip: { zh: '跳到正文', en: 'Skip to main content' },
  brand: { zh: '公共就业服务', en: 'Public Employment Service' },
  navigation: { zh: '主导航', en: 'Main navigation' },
  apply: { zh: '失业登记', en: 'Registration' },
  mine: { zh: '我的办理', en: 'My cases' },
  status: { zh: '查进度', en: 'Check status' },
  notices: { zh: '公示', en: 'Public notices' },
  hotline: {
    zh: '咨询电话 12333（外地加拨区号）。失业登记不收费，任何人都不得索要验证码。',
    en: 'Hotline 12333 (from elsewhere, with the area code). Registration is free. Nobody may ask for a verification code.',
  },
};

/** The frame of every page: masthead, bars about the connection and the sign-in, page, footer. */
export function Frame() {
  const { t } = useText();
  useKeptSettings();
  // While a page loads, the previous one stays on the screen. The attribute tells which one it is.
  const shown = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  return (
    <div className="frame" data-page={shown}>
      <header className="masthead no-print">
        <a className="skip" href="#content">
          {t(texts.skip)}
        </a>
        <div className="masthead-inner">
          <Link to="/" className="brand">
            <Mark />
            <span className="brand-name">{t(texts.brand)}</span>
          </Link>
          <Navigation />
          <ClockChip />
          <Tools />
        </div>
      </header>
      <div>
        <ConnectionBar />
        <SessionBar />
        <Outlet />
      </div>
      <footer className="footing no-print">
        <div>
          {t(texts.hotline)} <Link to="/public-notices">{t(texts.notices)}</Link>
        </div>
      </footer>
    </div>
  );
}

function Navigation() {
  const { t } = useText();
  const session = useSession();
  const { pathname } = useLocation();
  const staff = (Object.keys(areas) as Area[]).filter((area) => worksIn(session?.role, area));
  const links =
    staff.length > 0
      ? staff.map((area) => ({ to: areas[area].path, text: areas[area].name }))
      : [
          { to: '/', text: texts.apply },
          { to: '/status', text: texts.status },
          ...(session ? [{ to: '/cases', text: texts.mine }] : []),
        ];
  return (
    <nav aria-label={t(texts.navigation)}>
      {links.map(({ to, text }) => (
        <Link
          key={to}
          to={to}
          aria-current={to !== '/' && pathname.startsWith(to) ? 'page' : undefined}
          activeOptions={{ exact: to === '/' }}
        >
          {t(text)}
        </Link>
      ))}
      {worksIn(session?.role, 'messages') && (
        <Suspense>
          <Bell />
        </Suspense>
      )}
    </nav>
  );
}

/** A way that goes on: the sign of the service. */
const Mark = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="3">
    <circle cx="16" cy="16" r="13" />
    <path d="M9 17l5 5 9-11" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);
