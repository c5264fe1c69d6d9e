import { Json, type ViewTexts } from '../../../lib/local/execution-view/components/index.ts';
import { outcomeOf, type Step } from '../../../lib/local/execution-view/index.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useText } from '../../settings/use-text.ts';
import type { Execution } from './execution.tsx';

const texts = {
  attempts: { zh: '尝试', en: 'Attempts' },
  waitsFor: { zh: '等待待办', en: 'Waits for the task' },
  chosen: { zh: '走向', en: 'Went to' },
  left: { zh: '离开', en: 'Left' },
  caught: { zh: '（已按流程处理）', en: ' (caught)' },
};

/** The details of one entry into a state. */
export function StepDetail({
  step,
  execution,
  texts: view,
}: {
  step: Step;
  execution: Execution;
  texts: ViewTexts;
}) {
  const { t } = useText();
  const outcome = outcomeOf(step, execution.status);
  const known = execution.steps.find(({ event }) => event === step.events[0]);
  const end = step.left ?? step.aborted;
  return (
    <div className="admin-step stack-tight">
      <dl className="facts">
        <dt>{view.how}</dt>
        <dd>
          {view.outcome[outcome]}
          {step.iteration !== undefined && ` · ${view.iteration(step.iteration)}`}
        </dd>
        <dt>{view.entered}</dt>
        <dd>{view.instant(step.entered)}</dd>
        {step.left !== undefined && (
          <>
            <dt>{t(texts.left)}</dt>
            <dd>{view.instant(step.left)}</dd>
          </>
        )}
        <dt>{view.took}</dt>
        <dd>{view.duration((end ?? serviceNow().getTime()) - step.entered)}</dd>
        {step.attempts > 0 && (
          <>
            <dt>{t(texts.attempts)}</dt>
            <dd>×{step.attempts}</dd>
          </>
        )}
        {known?.waitsFor !== undefined && (
          <>
            <dt>{t(texts.waitsFor)}</dt>
            <dd>
              <code>{known.waitsFor}</code>
            </dd>
          </>
        )}
        {known?.chosen && (
          <>
            <dt>{t(texts.chosen)}</dt>
            <dd>{known.chosen.text}</dd>
          </>
        )}
      </dl>
      {known && known.errors.length > 0 && (
        <ol className="admin-errors">
          {known.errors.map(({ error, at, caught }) => (
            <li key={`${at} ${error}`}>
              <span className="admin-error">✕ {error}</span>{' '}
              <span className="faint">
                {view.instant(Date.parse(at))}
                {caught && t(texts.caught)}
              </span>
            </li>
          ))}
        </ol>
      )}
      <h3>{view.input}</h3>
      <Json value={step.input} texts={view} />
      <h3>{view.output}</h3>
      <Json value={step.output} texts={view} />
    </div>
  );
}
