import { Link } from '@tanstack/react-router';
import { useRead } from '../api/use-api.ts';
import { useText } from '../settings/use-text.ts';

const texts = {
  messages: { zh: '消息', en: 'Messages' },
  unread: { zh: '，{count} 条未读', en: ', {count} unread' },
};

/** The most that the service counts. */
const mostCounted = 99;

/** The link to the messages, with the number of unread ones. */
export function Bell() {
  const { t } = useText();
  const { data } = useRead('GET /notifications', { query: { limit: 1 } }, { poll: 60 });
  const unread = data?.body.unread ?? 0;
  return (
    <Link to="/messages">
      {t(texts.messages)}
      {unread > 0 && (
        <>
          <span className="tag tag-info" aria-hidden="true">
            {unread < mostCounted ? unread : `${mostCounted}+`}
          </span>
          <span className="visually-hidden">{t(texts.unread, { count: unread })}</span>
        </>
      )}
    </Link>
  );
}
