import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Graph, Json, type ViewTexts } from '../../../lib/local/execution-view/components/index.ts';
import { graphOf, type Step, type Taken, takenOf } from '../../../lib/local/execution-view/index.ts';
import { reversed } from '../../parts/arrays.ts';
import { useText } from '../../settings/use-text.ts';
import type { Execution } from './execution.tsx';
import { spokenDefinition } from './history.ts';
import { StepDetail } from './step-detail.tsx';

const texts = {
  fit: { zh: '适应宽度', en: 'Fit' },
  natural: { zh: '100%', en: '100%' },
  choose: {
    zh: '选一个环节，查看它的时间、尝试次数、错误和输入输出。',
    en: 'Choose a state to see its times, attempts, errors, input and output.',
  },
  notReached: { zh: '这次执行没有经过这个环节。', en: 'The execution has not reached this state.' },
  unknown: {
    zh: '有 {count} 个步骤不在这份定义里，请看“步骤”。',
    en: '{count} steps do not match a state of this definition. See “Steps”.',
  },
  key: {
    zh: '粗线为走过的路径　✓ 完成　● 停留　✕ 失败　■ 中止　↷ 出错后转入　×n 尝试次数',
    en: 'Thick line: path taken　✓ done　● current　✕ failed　■ aborted　↷ error caught　×n attempts',
  },
};

/** How many of the last entries of a state in a loop are shown. */
const most = 20;

/** The workflow of this execution with the path it took; beside it, the details of the chosen state. */
export function GraphTab({
  execution,
  steps,
  selected,
  onSelect,
  texts: view,
}: {
  execution: Execution;
  steps: readonly Step[];
  selected: string | undefined;
  onSelect: (state: string | undefined) => void;
  texts: ViewTexts;
}) {
  const { t, language } = useText();
  const [scale, setScale] = useState<number>();
  const { definition, texts: names, status } = execution;
  const graph = useMemo(
    () => graphOf(spokenDefinition(definition, names, language)),
    [definition, names, language],
  );
  const taken = useMemo(() => graph && takenOf(graph, steps, status), [graph, steps, status]);
  if (!graph || !taken) return <Json value={definition} texts={view} />;
  const shown = selected ?? whereItIs(taken);
  const node = graph.nodes.find(({ id }) => id === shown);
  const visits = shown === undefined ? undefined : taken.visits.get(shown)?.steps;
  return (
    <div className="admin-split">
      <div className="panel panel-tight stack-tight">
        <div className="row row-apart no-print">
          <span className="faint">{t(texts.key)}</span>
          <span className="row">
            <button
              type="button"
              className="button button-quiet"
              aria-pressed={scale === undefined}
              onClick={() => setScale(undefined)}
            >
              {t(texts.fit)}
            </button>
            <button
              type="button"
              className="button button-quiet"
              aria-pressed={scale === 1}
              onClick={() => setScale(1)}
            >
              {t(texts.natural)}
            </button>
          </span>
        </div>
        {taken.unknown.length > 0 && (
          <p className="faint">{t(texts.unknown, { count: taken.unknown.length })}</p>
        )}
        <Drawing>
          <Graph
            graph={graph}
            taken={taken}
            selected={shown}
            onSelect={(id) => onSelect(id === selected ? undefined : id)}
            scale={scale}
            texts={view}
          />
        </Drawing>
      </div>
      <aside className="panel panel-tight stack-tight" aria-live="polite">
        {node ? (
          <>
            <h2>{view.stateName(node.name)}</h2>
            <p className="faint">
              <code>{node.name}</code> · {node.resource ?? node.type}
            </p>
            {visits ? (
              reversed(visits.slice(-most)).map((step) => (
                <StepDetail key={step.events[0]} step={step} execution={execution} texts={view} />
              ))
            ) : (
              <p className="faint">{t(texts.notReached)}</p>
            )}
          </>
        ) : (
          <p className="faint">{t(texts.choose)}</p>
        )}
      </aside>
    </div>
  );
}

/** The innermost current or failed state: the one to show first. */
const whereItIs = ({ visits }: Taken): string | undefined =>
  [...visits].findLast(([, { outcome }]) =>
    ['open', 'failed', 'timed out', 'aborted'].includes(outcome),
  )?.[0];

/** The frame of the drawing. If the drawing is wider, the selected node starts in the middle; nothing else scrolls. */
function Drawing({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = frame.current?.querySelector('.xv-selected');
    if (!frame.current || !node) return;
    const [inner, outer] = [node.getBoundingClientRect(), frame.current.getBoundingClientRect()];
    frame.current.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  }, []);
  return (
    <div ref={frame} className="admin-drawing">
      {children}
    </div>
  );
}
