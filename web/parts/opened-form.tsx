import { type ReactNode, useRef, useState } from 'react';

/**
 * A form that opens on request. Once it is sent it closes empty, so that nothing is sent twice, and the focus goes back to what
 * opened it. The page around it says what was recorded: the form may be gone then.
 *
 * @example
 * <OpenedForm label={label} onDone={() => recorded.say(label)}>{(done) => <OperationForm … onDone={done} />}</OpenedForm>
 */
export function OpenedForm({
  label,
  className,
  onDone,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly onDone: () => void;
  readonly children: (done: () => void) => ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  const [round, setRound] = useState(0);
  const done = () => {
    if (details.current) details.current.open = false;
    details.current?.querySelector('summary')?.focus();
    setRound(round + 1);
    onDone();
  };
  return (
    <details ref={details} className={className}>
      <summary>{label}</summary>
      <div key={round}>{children(done)}</div>
    </details>
  );
}
