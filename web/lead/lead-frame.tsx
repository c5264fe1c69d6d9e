import { Link, Outlet, useLocation, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRead } from '../api/use-api.ts';
import { areas, roleNames } from '../frame/roles.ts';
import { SignedIn } from '../frame/signed-in.tsx';
import { ChooserProvider } from '../parts/chooser.ts';
import { ComboBox } from '../parts/combo-box.tsx';
import { KeepTyped } from '../parts/keep-typed.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useText } from '../settings/use-text.ts';
import { useSession } from '../sign-in/session.ts';
import type { Values } from '../texts/language.ts';
import { marks } from '../texts/marks.ts';
import { PlacesProvider, placesOf } from './places.ts';
import { type Screen, screens, sees } from './screens.ts';

const texts = {
  screens: { zh: '督办与覆盖的栏目', en: 'Screens of this area' },
  refused: { zh: '本栏目供{roles}使用。', en: 'This screen is for: {roles}.' },
  home: { zh: '返回总览', en: 'To the overview' },
  reading: { zh: '只读', en: 'Read only' },
};

/** The frame of all screens of the area: its navigation and the user's jurisdiction. */
export const LeadFrame = () => (
  <SignedIn area="lead">
    <div className="lead">
      <LeadNavigation />
      <Entered />
    </div>
  </SignedIn>
);

function Entered() {
  const account = useRead('GET /me', {});
  const regions = useRead('GET /regions', {});
  return (
    <Loaded from={account}>
      {(me) =>
        me.directory?.known === false ? (
          <Page title={areas.lead.name}>
            <Notice tone="warn">
              <p>{me.directory.text}</p>
            </Notice>
          </Page>
        ) : (
          <Loaded from={regions}>
            {({ regions: all }) => (
              <PlacesProvider value={placesOf(me, all)}>
                <ChooserProvider value={ComboBox}>
                  <Outlet />
                  <KeepTyped />
                </ChooserProvider>
              </PlacesProvider>
            )}
          </Loaded>
        )
      }
    </Loaded>
  );
}

function LeadNavigation() {
  const { t } = useText();
  const session = useSession();
  const { pathname } = useLocation();
  const { district } = useSearch({ strict: false });
  return (
    <nav aria-label={t(texts.screens)} className="lead-nav no-print">
      {(Object.keys(screens) as Screen[])
        .filter((screen) => sees(session?.role, screen))
        .map((screen) => {
          const { path, name } = screens[screen];
          const isHere = path === '/lead' ? pathname.replace(/\/$/, '') === path : pathname.startsWith(path);
          return (
            <Link
              key={screen}
              to={path}
              search={{ district }}
              activeOptions={{ exact: true, includeSearch: false }}
              aria-current={isHere ? 'page' : undefined}
            >
              {t(name)}
            </Link>
          );
        })}
      {session?.role === 'auditor' && <span className="tag">{t(texts.reading)}</span>}
    </nav>
  );
}

/** A screen of the area, for roles that may see it. */
export function LeadPage({
  screen,
  title = screens[screen].name,
  values,
  aside,
  children,
}: {
  screen: Screen;
  title?: { zh: string; en: string };
  values?: Values;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const { t, language } = useText();
  const session = useSession();
  if (sees(session?.role, screen))
    return (
      <Page title={title} {...(values && { values })} aside={aside}>
        {children}
      </Page>
    );
  return (
    <Page title={title} {...(values && { values })} narrow>
      <Notice tone="warn">
        <p>
          {t(texts.refused, {
            roles: screens[screen].roles
              .map((role) => roleNames[role]?.[language] ?? role)
              .join(marks[language].list),
          })}
        </p>
      </Notice>
      <Link to="/lead" className="button">
        {t(texts.home)}
      </Link>
    </Page>
  );
}
