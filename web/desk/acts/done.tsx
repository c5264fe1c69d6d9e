import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Answer } from '../../api/operations.ts';
import { Deadline } from '../../parts/deadline.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { deadlineKinds } from '../../texts/codes.ts';
import { showNumber } from '../../texts/numbers.ts';
import { HistoryList } from '../case/history.tsx';
import type { CaseBody } from '../case/use-case.ts';
import { leftWorklist, taskAfter, useOrder } from '../task-order.ts';

const texts = {
  recorded: { zh: '{act}：已记录', en: '{act}: recorded' },
  nothing: {
    zh: '没有新的记录：相同内容先前已经记录。',
    en: 'This was already recorded. Nothing has changed.',
  },
  next: { zh: '下一项', en: 'Next task' },
  stay: { zh: '留在本案件', en: 'Stay on this case' },
  worklist: { zh: '返回待办', en: 'To the worklist' },
  due: { zh: '现在的期限', en: 'What is due now' },
  begun: { zh: '转入地的申请编号：{number}', en: 'Number at the new place: {number}' },
};

/** The answer to an act. */
export interface Outcome {
  /** The case after the act; undefined if the act answers something else. */
  readonly after?: CaseBody | undefined;
  /** The case that the act opened elsewhere. */
  readonly begun?: { readonly applicationNumber: string } | undefined;
}

type Transferred = Answer<'POST /cases/{caseId}/transfer'>;

const isCase = (answer: object): answer is CaseBody => 'history' in answer && 'caseId' in answer;
const isTransferred = (answer: object): answer is Transferred =>
  'case' in answer && 'applicationNumber' in answer;

/** Reads the answer: most acts on a case answer the case after the act. */
export function outcomeIn(answer: unknown): Outcome {
  if (typeof answer !== 'object' || answer === null) return {};
  if (isCase(answer)) return { after: answer };
  return isTransferred(answer) ? { after: answer.case, begun: answer } : {};
}

/** The confirmation of the service, and the next task. */
export function Done({
  title,
  before,
  after,
  begun,
  onClose,
}: Outcome & {
  title: string;
  before: CaseBody;
  onClose: () => void;
}) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const entries = after?.history.filter(({ sequence }) => sequence > before.version) ?? [];
  const next = taskAfter(before.caseId, useOrder());
  return (
    <section ref={box} tabIndex={-1} className="panel panel-tight act-panel stack" aria-label={title}>
      <Notice tone="ok" urgent>
        <p>
          <strong>{t(texts.recorded, { act: title })}</strong>
        </p>
      </Notice>
      {begun && <p>{t(texts.begun, { number: showNumber(begun.applicationNumber) })}</p>}
      {entries.length > 0 && <HistoryList entries={entries} />}
      {after && entries.length === 0 && <p className="faint">{t(texts.nothing)}</p>}
      {after && after.countdowns.length > 0 && (
        <div className="stack-tight">
          <h3>{t(texts.due)}</h3>
          {after.countdowns.map((each) => (
            <div key={each.deadlineId}>
              {after.openTasks?.find((task) => task.deadlineId === each.deadlineId)?.kindText ??
                t(deadlineKinds[each.kind])}{' '}
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
        <Link to="/desk" search={leftWorklist().search} className="button button-quiet">
          {t(texts.worklist)}
        </Link>
      </div>
    </section>
  );
}
