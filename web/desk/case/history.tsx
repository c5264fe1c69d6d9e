import { useState } from 'react';
import { useRead } from '../../api/use-api.ts';
import { roleNames } from '../../frame/roles.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import { showDate } from '../../texts/dates.ts';
import { marks } from '../../texts/marks.ts';
import type { CaseBody } from './use-case.ts';

const texts = {
  title: { zh: '经过', en: 'History' },
  system: { zh: '系统', en: 'system' },
  words: { zh: '原话', en: 'In words' },
  older: { zh: '另有 {count} 条更早的经过', en: '{count} earlier entries' },
  accesses: { zh: '谁看过个人信息', en: 'Who has looked' },
  nobody: { zh: '还没有人查看过完整的个人信息。', en: 'Nobody has viewed the full data.' },
};

/** What has happened, newest first by its number: by time two entries of one moment would change places. */
export function History({ body }: { body: CaseBody }) {
  const { t } = useText();
  const { history, totals, caseId } = body;
  const session = useSession();
  return (
    <section className="panel panel-tight stack-tight" aria-label={t(texts.title)}>
      <h2>
        {t(texts.title)} <span className="count">{totals.history}</span>
      </h2>
      <HistoryList entries={history} body={body} />
      {totals.history > history.length && (
        <Older
          caseId={caseId}
          count={totals.history - history.length}
          before={Math.min(...history.map(({ sequence }) => sequence))}
        />
      )}
      {session?.role === 'supervisor' && <Accesses caseId={caseId} />}
    </section>
  );
}

/** Entries of a history, newest first, each with what it links to. */
export function HistoryList({
  entries,
  body,
}: {
  entries: CaseBody['history'];
  /** The case on the screen, to which entries link. */
  body?: Pick<CaseBody, 'openTasks' | 'notices'>;
}) {
  const { t, language } = useText();
  const sorted = [...entries].sort((a, b) => b.sequence - a.sequence);
  return (
    <ol className="plain case-history">
      {sorted.map(({ sequence, at, text, by, freeText, noticeIds, taskId }) => (
        <li key={sequence} id={`event-${sequence}`}>
          <span className="history-number">{sequence}</span>
          <div>
            <div>{text}</div>
            <div className="faint">
              {showDate(at, 'moment', language)} ·{' '}
              {t(by === 'system' ? texts.system : (roleNames[by] ?? texts.system))}
              <Links {...{ taskId, noticeIds, body }} />
            </div>
            {freeText && (
              <details className="basis">
                <summary>{t(texts.words)}</summary>
                {wordsOf(freeText).map((words) => (
                  <blockquote key={words}>{words}</blockquote>
                ))}
              </details>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What an entry leads to on the same screen: the task while it is open, and the notices that it caused. */
function Links({
  taskId,
  noticeIds = [],
  body,
}: {
  taskId: string | undefined;
  noticeIds: readonly string[] | undefined;
  body: Pick<CaseBody, 'openTasks' | 'notices'> | undefined;
}) {
  const task = body?.openTasks?.find((each) => each.taskId === taskId);
  const notices = (body?.notices ?? []).filter((each) => noticeIds.includes(each.noticeId));
  return (
    <>
      {task && (
        <a href={`#task-${task.taskId}`} onClick={goTo(`task-${task.taskId}`)}>
          {' '}
          ↗ {task.kindText}
        </a>
      )}
      {notices.map(({ noticeId, title }) => (
        <a key={noticeId} href={`#notice-${noticeId}`} onClick={goTo(`notice-${noticeId}`)}>
          {' '}
          ✉ {title}
        </a>
      ))}
    </>
  );
}

/** Goes to a place of the page and opens what hides it. */
const goTo = (id: string) => (event: { preventDefault: () => void }) => {
  event.preventDefault();
  const place = document.getElementById(id);
  const hidden = place?.closest('details');
  if (hidden) hidden.open = true;
  place?.scrollIntoView({ block: 'center' });
  place?.focus();
};

/** What was written, however deep it lies. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsOf);
  return [];
}

function Older({ caseId, count, before }: { caseId: string; count: number; before: number }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const read = useRead(
    'GET /cases/{caseId}/history',
    { path: { caseId }, query: { limit: 200 } },
    { enabled: open },
  );
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t(texts.older, { count })}</summary>
      {open && (
        <Loaded from={read}>
          {(body) => <HistoryList entries={body.history.filter(({ sequence }) => sequence < before)} />}
        </Loaded>
      )}
    </details>
  );
}

function Accesses({ caseId }: { caseId: string }) {
  const { t, language } = useText();
  const [open, setOpen] = useState(false);
  const read = useRead('GET /cases/{caseId}/access-log', { path: { caseId } }, { enabled: open });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t(texts.accesses)}</summary>
      {open && (
        <Loaded from={read}>
          {({ accesses }) =>
            accesses.length === 0 ? (
              <p className="faint">{t(texts.nobody)}</p>
            ) : (
              <ul className="plain stack-tight">
                {accesses.map(
                  ({ sequence, at, name, subject, agency, roleText, reasonText, words, fieldTexts }) => (
                    <li key={sequence}>
                      {showDate(at, 'moment', language)} {agency} {roleText} {name ?? subject}
                      {marks[language].colon}
                      {fieldTexts.map(({ text }) => text).join(marks[language].list)}
                      {marks[language].inBrackets(
                        words ? `${reasonText}${marks[language].colon}${words}` : reasonText,
                      )}
                    </li>
                  ),
                )}
              </ul>
            )
          }
        </Loaded>
      )}
    </details>
  );
}
