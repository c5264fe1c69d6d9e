import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useRead } from '../../api/use-api.ts';
import { Loaded, Reading } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { dayOf, showDate } from '../../texts/dates.ts';
import { DeskPage } from '../desk-page.tsx';
import { enterKey, type KeyActs } from '../keys.ts';
import { leaveWorklist, leftWorklist, workThrough } from '../task-order.ts';
import { exportWorklist } from './export.ts';
import { worklistTexts as texts } from './texts.ts';
import { useAssign } from './use-assign.ts';
import { useHeld } from './use-held.ts';
import { WorklistEmpty } from './worklist-empty.tsx';
import { WorklistFilters } from './worklist-filters.tsx';
import { filtersOf, listQueryOf, type WorklistSearch } from './worklist-search.ts';
import { keyOf, overdueAtOnce, WorklistTable, type WorklistTask } from './worklist-table.tsx';
import { countOf, WorklistTabs } from './worklist-tabs.tsx';

/** The number of tasks on a page, and the seconds between two reads of lists and counts. */
const pageSize = 50;
const listPoll = 30;
const countPoll = 60;

const rowsOf = (body: { tasks: readonly WorklistTask[] }) =>
  body.tasks.map((task) => ({ key: keyOf(task), mark: `${task.version} ${task.overdue}` }));

/** The pages up to the one at which the user left this list; only the first for another list. */
function pagesLeft(id: string): readonly (string | undefined)[] {
  const { search, pages } = leftWorklist();
  return JSON.stringify(listQueryOf(search)) === id ? pages : [undefined];
}

/** The open tasks: overdue first, then soonest due. */
export function Worklist() {
  const search: WorklistSearch = useSearch({ from: '/at-desk/desk' });
  const { t, language } = useText();
  const navigate = useNavigate();
  const [active, setActive] = useState<string | undefined>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [pointing, setPointing] = useState(false);
  const [allShown, setAllShown] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | undefined>();
  const [exporting, setExporting] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const query = listQueryOf(search);
  const id = JSON.stringify(query);
  const [pages, setPages] = useState(() => pagesLeft(id));
  const [listed, setListed] = useState(id);
  // Another list starts at its first page, with nothing selected.
  if (listed !== id) {
    setListed(id);
    setPages([undefined]);
    setActive(undefined);
    setSelected(new Set());
    setAllShown(false);
  }
  const after = pages.at(-1);
  const read = useRead('GET /worklist', { query: { ...query, limit: pageSize, after } }, { poll: listPoll });
  const summary = useRead('GET /worklist/summary', { query: filtersOf(search) }, { poll: countPoll });
  const { assign, running, result } = useAssign();
  const { shown, waiting, take } = useHeld(
    `${id} ${after ?? ''}`,
    read.isPlaceholderData ? undefined : read.data?.body,
    rowsOf,
    pointing || selected.size > 0,
  );
  const tasks = shown?.tasks ?? [];
  const visible = useMemo(() => {
    const overdue = tasks.filter((task) => task.overdue);
    return [
      ...(allShown ? overdue : overdue.slice(0, overdueAtOnce)),
      ...tasks.filter((task) => !task.overdue),
    ];
  }, [tasks, allShown]);
  useEffect(() => {
    if (tasks.length > 0) workThrough(tasks);
  }, [tasks]);
  useEffect(() => leaveWorklist({ search, pages }), [search, pages]);

  const move = (by: number) => {
    const at = visible.findIndex((task) => keyOf(task) === active);
    const next = visible[Math.min(Math.max(at < 0 ? 0 : at + by, 0), visible.length - 1)];
    if (!next) return;
    setActive(keyOf(next));
    const row = list.current?.querySelector<HTMLElement>(`[data-task="${keyOf(next)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    row?.querySelector<HTMLElement>('td a')?.focus({ preventScroll: true });
  };
  const select = (key: string) =>
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const open = (key: string | undefined) => {
    const task = visible.find((each) => keyOf(each) === key);
    if (!task) return;
    const { caseId, taskId, kind } = task;
    void (kind === 'decide-application'
      ? navigate({ to: '/desk/cases/$caseId/decision/$taskId', params: { caseId, taskId } })
      : navigate({ to: '/desk/cases/$caseId', params: { caseId }, search: { task: taskId } }));
  };
  const takeCases = () => {
    const keys = selected.size > 0 ? selected : new Set(active === undefined ? [] : [active]);
    const chosen = visible.filter((task) => keys.has(keyOf(task)));
    if (running || chosen.length === 0) return;
    const cases = [...new Map(chosen.map((task) => [task.caseId, task])).values()];
    void assign(cases).then(() => setSelected(new Set()));
  };
  const keys: KeyActs = {
    j: () => move(1),
    k: () => move(-1),
    x: () => active !== undefined && select(active),
    [enterKey]: () => open(active),
    '1': takeCases,
  };
  const save = () => {
    setExporting(true);
    setProblem(undefined);
    exportWorklist(query, dayOf(serviceNow()), t)
      .catch((error: unknown) => {
        if (error instanceof ApiProblem) setProblem(error);
        else throw error;
      })
      .finally(() => setExporting(false));
  };
  const total = summary.data && countOf(search.tab ?? 'all', summary.data.body);
  const first = (pages.length - 1) * pageSize;
  return (
    <DeskPage
      title={texts.title}
      keys={keys}
      aside={
        <span className="row">
          {waiting > 0 && (
            <button type="button" className="button" onClick={take}>
              {t(texts.updates, { count: waiting })} ↻
            </button>
          )}
          {shown && (
            <span className="faint">{t(texts.asOf, { time: showDate(shown.asOf, 'moment', language) })}</span>
          )}
          <button type="button" className="button" aria-disabled={exporting || undefined} onClick={save}>
            {t(exporting ? texts.exporting : texts.export)}
          </button>
        </span>
      }
    >
      <WorklistTabs search={search} summary={summary.data?.body} />
      <WorklistFilters search={search} kinds={summary.data?.body.byKind ?? []} />
      {problem && <ProblemNotice problem={problem} onRetry={save} />}
      {result && (
        <Notice tone={result.refused.length > 0 ? 'warn' : 'ok'} urgent>
          <p>{t(texts.assigned, { count: result.done })}</p>
          {result.refused.map(({ number, why }) => (
            <p key={number}>{t(texts.notAssigned, { number, why })}</p>
          ))}
        </Notice>
      )}
      {selected.size > 0 && (
        <div className="desk-selection row no-print" role="status">
          <span>{t(texts.selected, { count: selected.size })}</span>
          <button
            type="button"
            className="button button-main"
            aria-disabled={running || undefined}
            onClick={takeCases}
          >
            <kbd>1</kbd> {t(texts.assign)}
          </button>
          <button type="button" className="button button-quiet" onClick={() => setSelected(new Set())}>
            {t(texts.clearSelection)}
          </button>
        </div>
      )}
      <Loaded from={read} lines={8}>
        {() =>
          // Another list or page is not empty while it is still loading.
          shown === undefined ? (
            <Reading lines={8} />
          ) : tasks.length === 0 ? (
            <WorklistEmpty search={search} />
          ) : (
            <div
              ref={list}
              onPointerEnter={() => setPointing(true)}
              onPointerLeave={() => setPointing(false)}
              className="stack"
            >
              <WorklistTable
                tasks={tasks}
                allShown={allShown}
                complete={pages.length === 1 && shown?.next === undefined}
                onShowAll={() => setAllShown(true)}
                active={active}
                selected={selected}
                onActive={setActive}
                onSelect={select}
              />
            </div>
          )
        }
      </Loaded>
      {tasks.length > 0 && (
        <div className="row row-apart">
          <span className="row">
            <span className="soft">
              {total === undefined
                ? t(texts.rangeOnly, { from: first + 1, to: first + tasks.length })
                : t(texts.range, { from: first + 1, to: first + tasks.length, total })}
            </span>
            {pages.length > 1 && (
              <button type="button" className="button" onClick={() => setPages(pages.slice(0, -1))}>
                ‹ {t(texts.previous)}
              </button>
            )}
            {shown?.next && (
              <button type="button" className="button" onClick={() => setPages([...pages, shown.next])}>
                {t(texts.next)} ›
              </button>
            )}
          </span>
          <span className="faint desk-hint no-print">{t(texts.hint)}</span>
        </div>
      )}
    </DeskPage>
  );
}
