import { Link } from '@tanstack/react-router';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import type { Bilingual } from '../../texts/language.ts';
import { mandateOf } from './acting.ts';
import { acts, type OwnAct } from './acts.ts';
import type { Case } from './with-case.tsx';

const texts = {
  title: { zh: '现在可以办', en: 'What you can do' },
  subsidies: { zh: '我能享受哪些政策', en: 'Subsidies I may get' },
  mandates: { zh: '委托他人办理', en: 'Let somebody act for me' },
  acting: { zh: '我的委托', en: 'My permission to act' },
  data: { zh: '我的信息', en: 'My data' },
  theirData: { zh: '委托人的信息', en: 'Their data' },
} satisfies Record<string, Bilingual>;

/** These acts have their place beside the question or the decision that they answer. */
const shownAbove = new Set<string>(['provide-information', 'raise-objection', 'register-as-job-seeker']);

/** The acts that the API lists as possible, each with a page of its own, and the rights that always exist. */
export function Actions({ found }: { found: Case }) {
  const { t } = useText();
  const { caseId, possibleActions } = found;
  const isActing = mandateOf(found, useSession()?.subject) !== undefined;
  const possible = possibleActions.filter((act): act is OwnAct => act in acts && !shownAbove.has(act));
  return (
    <section className="no-print panel stack-tight">
      <h2>{t(texts.title)}</h2>
      <ul className="plain actions-list">
        {possible.map((act) => (
          <li key={act}>
            <Link to="/cases/$caseId/do/$act" params={{ caseId, act }} className="button">
              {t(acts[act].title)}
            </Link>
          </li>
        ))}
        <li>
          <Link to="/cases/$caseId/subsidies" params={{ caseId }} className="button">
            {t(texts.subsidies)}
          </Link>
        </li>
        <li>
          <Link to="/cases/$caseId/mandates" params={{ caseId }} className="button">
            {t(isActing ? texts.acting : texts.mandates)}
          </Link>
        </li>
        <li>
          <Link to="/cases/$caseId/data" params={{ caseId }} className="button">
            {t(isActing ? texts.theirData : texts.data)}
          </Link>
        </li>
      </ul>
    </section>
  );
}
