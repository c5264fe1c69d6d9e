import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useText } from '../settings/use-text.ts';
import { hasSignedOut, here, signIn, useSession } from '../sign-in/session.ts';
import { marks } from '../texts/marks.ts';
import { homeOf, type Place, roleNames, rolesOf, worksIn } from './roles.ts';

const texts = {
  asking: { zh: '正在确认登录', en: 'Checking that you are signed in' },
  refusedTitle: { zh: '没有权限', en: 'Your role cannot open this page' },
  refused: {
    zh: '本页供{roles}使用，您的角色是{role}。',
    en: 'This page is for: {roles}. Your role: {role}.',
  },
  home: { zh: '返回我的首页', en: 'Go to my own pages' },
  none: { zh: '未知', en: 'unknown' },
};

/**
 * Shows content that needs a sign-in. A person who is signed in at the issuer comes back without noticing. Others go to the
 * sign-in page, and so does everybody after somebody has signed out here.
 */
export function SignedIn({ area, children }: { area?: Place; children: ReactNode }) {
  const { t, language } = useText();
  const session = useSession();
  const navigate = useNavigate();
  const absent = session === undefined;
  useEffect(() => {
    if (!absent) return;
    // After signing out, coming back does not sign anybody in: on a shared machine it may be somebody else.
    if (hasSignedOut()) void navigate({ to: '/sign-in', search: { to: here() }, replace: true });
    else void signIn(undefined, true);
  }, [absent, navigate]);
  if (!session)
    return (
      <main id="content" className="page" aria-busy="true">
        <p className="faint">{t(texts.asking)}</p>
      </main>
    );
  if (area === undefined || worksIn(session.role, area)) return children;
  const named = (role: string) => roleNames[role]?.[language] ?? t(texts.none);
  return (
    <Page title={texts.refusedTitle} narrow>
      <Notice tone="warn">
        <p>
          {t(texts.refused, {
            roles: rolesOf(area).map(named).join(marks[language].list),
            role: named(session.role),
          })}
        </p>
      </Notice>
      <button type="button" className="button" onClick={() => void navigate({ to: homeOf(session.role) })}>
        {t(texts.home)}
      </button>
    </Page>
  );
}
