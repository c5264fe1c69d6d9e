import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { Events, Json, Steps } from '../../../lib/local/execution-view/components/index.ts';
import { pathOf, type Step } from '../../../lib/local/execution-view/index.ts';
import type { Answer } from '../../api/operations.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { AdminPage } from '../admin-page.tsx';
import { CaseAxis } from '../audit/case-axis.tsx';
import { showDuration } from '../duration.ts';
import { CopyButton, Listed, saveJson, When } from '../parts.tsx';
import { textIn, wordIn } from '../search.ts';
import { usePages } from '../use-pages.ts';
import { GraphTab } from './graph-tab.tsx';
import { historyOf } from './history.ts';
import { RedriveDialog } from './redrive-dialog.tsx';
import { Status } from './status.tsx';
import { StepDetail } from './step-detail.tsx';
import { executionTexts } from './texts.ts';
import { viewTexts } from './view-texts.ts';

export type Execution = Answer<'GET /executions/{name}'>;

const tabs = ['graph', 'steps', 'events', 'json', 'axis'] as const;

const texts = {
  title: { zh: '一次执行', en: 'An execution' },
  tabs: { zh: '查看方式', en: 'Views' },
  graph: { zh: '图', en: 'Graph' },
  steps: { zh: '步骤', en: 'Steps' },
  events: { zh: '事件', en: 'Events' },
  json: { zh: '输入输出', en: 'Input and output' },
  axis: { zh: '案件轴', en: 'Case axis' },
  standing: { zh: '停在', en: 'Stands at' },
  failedAt: { zh: '失败于', en: 'Failed at' },
  waitsFor: { zh: '等待待办', en: 'Waits for the task' },
  redrive: { zh: '重新执行…', en: 'Redrive…' },
  notRedrivable: { zh: '不能重新执行：', en: 'Cannot be redriven: ' },
  until: { zh: '可重新执行至', en: 'Can be redriven until' },
  caseOverTime: { zh: '案件核验', en: 'The case over time' },
  export: { zh: '导出 JSON', en: 'Export JSON' },
  incomplete: {
    zh: '事件很多，只读取了前 {count} 个，图和步骤到此为止。',
    en: 'This execution has many events. The views show only the first {count}.',
  },
  definition: { zh: '流程定义', en: 'Definition' },
  input: { zh: '开始时的输入', en: 'Input at the start' },
  output: { zh: '结束时的输出', en: 'Output at the end' },
  redacted: {
    zh: '只显示允许查看的字段，其余以 [redacted] 代替。',
    en: 'Only allowed fields are shown. The others appear as [redacted].',
  },
  noCase: {
    zh: '这次执行是定时任务，没有对应的案件。',
    en: 'This is a run of a scheduled job and has no case.',
  },
};

/** One execution: its status, its path, and whether it can be redriven. */
export const ExecutionPage = () => (
  <AdminPage screen="executions" title={texts.title}>
    <Loading />
  </AdminPage>
);

function Loading() {
  const { t } = useText();
  const { name } = useParams({ strict: false }) as { name: string };
  const execution = useRead('GET /executions/{name}', { path: { name } }, { poll: 15 });
  return (
    <>
      <p className="alone no-print">
        <Link to="/admin/executions">‹ {t(executionTexts.back)}</Link>
      </p>
      <Loaded from={execution} lines={8}>
        {(body) => <Views key={name} execution={body} />}
      </Loaded>
    </>
  );
}

function Views({ execution }: { execution: Execution }) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const tab = wordIn(search, 'tab', tabs) ?? 'graph';
  const { name, status, caseId } = execution;
  const history = usePages(
    'GET /executions/{name}/events',
    { path: { name }, query: { limit: 500 } },
    ({ events }) => events.length,
    { poll: status === 'RUNNING' ? 15 : undefined },
  );
  const { hasMore, isReading, error, more } = history;
  useEffect(() => {
    if (hasMore && !isReading && error === null) more();
  }, [hasMore, isReading, error, more]);
  const events = useMemo(
    () => historyOf(history.pages?.flatMap((page) => page.events) ?? []),
    [history.pages],
  );
  const steps = useMemo(() => pathOf(events), [events]);
  const view = useMemo(() => viewTexts(language, execution.texts), [language, execution.texts]);
  const [opened, setOpened] = useState<number>();
  const step = steps.find((one) => one.events[0] === opened);
  const change = (changed: Record<string, string | undefined>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...changed }), replace: true });
  const copy = (text: string) => void navigator.clipboard?.writeText(text);
  return (
    <>
      <Head execution={execution} onExport={() => saveJson(`${name}.json`, { execution, events })} />
      {!execution.complete && (
        <Notice tone="warn">
          <p>{t(texts.incomplete, { count: execution.events })}</p>
        </Notice>
      )}
      <div className="tabs no-print" role="tablist" aria-label={t(texts.tabs)}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-controls="view"
            aria-selected={one === tab}
            onClick={() => change({ tab: one === 'graph' ? undefined : one })}
          >
            {t(texts[one])}
            {one === 'events' && <span className="count">{execution.events}</span>}
          </button>
        ))}
      </div>
      <div id="view" role="tabpanel" aria-labelledby={`tab-${tab}`} className="stack">
        {tab === 'axis' ? (
          caseId === undefined ? (
            <p className="admin-empty">{t(texts.noCase)}</p>
          ) : (
            <CaseAxis caseId={caseId} at={textIn(search, 'at')} onAt={(at) => change({ at })} here={name} />
          )
        ) : (
          <Listed from={history} isEmpty={false} empty={null}>
            {tab === 'graph' && (
              <GraphTab
                execution={execution}
                steps={steps}
                selected={textIn(search, 'state')}
                onSelect={(state) => change({ state })}
                texts={view}
              />
            )}
            {tab === 'steps' && (
              <div className="panel panel-tight">
                <Steps
                  steps={steps}
                  status={status}
                  now={serviceNow().getTime()}
                  selected={step}
                  onSelect={(one: Step) => setOpened(one === step ? undefined : one.events[0])}
                  detail={(one: Step) => <StepDetail step={one} execution={execution} texts={view} />}
                  texts={view}
                />
              </div>
            )}
            {tab === 'events' && (
              <div className="panel panel-tight">
                <Events
                  events={events}
                  steps={steps}
                  filter={{
                    types: (textIn(search, 'types') ?? '').split(',').filter((type) => type !== ''),
                    failedOnly: search.failed === 'true',
                  }}
                  onFilter={({ types, failedOnly }) =>
                    void navigate({
                      to: '.',
                      search: (before) => ({
                        ...before,
                        types: types.length > 0 ? types.join(',') : undefined,
                        failed: failedOnly ? 'true' : undefined,
                      }),
                      replace: true,
                    })
                  }
                  onCopy={copy}
                  texts={view}
                />
              </div>
            )}
            {tab === 'json' && (
              <>
                <p className="faint">{t(texts.redacted)}</p>
                <div className="admin-pair">
                  <Value title={t(texts.input)}>
                    <Json value={steps[0]?.input} texts={view} onCopy={copy} />
                  </Value>
                  <Value title={t(texts.output)}>
                    <Json
                      value={status === 'RUNNING' ? undefined : steps.at(-1)?.output}
                      texts={view}
                      onCopy={copy}
                    />
                  </Value>
                </div>
                <Value title={t(texts.definition)}>
                  <Json value={execution.definition} texts={view} onCopy={copy} />
                </Value>
              </>
            )}
          </Listed>
        )}
      </div>
    </>
  );
}

const Value = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className="panel panel-tight stack-tight">
    <h2>{title}</h2>
    {children}
  </section>
);

function Head({ execution, onExport }: { execution: Execution; onExport: () => void }) {
  const { t, language } = useText();
  const [redriving, setRedriving] = useState(false);
  const { name, workflow, status, standing, standsAt, error, redrive, caseId, applicationNumber } = execution;
  const waiting = execution.steps.filter(({ outcome, waitsFor }) => outcome === 'standing' && waitsFor);
  const now = serviceNow().getTime();
  const end = execution.stoppedAt === undefined ? now : Date.parse(execution.stoppedAt);
  return (
    <section className="panel panel-tight stack-tight">
      <div className="row row-apart">
        <div className="row">
          <h2>{workflow.text}</h2>
          <Status status={status} />
          {execution.redrives > 0 && (
            <span className="tag tag-info">
              {t(executionTexts.redrives)} {t(executionTexts.times, { count: execution.redrives })}
            </span>
          )}
        </div>
        <div className="row no-print">
          <button type="button" className="button button-quiet" onClick={onExport}>
            {t(texts.export)}
          </button>
          <button
            type="button"
            className={redrive.possible ? 'button button-main' : 'button'}
            aria-disabled={!redrive.possible || undefined}
            aria-describedby={redrive.possible ? undefined : 'why-not'}
            onClick={() => redrive.possible && setRedriving(true)}
          >
            {t(texts.redrive)}
          </button>
        </div>
      </div>
      {redrive.because && (
        <p id="why-not" className="faint">
          {t(texts.notRedrivable)}
          {redrive.because.text}
        </p>
      )}
      <dl className="facts admin-facts">
        <dt>{t(executionTexts.name)}</dt>
        <dd>
          <code>{name}</code> <CopyButton text={name} />
        </dd>
        {caseId !== undefined && (
          <>
            <dt>{t(executionTexts.case)}</dt>
            <dd>
              {applicationNumber ?? caseId}
              {execution.district !== undefined && ` · ${execution.district}`}
              {execution.officer !== undefined && ` · ${execution.officer}`}{' '}
              <Link to="/admin/cases" search={{ case: caseId }}>
                {t(texts.caseOverTime)}
              </Link>
            </dd>
          </>
        )}
        <dt>{t(executionTexts.begun)}</dt>
        <dd>
          <When at={execution.startedAt} />
          {execution.stoppedAt !== undefined && (
            <>
              {' – '}
              <When at={execution.stoppedAt} />
            </>
          )}
          <span className="faint"> · {showDuration(end - Date.parse(execution.startedAt), language)}</span>
        </dd>
        {(standing.length > 0 || standsAt) && (
          <>
            <dt>{t(status === 'RUNNING' ? texts.standing : texts.failedAt)}</dt>
            <dd>
              {(standing.length > 0 ? standing : standsAt ? [standsAt] : []).map((state) => (
                <strong key={state.name}>
                  {status === 'RUNNING' ? '● ' : '✕ '}
                  {state.text}{' '}
                </strong>
              ))}
              {waiting.map(({ waitsFor, event }) => (
                <span key={event} className="faint">
                  {t(texts.waitsFor)} <code>{waitsFor}</code>
                </span>
              ))}
            </dd>
          </>
        )}
        {error !== undefined && (
          <>
            <dt>{t(executionTexts.error)}</dt>
            <dd className="admin-error">✕ {error}</dd>
          </>
        )}
        {redrive.possible && redrive.until !== undefined && (
          <>
            <dt>{t(texts.until)}</dt>
            <dd>
              <When at={redrive.until} />
            </dd>
          </>
        )}
      </dl>
      {redriving && <RedriveDialog name={name} onClose={() => setRedriving(false)} />}
    </section>
  );
}
