import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/use-api.ts';
import { reversed } from '../../parts/arrays.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';

const texts = {
  title: { zh: '告知书和通知', en: 'Notices' },
  none: { zh: '还没有通知。', en: 'No notices yet.' },
};

/** The notices to the person, newest first. */
export function Notices({ caseId }: { caseId: string }) {
  const { t, language } = useText();
  const notices = useRead('GET /cases/{caseId}/notices', { path: { caseId } }, { poll: 60 });
  return (
    <section className="panel stack-tight">
      <h2>{t(texts.title)}</h2>
      <Loaded from={notices}>
        {({ notices: all }) =>
          all.length === 0 ? (
            <p className="soft">{t(texts.none)}</p>
          ) : (
            <ul className="plain history">
              {reversed(all).map(({ noticeId, title, issuedAt }) => (
                <li key={noticeId} className="row row-apart">
                  <Link
                    to="/cases/$caseId/notices/$noticeId"
                    params={{ caseId, noticeId }}
                    className="list-link"
                  >
                    {title}
                  </Link>
                  <time className="faint" dateTime={issuedAt}>
                    {showDate(issuedAt, 'moment', language)}
                  </time>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
