import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import { ActPanel } from '../acts/act-panel.tsx';
import { DeskPage } from '../desk-page.tsx';
import type { KeyActs } from '../keys.ts';
import { leftWorklist, placeIn, useOrder } from '../task-order.ts';
import { isAct } from './act-names.ts';
import { Acts } from './acts.tsx';
import { actsOf, type NumberedAct } from './acts-of.ts';
import { CaseAxis } from './axis.tsx';
import { CaseHeader } from './case-header.tsx';
import { Colleagues } from './colleagues.tsx';
import { Facts } from './facts.tsx';
import { History } from './history.tsx';
import { Past } from './past.tsx';
import { useCase } from './use-case.ts';

const texts = {
  title: { zh: '案件', en: 'Case' },
  back: { zh: '待办', en: 'Worklist' },
  before: { zh: '上一件', en: 'Previous' },
  after: { zh: '下一件', en: 'Next' },
};

/** A case on one screen: person, deadlines, timeline, facts, history and possible acts. */
export function CasePage() {
  const { caseId } = useParams({ from: '/at-desk/desk/cases/$caseId' });
  return <CaseOf key={caseId} caseId={caseId} />;
}

function CaseOf({ caseId }: { caseId: string }) {
  const { t } = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/at-desk/desk/cases/$caseId' });
  const { act } = search;
  const read = useCase(caseId);
  const [at, setAt] = useState<string | undefined>();
  const past = useRead(
    'GET /cases/{caseId}/axis',
    { path: { caseId }, query: { at } },
    { enabled: at !== undefined },
  );
  const { before, after, place, of } = placeIn(caseId, useOrder());
  const body = read.data?.body;
  // Whoever opens an act by its key or its button goes on in its form, and is back at the acts when it is closed.
  const acts = useRef<HTMLDivElement>(null);
  const opened = useRef(act);
  useEffect(() => {
    if (opened.current !== act) acts.current?.focus();
    opened.current = act;
  }, [act]);
  const goTo = (next: string | undefined) => {
    if (next !== undefined) void navigate({ to: '/desk/cases/$caseId', params: { caseId: next } });
  };
  const open = ({ act: chosen, task }: Pick<NumberedAct, 'act' | 'task'>) => {
    const taskId = task?.taskId;
    void (chosen === 'decide-application' && taskId !== undefined
      ? navigate({ to: '/desk/cases/$caseId/decision/$taskId', params: { caseId, taskId } })
      : navigate({
          to: '/desk/cases/$caseId',
          params: { caseId },
          search: { act: chosen, ...(taskId !== undefined && { task: taskId }) },
          replace: act !== undefined,
        }));
  };
  const close = () =>
    void navigate({ to: '/desk/cases/$caseId', params: { caseId }, search: {}, replace: true });
  const numbered = body ? actsOf(body) : { tasks: [], others: [] };
  const keys: KeyActs = {
    '[': () => goTo(before),
    ']': () => goTo(after),
    ...(at === undefined &&
      Object.fromEntries(
        [...numbered.tasks.flatMap(({ acts }) => acts), ...numbered.others]
          .filter(({ number }) => number <= 9)
          .map((each) => [String(each.number), () => open(each)]),
      )),
  };
  return (
    <DeskPage
      title={texts.title}
      keys={keys}
      aside={
        <span className="row">
          <Link to="/desk" search={leftWorklist().search}>
            ‹ {t(texts.back)}
            {place > 0 && ` ${place}/${of}`}
          </Link>
          <button
            type="button"
            className="button button-quiet"
            aria-disabled={!before || undefined}
            onClick={() => goTo(before)}
          >
            <kbd>[</kbd> {t(texts.before)}
          </button>
          <button
            type="button"
            className="button button-quiet"
            aria-disabled={!after || undefined}
            onClick={() => goTo(after)}
          >
            {t(texts.after)} <kbd>]</kbd>
          </button>
        </span>
      }
    >
      <Loaded from={read} lines={8}>
        {(shown, etag) => (
          <div className={at === undefined ? 'case stack' : 'case case-past stack'}>
            <CaseHeader body={shown} past={at !== undefined} />
            <Colleagues caseId={caseId} />
            {shown.axis && (
              <CaseAxis
                axis={past.data && at !== undefined ? past.data.body : shown.axis}
                now={shown.axis}
                at={at}
                onAt={setAt}
              />
            )}
            {at !== undefined ? (
              <Loaded from={past}>
                {(axis) => <Past axis={axis} history={shown.history} onEnd={() => setAt(undefined)} />}
              </Loaded>
            ) : (
              <div className="case-columns">
                <Facts body={shown} />
                <History body={shown} />
                <div ref={acts} tabIndex={-1} className="case-acts">
                  {!isAct(act) ? (
                    <Acts body={shown} onOpen={open} task={search.task} />
                  ) : (
                    <ActPanel
                      key={`${act} ${search.task ?? ''}`}
                      act={act}
                      taskId={search.task}
                      body={shown}
                      etag={etag}
                      onReload={() => void read.refetch()}
                      onClose={close}
                    />
                  )}
                </div>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </DeskPage>
  );
}
