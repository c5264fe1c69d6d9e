import { Fragment, type ReactNode } from 'react';
import { depthOf, outcomeOf, type Step } from '../path.ts';
import { outcomeClass, SIGNS, type ViewTexts } from './texts.ts';

/**
 * Shows the states that an execution has entered, in that order. A button opens a step, and `detail` is shown below it.
 * @param now the end of steps that are open
 */
export function Steps({
  steps,
  status,
  now,
  selected,
  onSelect,
  detail,
  texts,
}: {
  readonly steps: readonly Step[];
  /** The status of the execution. */
  readonly status: string;
  readonly now: number;
  readonly selected?: Step | undefined;
  readonly onSelect?: (step: Step) => void;
  readonly detail?: (step: Step) => ReactNode;
  readonly texts: ViewTexts;
}) {
  if (steps.length === 0) return <p className="xv-nothing">{texts.noSteps}</p>;
  return (
    <div className="xv-scroll">
      <table className="xv-steps">
        <caption className="xv-hidden">{texts.steps}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.state}</th>
            <th scope="col">{texts.how}</th>
            <th scope="col">{texts.entered}</th>
            <th scope="col" className="xv-number">
              {texts.took}
            </th>
            <th scope="col">{texts.resource}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => {
            const outcome = outcomeOf(step, status);
            const isOpen = step === selected;
            const name = texts.stateName(step.state);
            return (
              <Fragment key={step.events[0]}>
                <tr className={`${outcomeClass(outcome)}${isOpen ? ' xv-selected' : ''}`}>
                  <th scope="row" style={{ paddingInlineStart: `${0.75 + depthOf(step) * 1.25}rem` }}>
                    <span className="xv-sign" aria-hidden="true">
                      {SIGNS[outcome]}
                    </span>
                    {step.iteration !== undefined && (
                      <span className="xv-iteration">{texts.iteration(step.iteration)}</span>
                    )}
                    {onSelect ? (
                      <button type="button" aria-expanded={isOpen} onClick={() => onSelect(step)}>
                        {name}
                      </button>
                    ) : (
                      name
                    )}
                  </th>
                  <td>
                    {texts.outcome[outcome]}
                    {step.attempts > 1 && <span className="xv-retries"> ×{step.attempts}</span>}
                  </td>
                  <td className="xv-when">{texts.instant(step.entered)}</td>
                  <td className="xv-number">
                    {texts.duration(Math.max(0, (step.left ?? step.aborted ?? now) - step.entered))}
                  </td>
                  <td className="xv-faint">{step.resource ?? step.type}</td>
                </tr>
                {isOpen && detail && (
                  <tr className="xv-detail">
                    <td colSpan={5}>{detail(step)}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
