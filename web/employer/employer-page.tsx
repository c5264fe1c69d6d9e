import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SignedIn } from '../frame/signed-in.tsx';
import { Page } from '../parts/page.tsx';
import { useText } from '../settings/use-text.ts';
import type { Bilingual } from '../texts/language.ts';

const back: Bilingual = { zh: '单位办事首页', en: 'Employer home page' };

/** A page for employers: one column, with the way back above it. */
export function EmployerPage({
  title,
  home = false,
  children,
}: {
  title: Bilingual;
  home?: boolean;
  children: ReactNode;
}) {
  const { t } = useText();
  return (
    <SignedIn area="employer">
      {!home && (
        <nav className="way-back no-print" aria-label={t(back)}>
          <Link to="/employer">
            <span aria-hidden="true">‹ </span>
            {t(back)}
          </Link>
        </nav>
      )}
      <Page title={title} narrow>
        {children}
      </Page>
    </SignedIn>
  );
}
