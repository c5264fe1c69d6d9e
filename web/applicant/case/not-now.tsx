import { Link } from '@tanstack/react-router';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';

const notNow: Bilingual = { zh: '不办了，返回', en: 'Not now, go back' };

/** The link that leaves an act without sending it, beside the button that sends it. */
export function NotNow({ caseId }: { caseId: string }) {
  const { t } = useText();
  return (
    <Link to="/cases/$caseId" params={{ caseId }} className="button button-quiet">
      {t(notNow)}
    </Link>
  );
}
