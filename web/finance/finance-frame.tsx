import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useRead } from '../api/use-api.ts';
import { SignedIn } from '../frame/signed-in.tsx';
import { PlacesProvider, placesOf } from '../lead/places.ts';
import { KeepTyped } from '../parts/keep-typed.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useText } from '../settings/use-text.ts';

const texts = { screens: { zh: '资金拨付的栏目', en: 'Screens of this area' } };

const screens = [
  { path: '/finance', name: { zh: '待拨付', en: 'To be paid' } },
  { path: '/finance/runs', name: { zh: '拨付批次', en: 'Payment runs' } },
  { path: '/finance/reconciliation', name: { zh: '对账', en: 'Reconciliation' } },
  { path: '/finance/funds', name: { zh: '资金执行', en: 'Funds' } },
] as const;

/** The frame of all finance screens. */
export const FinanceFrame = () => (
  <SignedIn area="finance">
    <div className="lead">
      <Navigation />
      <Entered />
    </div>
  </SignedIn>
);

function Navigation() {
  const { t } = useText();
  const pathname = useLocation().pathname.replace(/\/$/, '');
  return (
    <nav aria-label={t(texts.screens)} className="lead-nav no-print">
      {screens.map(({ path, name }) => (
        <Link
          key={path}
          to={path}
          activeOptions={{ exact: true, includeSearch: false }}
          aria-current={
            (path === '/finance' ? pathname === path : pathname.startsWith(path)) ? 'page' : undefined
          }
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}

function Entered() {
  const account = useRead('GET /me', {});
  const regions = useRead('GET /regions', {});
  return (
    <Loaded from={account}>
      {(me) => (
        <Loaded from={regions}>
          {({ regions: all }) => (
            <PlacesProvider value={placesOf(me, all)}>
              <Outlet />
              <KeepTyped />
            </PlacesProvider>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
