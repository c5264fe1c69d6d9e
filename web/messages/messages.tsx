import { Link } from '@tanstack/react-router';
import type { Answer } from '../api/operations.ts';
import { useAct } from '../api/use-api.ts';
import { ApplicantPage } from '../applicant/parts/applicant-page.tsx';
import { worksIn } from '../frame/roles.ts';
import { SignedIn } from '../frame/signed-in.tsx';
import { Listed } from '../parts/listed.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useList } from '../parts/use-list.ts';
import { useText } from '../settings/use-text.ts';
import { useSession } from '../sign-in/session.ts';
import { showDate } from '../texts/dates.ts';
import { showNumber } from '../texts/numbers.ts';

const texts = {
  title: { zh: '我的消息', en: 'My messages' },
  ofPerson: {
    zh: '您的各项办理发给您的通知，最新的在前。标为已读只是给自己看的，不影响送达。',
    en: 'These are the notices of all your cases, newest first. Marking them as read is only for you and does not count as delivery.',
  },
  ofStaff: {
    zh: '发给您和您代班的同事的消息，例如新分派的人员，最新的在前。到期和逾期的事项见待办和每日提要。标为已读只是给自己看的，待办不因此减少。',
    en: 'These are the messages to you and to colleagues you stand in for, such as a case assigned to you, newest first. The worklist and the daily digests show what is due or overdue. Marking a message as read is only for you and does not complete a task.',
  },
  mark: { zh: '全部标为已读', en: 'Mark all as read' },
  unread: { zh: '未读', en: 'New' },
  none: { zh: '还没有消息。', en: 'No messages yet.' },
};

type Message = Answer<'GET /notifications'>['notifications'][number];

/** The messages to the person who is signed in: an applicant, an officer, a supervisor. */
export const Messages = () => (
  <SignedIn area="messages">
    <Own />
  </SignedIn>
);

function Own() {
  const { t } = useText();
  const isStaff = worksIn(useSession()?.role, 'desk');
  const list = useList('GET /notifications', {}, { poll: 60 });
  const mark = useAct('PUT /notifications/read');
  const [first] = list.pages ?? [];
  const newest = first?.notifications[0];
  const content = (
    <>
      <p className="soft">{t(isStaff ? texts.ofStaff : texts.ofPerson)}</p>
      {mark.error && <ProblemNotice problem={mark.error} />}
      {newest && first.unread > 0 && (
        <div>
          <button
            type="button"
            className="button"
            aria-disabled={mark.isPending || undefined}
            onClick={() =>
              !mark.isPending && mark.mutate({ request: { body: { through: newest.issuedAt } } })
            }
          >
            {t(texts.mark)}
          </button>
        </div>
      )}
      <Listed list={list} rowsOf={({ notifications }) => notifications} empty={<p>{t(texts.none)}</p>}>
        {(messages) => (
          <ul className="plain stack-tight">
            {messages.map((message) => (
              <li key={message.noticeId} className="panel panel-tight">
                <OneMessage message={message} isStaff={isStaff} />
              </li>
            ))}
          </ul>
        )}
      </Listed>
    </>
  );
  return isStaff ? (
    <Page title={texts.title} narrow>
      {content}
    </Page>
  ) : (
    <ApplicantPage title={texts.title}>{content}</ApplicantPage>
  );
}

/** For an applicant, the link opens the notice; for staff, it opens the case that has the task. */
function OneMessage({ message, isStaff }: { message: Message; isStaff: boolean }) {
  const { t, language } = useText();
  const { caseId, noticeId, title, read, issuedAt, applicationNumber } = message;
  return (
    <>
      {isStaff ? (
        <Link to="/desk/cases/$caseId" params={{ caseId }}>
          {title}
        </Link>
      ) : (
        <Link to="/cases/$caseId/notices/$noticeId" params={{ caseId, noticeId }}>
          {title}
        </Link>
      )}{' '}
      {!read && <span className="tag tag-info">{t(texts.unread)}</span>}
      <div className="faint">
        <time dateTime={issuedAt}>{showDate(issuedAt, 'dayOfYear', language)}</time>{' '}
        <span className="number">{showNumber(applicationNumber)}</span>
      </div>
    </>
  );
}
