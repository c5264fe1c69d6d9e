import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { CaseHeader } from '../case/case-header.tsx';
import { Evidence } from '../case/evidence.tsx';
import { Stated } from '../case/facts.tsx';
import { HistoryList } from '../case/history.tsx';
import { useCase } from '../case/use-case.ts';
import { DeskPage } from '../desk-page.tsx';
import { leftWorklist, placeIn, useOrder } from '../task-order.ts';
import { Decision } from './decision.tsx';

const texts = {
  title: { zh: '审核申请', en: 'Decide on the application' },
  case: { zh: '案件全貌', en: 'The whole case' },
  worklist: { zh: '待办', en: 'Worklist' },
  evidence: {
    zh: '比对结果（供参考，不代替审核）',
    en: 'Data comparison (evidence to weigh, not a decision)',
  },
  history: { zh: '经过', en: 'History' },
  over: {
    zh: '这项审核已经办结，或者不由您办理。',
    en: 'This has already been decided, or you cannot decide it.',
  },
};

/** The decision on an application, with all evidence beside it. */
export function DecidePage() {
  const { caseId, taskId } = useParams({ from: '/at-desk/desk/cases/$caseId/decision/$taskId' });
  return <DecideOf key={`${caseId} ${taskId}`} caseId={caseId} taskId={taskId} />;
}

function DecideOf({ caseId, taskId }: { caseId: string; taskId: string }) {
  const { t } = useText();
  const navigate = useNavigate();
  const read = useCase(caseId);
  const { place, of, before, after } = placeIn(caseId, useOrder());
  const goTo = (next: string | undefined) => {
    if (next !== undefined) void navigate({ to: '/desk/cases/$caseId', params: { caseId: next } });
  };
  return (
    <DeskPage
      title={texts.title}
      keys={{ '[': () => goTo(before), ']': () => goTo(after) }}
      aside={
        <span className="row">
          <Link to="/desk" search={leftWorklist().search}>
            ‹ {t(texts.worklist)}
            {place > 0 && ` ${place}/${of}`}
          </Link>
          <Link to="/desk/cases/$caseId" params={{ caseId }}>
            {t(texts.case)}
          </Link>
        </span>
      }
    >
      <Loaded from={read} lines={8}>
        {(body, etag) => (
          <div className="stack">
            <CaseHeader body={body} />
            <div className="decide-columns">
              <div className="stack">
                <section className="panel panel-tight">
                  <Stated body={body} level="h2" />
                </section>
                {body.taskDetails?.screening && (
                  <section className="panel panel-tight stack-tight">
                    <h2>{t(texts.evidence)}</h2>
                    <Evidence screening={body.taskDetails.screening} />
                  </section>
                )}
                <section className="panel panel-tight stack-tight">
                  <h2>{t(texts.history)}</h2>
                  <HistoryList entries={body.history} />
                </section>
              </div>
              <Decision
                body={body}
                etag={etag}
                taskId={taskId}
                onReload={() => void read.refetch()}
                otherwise={
                  <Notice>
                    <p>{t(texts.over)}</p>
                    <Link to="/desk/cases/$caseId" params={{ caseId }}>
                      {t(texts.case)}
                    </Link>
                  </Notice>
                }
              />
            </div>
          </div>
        )}
      </Loaded>
    </DeskPage>
  );
}
