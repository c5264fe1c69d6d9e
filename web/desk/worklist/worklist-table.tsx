import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { Deadline } from '../../parts/deadline.tsx';
import { useText } from '../../settings/use-text.ts';
import { escalationLevels } from '../../texts/codes.ts';
import { showNumber } from '../../texts/numbers.ts';
import { worklistTexts as texts } from './texts.ts';

export type WorklistTask = Answer<'GET /worklist'>['tasks'][number];

/** The key that tells two tasks apart. */
export const keyOf = ({ caseId, taskId }: Pick<WorklistTask, 'caseId' | 'taskId'>): string =>
  `${caseId} ${taskId}`;

/** The person who handles a task: the officer of its case, or the one who has taken the application. */
export const whoseOf = ({
  officer,
  officerName,
  takenBy,
  takenByName,
}: Pick<WorklistTask, 'officer' | 'officerName' | 'takenBy' | 'takenByName'>): string | undefined =>
  officerName ?? officer ?? takenByName ?? takenBy;

/** With more overdue tasks than this, the list first shows only some of them. */
export const overdueAtOnce = 20;

/** The properties that the rows of the list share. */
interface RowUse {
  readonly active: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly onActive: (key: string) => void;
  readonly onSelect: (key: string) => void;
}

/** The tasks, with the overdue ones in a section of their own at the top. On a small screen each is a card. */
export function WorklistTable({
  tasks,
  allShown,
  onShowAll,
  complete,
  ...use
}: RowUse & {
  tasks: readonly WorklistTask[];
  allShown: boolean;
  onShowAll: () => void;
  /** Whether these are all tasks of the list: a part of the list shows no count. */
  complete: boolean;
}) {
  const { t } = useText();
  const overdue = tasks.filter((task) => task.overdue);
  const due = tasks.filter((task) => !task.overdue);
  const shown = allShown ? overdue : overdue.slice(0, overdueAtOnce);
  const heads = [texts.due, texts.task, texts.applicant, texts.channel, texts.officer, texts.progress];
  return (
    <div className="table-scroll">
      <table className="table worklist" aria-label={t(texts.title)}>
        <thead>
          <tr>
            <td />
            {heads.map((head) => (
              <th key={head.en} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        {overdue.length > 0 && (
          <tbody>
            <Section text={`▲ ${t(texts.overdueSection)}`} count={complete && overdue.length} overdue />
            {shown.map((task) => (
              <Row key={keyOf(task)} task={task} {...use} />
            ))}
            {shown.length < overdue.length && (
              <tr>
                <td colSpan={7}>
                  <button type="button" className="button button-quiet" onClick={onShowAll}>
                    {t(texts.more, { count: overdue.length - shown.length })}
                  </button>
                </td>
              </tr>
            )}
          </tbody>
        )}
        {due.length > 0 && (
          <tbody>
            {overdue.length > 0 && <Section text={t(texts.dueSection)} count={complete && due.length} />}
            {due.map((task) => (
              <Row key={keyOf(task)} task={task} {...use} />
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
}

const Section = ({
  text,
  count,
  overdue = false,
}: {
  text: string;
  count: number | false;
  overdue?: boolean;
}) => (
  <tr className={overdue ? 'worklist-section worklist-section-overdue' : 'worklist-section'}>
    <th colSpan={7} scope="colgroup">
      {text} {count !== false && <span className="count">{count}</span>}
    </th>
  </tr>
);

function Row({ task, active, selected, onActive, onSelect }: RowUse & { task: WorklistTask }) {
  const { t } = useText();
  const key = keyOf(task);
  const [basis, setBasis] = useState(false);
  const { caseId, taskId, kind, kindText, applicationNumber, applicant, channel, assisted } = task;
  return (
    <tr
      data-task={key}
      className={key === active ? 'worklist-active' : undefined}
      aria-selected={selected.has(key)}
      onFocus={() => onActive(key)}
    >
      <td className="worklist-check">
        <label>
          <input
            type="checkbox"
            aria-label={t(texts.select, { number: applicationNumber })}
            checked={selected.has(key)}
            onChange={() => onSelect(key)}
          />
        </label>
      </td>
      <td>
        <Deadline {...task} basis={basis ? task.basis : undefined} />{' '}
        {!basis && (
          <button type="button" className="worklist-basis" onClick={() => setBasis(true)}>
            <span aria-hidden="true">ⓘ</span>
            <span className="visually-hidden">{task.basis.text}</span>
          </button>
        )}
      </td>
      <td>
        {kind === 'decide-application' ? (
          <Link to="/desk/cases/$caseId/decision/$taskId" params={{ caseId, taskId }}>
            {kindText}
          </Link>
        ) : (
          <Link to="/desk/cases/$caseId" params={{ caseId }} search={{ task: taskId }}>
            {kindText}
          </Link>
        )}
        {assisted && <span className="tag">{t(texts.assisted)}</span>}
        {task.forSupervisor && <span className="tag tag-info">{t(texts.forSupervisor)}</span>}
        {task.openedBy.length > 0 && (
          <div className="soft">
            {t(texts.opened, {
              names: task.openedBy.map(({ name }) => name ?? t(texts.colleague)).join(t(texts.separator)),
            })}
          </div>
        )}
      </td>
      <td>
        <span className="worklist-name">{applicant}</span>
        <div className="faint worklist-name worklist-number">{showNumber(applicationNumber)}</div>
        {task.groups.map(({ code, text }) => (
          <span key={code} className="tag">
            {text}
          </span>
        ))}
      </td>
      <td className="worklist-channel">{t(channel === 'online' ? texts.online : texts.atCounter)}</td>
      <td>{whoseOf(task) ?? <Nobody />}</td>
      <td>
        <Progress task={task} />
      </td>
    </tr>
  );
}

function Nobody() {
  const { t } = useText();
  return (
    <span className="soft">
      <span aria-hidden="true">— </span>
      {t(texts.nobody)}
    </span>
  );
}

function Progress({ task }: { task: WorklistTask }) {
  const { t } = useText();
  const { touched, awaitingInformation, attempts, escalatedTo } = task;
  const level = escalatedTo && escalationLevels[escalatedTo];
  return (
    <span className="row worklist-progress">
      {attempts !== undefined && attempts > 0 ? (
        <span>{t(texts.tried, { count: attempts })}</span>
      ) : awaitingInformation ? (
        <span>{t(texts.waiting)}</span>
      ) : (
        <span className={touched === 'answered' ? 'tag tag-ok' : undefined}>
          {t(
            touched === 'answered' ? texts.answered : touched === 'started' ? texts.started : texts.untouched,
          )}
        </span>
      )}
      {level && <span className="tag tag-danger">▲ {t(texts.escalated, { level: t(level) })}</span>}
    </span>
  );
}
