import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Deadline } from '../../parts/deadline.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { HistoryList } from '../case/history.tsx';
import type { CaseBody } from '../case/use-case.ts';
import { taskAfter, useOrder } from '../task-order.ts';

const texts = {
  recorded: { zh: '{act}：已记录', en: '{act}: recorded' },
  nothing: { zh: '没有新的记录：相同内容先前已经记录。', en: 'Nothing new: the same was recorded before.' },
  next: { zh: '下一项', en: 'Next task' },
  stay: { zh: '留在本案件', en: 'Stay with this case' },
  worklist: { zh: '返回待办', en: 'To the worklist' },
  due: { zh: '现在的期限', en: 'What is due now' },
};

/** What the service has recorded, and the next task. */
export function Done({
  title,
  before,
  after,
  onClose,
}: {
  title: string;
  before: CaseBody;
  after: CaseBody;
  onClose: () => void;
}) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const entries = after.history.filter(({ sequence }) => sequence > before.version);
  const next = taskAfter(after.caseId, useOrder());
  return (
    <section ref={box} tabIndex={-1} className="panel panel-tight act-panel stack" aria-label={title}>
      <Notice tone="ok" urgent>
        <p>
          <strong>{t(texts.recorded, { act: title })}</strong>
        </p>
      </Notice>
      {entries.length > 0 ? <HistoryList entries={entries} /> : <p className="faint">{t(texts.nothing)}</p>}
      {after.countdowns.length > 0 && (
        <div className="stack-tight">
          <h3>{t(texts.due)}</h3>
          {after.countdowns.map((each) => (
            <div key={each.deadlineId}>
              {after.openTasks?.find((task) => task.deadlineId === each.deadlineId)?.kindText}{' '}
              <Deadline {...each} basis={undefined} />
            </div>
          ))}
        </div>
      )}
      <div className="row">
        {next &&
          (next.kind === 'decide-application' ? (
            <Link
              to="/desk/cases/$caseId/decision/$taskId"
              params={{ caseId: next.caseId, taskId: next.taskId }}
              className="button button-main"
            >
              {t(texts.next)} ›
            </Link>
          ) : (
            <Link
              to="/desk/cases/$caseId"
              params={{ caseId: next.caseId }}
              search={{ task: next.taskId }}
              className="button button-main"
            >
              {t(texts.next)} ›
            </Link>
          ))}
        <button type="button" className="button" onClick={onClose}>
          {t(texts.stay)}
        </button>
        <Link to="/desk" className="button button-quiet">
          {t(texts.worklist)}
        </Link>
      </div>
    </section>
  );
}
