import { useText } from '../../settings/use-text.ts';
import { type ExecutionStatus, statusLooks } from './texts.ts';

/** The status of an execution, as a sign, a word and a colour. */
export function Status({ status }: { status: ExecutionStatus }) {
  const { t } = useText();
  const { text, sign, tone } = statusLooks[status];
  return (
    <span className={`tag tag-${tone}`}>
      <span aria-hidden="true">{sign}</span>
      {t(text)}
    </span>
  );
}
