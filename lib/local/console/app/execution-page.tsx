import { useContext, useMemo, useState } from 'react';
import { Axis, type AxisRow, Events, Graph, Json, Steps } from '../../execution-view/components/index.ts';
import { graphOf, outcomeOf, pathOf, type Step, takenOf } from '../../execution-view/index.ts';
import { addressOf, changedAddress, go, useAddress } from './address.ts';
import {
  type ExecutionDescription,
  type ExecutionList,
  type ExecutionPlace,
  get,
  historyOf,
  type LogLine,
  states,
} from './api.ts';
import { LiveContext, useLoaded, useNow } from './live.ts';
import { CopyButton, copy, Empty, Link, Refusal, Status, useAction, useLanguage, Waiting } from './parts.tsx';
import { durationText, instantText, type Texts } from './texts.ts';

const TABS = ['graph', 'steps', 'events', 'data', 'related'] as const;

async function read(arn: string, signal: AbortSignal) {
  const place = await get<ExecutionPlace>(`executions/${encodeURIComponent(arn)}`, signal);
  const { executionArn } = place;
  const [description, events, { definition }, { lines }, status] = await Promise.all([
    states<ExecutionDescription>('DescribeExecution', { executionArn }, signal),
    historyOf(executionArn, signal),
    states<{ definition: string }>('DescribeStateMachineForExecution', { executionArn }, signal),
    get<{ lines: LogLine[] }>(`logs?execution=${encodeURIComponent(executionArn)}&limit=2000`, signal),
    get<{ endpoint: string; region: string; executionLink: string | null }>('status', signal),
  ]);
  return { place, description, events, definition: JSON.parse(definition) as unknown, lines, status };
}

type Data = Awaited<ReturnType<typeof read>>;

/** Shows one execution. `arn` in the address is its ARN or its name. */
export function ExecutionPage() {
  const { t } = useLanguage();
  const address = useAddress();
  const arn = address.get('arn') ?? address.get('name') ?? '';
  const { data, error } = useLoaded(arn, (signal) => read(arn, signal));
  return (
    <>
      <p className="crumb">
        <Link address={addressOf('executions')}>← {t.back}</Link>
      </p>
      {data ? <Execution data={data} /> : <Waiting error={error} />}
    </>
  );
}

function Execution({ data }: { readonly data: Data }) {
  const { t, view } = useLanguage();
  const address = useAddress();
  const now = useNow();
  const { place, description, events, definition } = data;
  const steps = useMemo(() => pathOf(events), [events]);
  const tab = TABS.find((one) => one === address.get('tab')) ?? 'graph';
  const [opened, setOpened] = useState<number>();
  const step = steps.find((one) => one.events[0] === opened);
  return (
    <>
      <Head data={data} steps={steps} />
      <div className="tabs" role="tablist" aria-label={place.name}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === tab}
            onClick={() => go(changedAddress({ tab: one === 'graph' ? undefined : one }), true)}
          >
            {t[one]} {one === 'events' && <span className="faint">{events.length}</span>}
          </button>
        ))}
      </div>
      <section aria-label={t[tab]}>
        {tab === 'graph' && <GraphTab data={data} steps={steps} definition={definition} />}
        {tab === 'steps' && (
          <Steps
            steps={steps}
            status={place.status}
            now={now}
            selected={step}
            onSelect={(one) => setOpened(one === step ? undefined : one.events[0])}
            detail={(one) => <StepDetail step={one} lines={data.lines} />}
            texts={view}
          />
        )}
        {tab === 'events' && (
          <Events
            events={events}
            steps={steps}
            filter={{
              types: (address.get('types') ?? '').split(',').filter((type) => type !== ''),
              failedOnly: address.get('failed') === 'true',
            }}
            onFilter={({ types, failedOnly }) =>
              go(changedAddress({ types: types.join(','), failed: failedOnly ? 'true' : '' }), true)
            }
            onCopy={(text) => void copy(text)}
            texts={view}
          />
        )}
        {tab === 'data' && (
          <div className="pair">
            <Value title={view.input} value={description.input} />
            <Value title={view.output} value={description.output} />
          </div>
        )}
        {tab === 'related' && <Related place={place} />}
      </section>
    </>
  );
}

function Head({ data, steps }: { readonly data: Data; readonly steps: readonly Step[] }) {
  const { t, language } = useLanguage();
  const { refresh } = useContext(LiveContext);
  const now = useNow();
  const { act, isBusy, error } = useAction();
  const [isConfirming, setConfirming] = useState(false);
  const { place, description, events, status } = data;
  const { executionArn } = place;
  const call = (operation: string): void =>
    act(async () => {
      await states(operation, { executionArn });
      setConfirming(false);
      refresh();
    });
  const isRedrivable = description.redriveStatus === 'REDRIVABLE';
  const command = `aws --endpoint-url ${status.endpoint} --region ${status.region} stepfunctions get-execution-history --execution-arn ${executionArn}`;
  return (
    <div className="head">
      <div className="heading">
        <h1>{place.name}</h1>
        <Status status={place.status} />
      </div>
      <dl className="facts">
        <Fact name={t.machine}>{place.machine}</Fact>
        <Fact name={t.started}>{instantText(place.started)}</Fact>
        {place.stopped !== null && <Fact name={t.ended}>{instantText(place.stopped)}</Fact>}
        <Fact name={t.took}>{durationText((place.stopped ?? now) - place.started, language)}</Fact>
        {place.redrives > 0 && (
          <Fact name={t.redrives}>
            {place.redrives} {t.times}
          </Fact>
        )}
        {place.parent && (
          <Fact name={t.parent}>
            <ExecutionLink arn={place.parent} />
          </Fact>
        )}
        {place.children.length > 0 && (
          <Fact name={t.children}>
            {place.children.map((arn) => (
              <ExecutionLink key={arn} arn={arn} />
            ))}
          </Fact>
        )}
      </dl>
      {place.standing.map(({ state, since, reason, until }) => (
        <p key={state + String(since)} className="standing">
          <span aria-hidden="true">●</span> <b>{state}</b>{' '}
          <span className="faint">{durationText(now - since, language)}</span> · {t.waitsFor}{' '}
          {waitText(reason, t)}
          {reason.executionArn !== undefined && <ExecutionLink arn={reason.executionArn} />}
          {until !== undefined && (
            <span className="when">
              {' '}
              {t.until} {instantText(until)} ({t.inTime(durationText(Math.max(0, until - now), language))})
            </span>
          )}
        </p>
      ))}
      {description.error !== undefined && (
        <p className="failure">
          <b>✕ {description.error}</b>
          {description.cause !== undefined && <code>{causeText(description.cause)}</code>}
        </p>
      )}
      <div className="actions">
        {place.status === 'RUNNING' ? (
          <button type="button" disabled={isBusy} onClick={() => setConfirming(true)}>
            ■ {t.stop}
          </button>
        ) : (
          <button
            type="button"
            disabled={isBusy || !isRedrivable}
            aria-describedby={isRedrivable ? undefined : 'why-not'}
            onClick={() => call('RedriveExecution')}
          >
            ↻ {t.redrive}
          </button>
        )}
        {place.status !== 'RUNNING' && !isRedrivable && (
          <span id="why-not" className="faint">
            {t.notRedrivable}
            <span lang="en">{description.redriveStatusReason ?? ''}</span>
          </span>
        )}
        <button
          type="button"
          onClick={() =>
            save(`${place.name}.json`, { description, events, steps: exported(steps, place.status) })
          }
        >
          ↓ {t.export}
        </button>
        <CopyButton text={command}>{t.command}</CopyButton>
        {status.executionLink !== null && (
          <a
            href={status.executionLink
              .replaceAll('{name}', encodeURIComponent(place.name))
              .replaceAll('{machine}', encodeURIComponent(place.machine))}
          >
            {t.inApp} ↗
          </a>
        )}
      </div>
      {isConfirming && place.status === 'RUNNING' && (
        <p className="sure" role="alert">
          {t.stopSure}{' '}
          <button type="button" className="danger" onClick={() => call('StopExecution')}>
            {t.stopNow}
          </button>{' '}
          <button type="button" onClick={() => setConfirming(false)}>
            {t.cancel}
          </button>
        </p>
      )}
      {error && <Refusal error={error} />}
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const ExecutionLink = ({ arn }: { readonly arn: string }) => (
  <Link address={addressOf('execution', { arn })}>{arn.split(':').at(-1)}</Link>
);

function GraphTab({
  data,
  steps,
  definition,
}: {
  readonly data: Data;
  readonly steps: readonly Step[];
  readonly definition: unknown;
}) {
  const { t, view } = useLanguage();
  const address = useAddress();
  const selected = address.get('state') ?? undefined;
  const [scale, setScale] = useState<number>();
  const graph = useMemo(() => graphOf(definition), [definition]);
  const taken = useMemo(
    () => graph && takenOf(graph, steps, data.place.status),
    [graph, steps, data.place.status],
  );
  if (!graph) return <Json value={definition} texts={view} />;
  const visited = selected === undefined ? undefined : taken?.visits.get(selected)?.steps;
  const node = graph.nodes.find(({ id }) => id === selected);
  return (
    <div className="split">
      <div className="drawing">
        <div className="zoom">
          <button type="button" aria-pressed={scale === undefined} onClick={() => setScale(undefined)}>
            {t.fit}
          </button>
          <button type="button" aria-pressed={scale === 1} onClick={() => setScale(1)}>
            {t.natural}
          </button>
        </div>
        {taken && taken.unknown.length > 0 && <p className="faint">{t.unknownSteps}</p>}
        <Graph
          graph={graph}
          taken={taken}
          selected={selected}
          onSelect={(id) => go(changedAddress({ state: id === selected ? undefined : id }), true)}
          scale={scale}
          texts={view}
        />
      </div>
      <aside aria-live="polite">
        {node ? (
          <>
            <h2>{node.name}</h2>
            {node.comment !== undefined && <p className="faint">{node.comment}</p>}
            {visited ? (
              visited
                .slice(-20)
                .reverse()
                .map((step) => <StepDetail key={step.events[0]} step={step} lines={data.lines} isHeaded />)
            ) : (
              <Empty>{t.notEntered}</Empty>
            )}
          </>
        ) : (
          <Empty>{t.chooseState}</Empty>
        )}
      </aside>
    </div>
  );
}

function StepDetail({
  step,
  lines,
  isHeaded = false,
}: {
  readonly step: Step;
  readonly lines: readonly LogLine[];
  readonly isHeaded?: boolean;
}) {
  const { t, view, language } = useLanguage();
  const now = useNow();
  const written = lines.filter((line) => line.step !== null && step.events.includes(line.step.event));
  return (
    <div className="step">
      {isHeaded && (
        <p className="faint">
          {step.iteration !== undefined && `${view.iteration(step.iteration)} · `}
          {instantText(step.entered)} ·{' '}
          {durationText((step.left ?? step.aborted ?? now) - step.entered, language)}
          {step.attempts > 1 && ` · ×${step.attempts}`}
        </p>
      )}
      {step.errors.map(({ error, cause }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same error may come several times
        <p key={`${index} ${error}`} className="failure">
          <b>✕ {error ?? ''}</b>
          {cause !== undefined && <code>{causeText(cause)}</code>}
        </p>
      ))}
      <div className="pair">
        <Value title={view.input} value={step.input} />
        <Value title={view.output} value={step.output} />
      </div>
      {(written.length > 0 || step.type === 'Task') && (
        <>
          <h3>{t.logLines}</h3>
          {written.length === 0 ? <Empty>{t.noLogLines}</Empty> : <Lines lines={written} />}
        </>
      )}
    </div>
  );
}

export function Lines({ lines }: { readonly lines: readonly LogLine[] }) {
  const { t, view } = useLanguage();
  return (
    <ol className="lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else to tell them apart
        <li key={index}>
          <span className="when">{line.at === null ? t.earlier : view.time(line.at)}</span>
          <code>{line.line}</code>
        </li>
      ))}
    </ol>
  );
}

function Value({ title, value }: { readonly title: string; readonly value: unknown }) {
  const { view } = useLanguage();
  return (
    <div>
      <h3>{title}</h3>
      <Json value={value} texts={view} onCopy={(text) => void copy(text)} />
    </div>
  );
}

function Related({ place }: { readonly place: ExecutionPlace }) {
  const { t, view } = useLanguage();
  const now = useNow();
  const { data, error } = useLoaded(`related ${place.name}`, (signal) =>
    get<ExecutionList>(`executions?related=${encodeURIComponent(place.name)}&limit=200`, signal),
  );
  if (!data) return <Waiting error={error} />;
  const rows = [...data.executions].reverse().map(
    (one): AxisRow => ({
      id: one.executionArn,
      from: one.started,
      to: one.stopped ?? undefined,
      name: one.name,
      tone:
        one.status === 'RUNNING'
          ? 'open'
          : one.status === 'SUCCEEDED'
            ? 'done'
            : one.status === 'ABORTED'
              ? 'aborted'
              : 'failed',
      label: (
        <>
          <Status status={one.status} />{' '}
          <Link address={addressOf('execution', { arn: one.executionArn, tab: 'related' })}>{one.name}</Link>{' '}
          <span className="faint">{one.machine}</span>
        </>
      ),
    }),
  );
  return rows.length === 0 ? (
    <Empty>{t.noneMatch}</Empty>
  ) : (
    <Axis rows={rows} now={now} selected={place.executionArn} texts={view} />
  );
}

function waitText(
  { kind, done = 0, total = 0, count = 0 }: ExecutionPlace['standing'][number]['reason'],
  t: Texts,
): string {
  if (kind === 'children') return t.waitsChildren(done, total);
  if (kind === 'items') return t.waitsItems(count);
  if (kind === 'execution') return t.waitsExecution;
  if (kind === 'token') return t.waitsToken;
  if (kind === 'retry') return t.waitsRetry;
  return kind === 'time' ? t.waitsTime : kind === 'call' ? t.waitsCall : t.waitsTurn;
}

/** Returns the message and trace of a cause in Lambda's format, or else the whole cause. */
function causeText(cause: string): string {
  try {
    const { errorMessage, trace } = JSON.parse(cause) as { errorMessage?: unknown; trace?: unknown };
    if (typeof errorMessage !== 'string') return cause;
    return [errorMessage, ...(Array.isArray(trace) ? trace.slice(1, 6).map(String) : [])].join('\n');
  } catch {
    return cause;
  }
}

/** Makes steps serializable, without their references to each other. */
const exported = (steps: readonly Step[], status: string) =>
  steps.map(({ around, ...step }) => ({
    ...step,
    within: around?.state,
    outcome: outcomeOf({ around, ...step }, status),
  }));

function save(name: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
