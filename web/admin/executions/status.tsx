import { useText } from '../../settings/use-text.ts';
import { type ExecutionStatus, statusLooks } from './texts.ts';

/** How an execution stands: a sign, a word and a colour say the same. */
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
