import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../api/operations.ts';
import { serviceNow } from '../api/service-time.ts';
import { useAct, useRead } from '../api/use-api.ts';
import { Loaded } from '../parts/loaded.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useText } from '../settings/use-text.ts';
import { showDate, showDue } from '../texts/dates.ts';
import { showNumber } from '../texts/numbers.ts';

const texts = {
  none: { zh: '您还没有提交过申请。', en: 'You have not submitted an application.' },
  submitted: { zh: '{day} 提交', en: 'submitted {day}' },
  due: { zh: '告知结果：{due}', en: 'result {due}' },
  acting: { zh: '代他人办理，委托至 {day}', en: 'you act for somebody else until {day}' },
  link: { zh: '关联到本账号', en: 'Add it to this account' },
  linkHelp: {
    zh: '这是以您的证件号码在窗口或者由他人提交的，还没有关联到本账号。',
    en: 'Somebody submitted this with your identity number, at a counter or for you. It is not linked to this account yet.',
  },
  more: { zh: '更早的', en: 'Show earlier cases' },
};

type OwnCase = Answer<'GET /cases'>['cases'][number];

/**
 * The cases of the person who is signed in, newest first. @param limit the most cases to show; without it they come page by
 * page
 */
export function CaseList({ limit }: { limit?: number }) {
  const { t } = useText();
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <div className="stack-tight">
      {pages.map((after) => (
        <CasePage
          key={after ?? ''}
          after={after}
          limit={limit}
          last={after === pages.at(-1) && limit === undefined}
          onMore={(next) => setPages([...pages, next])}
          more={t(texts.more)}
        />
      ))}
    </div>
  );
}

function CasePage({
  after,
  limit,
  last,
  onMore,
  more,
}: {
  after: string | undefined;
  limit: number | undefined;
  last: boolean;
  onMore: (next: string) => void;
  more: string;
}) {
  const { t } = useText();
  const cases = useRead(
    'GET /cases',
    { query: { ...(after && { after }), ...(limit && { limit }) } },
    { poll: 60 },
  );
  return (
    <Loaded from={cases}>
      {({ cases: found, next }) => (
        <>
          {found.length === 0 && after === undefined && (
            <p className="panel panel-tight soft">{t(texts.none)}</p>
          )}
          <ul className="plain case-list">
            {found.map((each) => (
              <li key={each.caseId}>
                {each.linked || each.actingUntil ? <Row {...each} /> : <Unlinked {...each} />}
              </li>
            ))}
          </ul>
          {last && next !== undefined && (
            <button type="button" className="button" onClick={() => onMore(next)}>
              {more}
            </button>
          )}
        </>
      )}
    </Loaded>
  );
}

function Row({
  caseId,
  phase,
  phaseText,
  applicationNumber,
  submittedAt,
  dueDate,
  provisional = false,
  actingUntil,
}: OwnCase) {
  const { t, language } = useText();
  return (
    <Link to="/cases/$caseId" params={{ caseId }} className="case-row">
      <span className="case-row-phase">{phaseText}</span>
      <span className="soft number">{showNumber(applicationNumber)}</span>
      <span className="faint">
        {t(texts.submitted, { day: showDate(submittedAt, 'dayOfYear', language) })}
        {phase === 'applied' &&
          dueDate !== undefined &&
          ` · ${t(texts.due, { due: showDue(dueDate, provisional, language, serviceNow()) })}`}
        {actingUntil !== undefined &&
          ` · ${t(texts.acting, { day: showDate(actingUntil, 'dayOfYear', language) })}`}
      </span>
    </Link>
  );
}

/** A case of the same person that is not linked to this account yet. */
function Unlinked({ caseId, phaseText, applicationNumber }: OwnCase) {
  const { t } = useText();
  const link = useAct('POST /cases/{caseId}/account');
  return (
    <div className="panel panel-tight stack-tight">
      <div>
        <strong>{phaseText}</strong> <span className="soft number">{showNumber(applicationNumber)}</span>
      </div>
      <p className="soft">{t(texts.linkHelp)}</p>
      {link.error && <ProblemNotice problem={link.error} />}
      <button
        type="button"
        className="button"
        disabled={link.isPending}
        onClick={() => link.mutate({ request: { path: { caseId } } })}
      >
        {t(texts.link)}
      </button>
    </div>
  );
}
