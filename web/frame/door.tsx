import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useText } from '../settings/use-text.ts';
import { completeSignIn, leave } from '../sign-in/session.ts';
import { homeOf } from './roles.ts';

const texts = {
  title: { zh: '登录', en: 'Sign in' },
  needed: { zh: '本页需要登录。', en: 'You need to sign in to see this page.' },
  signedOut: {
    zh: '您已退出登录。在公用电脑上，请关闭浏览器。',
    en: 'You are signed out. If other people use this computer, close the browser.',
  },
  failed: { zh: '登录没有完成，请再试一次。', en: 'You were not signed in. Try again.' },
  unreachable: {
    zh: '现在连接不上登录服务，请检查网络后再试。',
    en: 'The sign-in service is not available. Check your connection and try again.',
  },
  go: { zh: '去登录', en: 'Sign in' },
  arriving: { zh: '正在完成登录', en: 'Signing you in' },
  close: { zh: '已重新登录，可以关闭本窗口。', en: 'You are signed in again. You can close this window.' },
};

/** The page that asks people to sign in if they open a page that needs it. */
export function Door() {
  const { t } = useText();
  const { to, because } = useSearch({ strict: false }) as { to?: string; because?: string };
  const [unreachable, setUnreachable] = useState(because === 'unreachable');
  const signedOut = because === 'signed-out';
  const quiet =
    because === undefined || ['login_required', 'interaction_required', 'unreachable'].includes(because);
  const go = () => {
    setUnreachable(false);
    leave(safePath(to)).catch(() => setUnreachable(true));
  };
  return (
    <Page title={texts.title} narrow>
      <Notice tone={signedOut ? 'ok' : quiet ? 'info' : 'warn'} urgent={signedOut}>
        <p>{t(signedOut ? texts.signedOut : quiet ? texts.needed : texts.failed)}</p>
      </Notice>
      {unreachable && (
        <Notice tone="danger" urgent>
          <p>{t(texts.unreachable)}</p>
        </Notice>
      )}
      <button type="button" className="button button-main" onClick={go}>
        {t(texts.go)}
      </button>
    </Page>
  );
}

/** Accepts only paths within the portal: an address from elsewhere must not lead out of it. */
const safePath = (path: string | undefined): string => (path?.startsWith('/app/') ? path : '/app/');

let arriving: ReturnType<typeof completeSignIn> | undefined;

/** The page to which the issuer sends people back. */
export function Arrival() {
  const { t } = useText();
  const navigate = useNavigate();
  const [closable, setClosable] = useState(false);
  useEffect(() => {
    // Only once, although effects may run twice: a code can be exchanged only once.
    arriving ??= completeSignIn(new URL(location.href));
    void arriving.then((arrival) => {
      arriving = undefined;
      if (arrival.session === undefined) {
        void navigate({
          to: '/sign-in',
          search: { to: arrival.returnTo, because: arrival.because },
          replace: true,
        });
      } else if (arrival.window === 'second') {
        setClosable(true);
        window.close();
      } else {
        const path = arrival.returnTo.replace(/^\/app/, '') || '/';
        void navigate({ href: path === '/' ? homeOf(arrival.session.role) : path, replace: true });
      }
    });
  }, [navigate]);
  return (
    <main id="content" className="page" aria-busy={!closable}>
      <p>{t(closable ? texts.close : texts.arriving)}</p>
    </main>
  );
}
