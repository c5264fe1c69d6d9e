import { Link, Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { roleNames } from '../frame/roles.ts';
import { SignedIn } from '../frame/signed-in.tsx';
import { KeepTyped } from '../parts/keep-typed.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useText } from '../settings/use-text.ts';
import { useSession } from '../sign-in/session.ts';
import type { Bilingual, Values } from '../texts/language.ts';
import { marks } from '../texts/marks.ts';
import { maySee, type ScreenName, screens, screensOf } from './screens.ts';

const texts = {
  navigation: { zh: '管理栏目', en: 'Administration' },
  refused: { zh: '“{screen}”供{roles}使用。', en: '{screen} is for: {roles}.' },
};

/**
 * A page of the area, with its navigation. It shows no screen that the API would refuse to the role, and sends no request for
 * it: the content is mounted only for a role that may see it.
 */
export function AdminPage({
  screen,
  title = screens[screen].name,
  values,
  aside,
  children,
}: {
  screen: ScreenName;
  title?: Bilingual;
  values?: Values;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <SignedIn area="admin">
      <Navigation />
      <Page title={title} {...(values && { values })} aside={aside}>
        <Allowed screen={screen}>{children}</Allowed>
      </Page>
      <KeepTyped />
    </SignedIn>
  );
}

/** The start of the area: the first screen of the role. */
export const Home = () => (
  <SignedIn area="admin">
    <Beginning />
  </SignedIn>
);

function Beginning() {
  const [first] = screensOf(useSession()?.role);
  return first === undefined ? null : <Navigate to={screens[first].path} replace />;
}

function Navigation() {
  const { t } = useText();
  const role = useSession()?.role;
  return (
    <nav className="admin-nav tabs no-print" aria-label={t(texts.navigation)}>
      {screensOf(role).map((screen) => (
        <Link key={screen} to={screens[screen].path} activeOptions={{ exact: false, includeSearch: false }}>
          {t(screens[screen].name)}
        </Link>
      ))}
    </nav>
  );
}

function Allowed({ screen, children }: { screen: ScreenName; children: ReactNode }) {
  const { t, language } = useText();
  const role = useSession()?.role;
  if (maySee(role, screen)) return children;
  return (
    <Notice tone="warn">
      <p>
        {t(texts.refused, {
          screen: t(screens[screen].name),
          roles: screens[screen].roles
            .map((each) => roleNames[each]?.[language] ?? each)
            .join(marks[language].list),
        })}
      </p>
    </Notice>
  );
}
