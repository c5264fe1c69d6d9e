import { useEffect, useState, useSyncExternalStore } from 'react';
import { useText } from '../settings/use-text.ts';
import { renewInSecondWindow, useSession } from '../sign-in/session.ts';

const texts = {
  offline: {
    zh: '网络已断开。内容仍在本页，恢复网络后再提交。',
    en: 'You are offline. What you wrote stays on this page. Send it when you are back online.',
  },
  ending: {
    zh: '登录将在 {minutes} 分钟后失效。',
    en: 'You will be signed out in {minutes} minutes.',
  },
  ended: { zh: '登录已失效，本页内容仍在。', en: 'You are signed out. What you wrote stays on this page.' },
  renew: { zh: '在新窗口续登', en: 'Sign in again in a new window' },
};

/** Says that the network is down, as long as it is. */
export function ConnectionBar() {
  const { t } = useText();
  const online = useSyncExternalStore(
    (changed) => {
      addEventListener('online', changed);
      addEventListener('offline', changed);
      return () => {
        removeEventListener('online', changed);
        removeEventListener('offline', changed);
      };
    },
    () => navigator.onLine,
    () => true,
  );
  return online ? null : (
    <div className="bar" role="status">
      {t(texts.offline)}
    </div>
  );
}

/** Minutes before the end of the sign-in at which the bar offers to renew it. */
const early = 10;

/** Offers to renew the sign-in before and after it ends, without leaving the page. */
export function SessionBar() {
  const { t } = useText();
  const session = useSession();
  const [, look] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => look((times) => times + 1), 30_000);
    return () => clearInterval(timer);
  }, []);
  if (!session) return null;
  const minutes = Math.ceil((session.expiresAt - Date.now()) / 60_000);
  if (minutes > early) return null;
  return (
    <div className="bar" role="status">
      <span>{minutes > 0 ? t(texts.ending, { minutes }) : t(texts.ended)}</span>
      <button type="button" className="button" onClick={() => void renewInSecondWindow()}>
        {t(texts.renew)}
      </button>
    </div>
  );
}
