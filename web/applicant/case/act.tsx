import { useParams } from '@tanstack/react-router';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { EndJobSeeker, ReportChange, SimpleAct, WordsAct } from './act-forms.tsx';
import { acts, type OwnAct } from './acts.ts';
import { type Case, WithCase } from './with-case.tsx';

const texts = {
  unknown: { zh: '办理', en: 'Act' },
  notNow: {
    zh: '现在不能办这一项：它已经办完，或者情况有了变化。',
    en: 'This cannot be done now: it has been done, or things have changed.',
  },
} satisfies Record<string, Bilingual>;

/** One act of the person in their own case: what it means, and its form. */
export function OneAct() {
  const { act } = useParams({ from: '/cases/$caseId/do/$act' });
  const known = Object.hasOwn(acts, act) ? (act as OwnAct) : undefined;
  return (
    <WithCase title={known ? acts[known].title : texts.unknown}>
      {(found) => <Form key={found.caseId} act={known} found={found} />}
    </WithCase>
  );
}

function Form({ act, found }: { act: OwnAct | undefined; found: Case }) {
  const { t } = useText();
  if (act === undefined)
    return (
      <Notice tone="warn">
        <p>{t(texts.notNow)}</p>
      </Notice>
    );
  const possible = found.possibleActions.includes(act);
  const { caseId } = found;
  const content = () => {
    switch (act) {
      case 'provide-information':
        return (
          <WordsAct caseId={caseId} act={act} route="POST /cases/{caseId}/information" property="answer" />
        );
      case 'raise-objection':
        return (
          <WordsAct caseId={caseId} act={act} route="POST /cases/{caseId}/objection" property="statement" />
        );
      case 'report-change':
        return <ReportChange found={found} />;
      case 'end-job-seeker-registration':
        return <EndJobSeeker caseId={caseId} />;
      case 'withdraw-application':
        return <SimpleAct caseId={caseId} act={act} route="POST /cases/{caseId}/withdrawal" />;
      case 'register-as-job-seeker':
        return <SimpleAct caseId={caseId} act={act} route="POST /cases/{caseId}/job-seeker-registration" />;
    }
  };
  return (
    <>
      <p>{t(acts[act].lead)}</p>
      {act === 'provide-information' && found.informationRequest && (
        <section className="panel stack-tight">
          <ul>
            {found.informationRequest.items.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
          {found.informationRequest.message && <p>{found.informationRequest.message}</p>}
        </section>
      )}
      <Possible possible={possible}>{content()}</Possible>
    </>
  );
}

/** The form where the act is possible now. One that has been opened stays, so that its answer can be read. */
function Possible({ possible, children }: { possible: boolean; children: React.ReactNode }) {
  const { t } = useText();
  return (
    <>
      {!possible && (
        <Notice>
          <p>{t(texts.notNow)}</p>
        </Notice>
      )}
      <div hidden={!possible}>{children}</div>
    </>
  );
}
