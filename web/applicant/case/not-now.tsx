import { Link } from '@tanstack/react-router';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';

const notNow: Bilingual = { zh: '不办了，返回', en: 'Not now, go back' };

/** The way out of an act that somebody has opened and does not want: beside the button that sends it. */
export function NotNow({ caseId }: { caseId: string }) {
  const { t } = useText();
  return (
    <Link to="/cases/$caseId" params={{ caseId }} className="button button-quiet">
      {t(notNow)}
    </Link>
  );
}
