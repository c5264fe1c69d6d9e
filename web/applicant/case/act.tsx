import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { EndJobSeeker, ReportChange, SimpleAct, WordsAct } from './act-forms.tsx';
import { acts, type OwnAct, type Right, rights } from './acts.ts';
import { ApplyForHardship } from './apply-for-hardship.tsx';
import { AskCorrection, CorrectReach } from './corrections.tsx';
import { DeclaredAct } from './declared-act.tsx';
import { Deletion, Restriction } from './restrictions.tsx';
import { type Case, WithCase } from './with-case.tsx';

const texts = {
  none: { zh: '没有这个页面', en: 'Page not found' },
  noneHelp: {
    zh: '没有这个办理事项。请返回，从“现在可以办”中选择。',
    en: 'There is no such act. Go back and choose what you want to do.',
  },
  notNow: {
    zh: '现在不能办这一项：它已经办完，或者情况有了变化。',
    en: 'You cannot do this now. It has already been done, or your situation has changed.',
  },
} satisfies Record<string, Bilingual>;

type Form = (props: { found: Case }) => ReactNode;

const actForms: Readonly<Record<OwnAct, Form>> = {
  'provide-information': ({ found: { caseId } }) => (
    <WordsAct
      caseId={caseId}
      act="provide-information"
      route="POST /cases/{caseId}/information"
      property="answer"
    />
  ),
  'raise-objection': ({ found: { caseId } }) => (
    <WordsAct
      caseId={caseId}
      act="raise-objection"
      route="POST /cases/{caseId}/objection"
      property="statement"
    />
  ),
  'report-change': ReportChange,
  'withdraw-change': ({ found }) => <DeclaredAct act="withdraw-change" found={found} />,
  'apply-for-hardship': ApplyForHardship,
  'withdraw-hardship': ({ found: { caseId } }) => (
    <SimpleAct caseId={caseId} act="withdraw-hardship" route="POST /cases/{caseId}/hardship-withdrawal" />
  ),
  'object-to-hardship': ({ found: { caseId } }) => (
    <WordsAct
      caseId={caseId}
      act="object-to-hardship"
      route="POST /cases/{caseId}/hardship-objection"
      property="statement"
    />
  ),
  'apply-for-household': ({ found }) => <DeclaredAct act="apply-for-household" found={found} />,
  'withdraw-household': ({ found: { caseId } }) => (
    <SimpleAct caseId={caseId} act="withdraw-household" route="POST /cases/{caseId}/households/withdrawal" />
  ),
  'end-job-seeker-registration': ({ found: { caseId } }) => <EndJobSeeker caseId={caseId} />,
  'withdraw-application': ({ found: { caseId } }) => (
    <SimpleAct caseId={caseId} act="withdraw-application" route="POST /cases/{caseId}/withdrawal" />
  ),
  'register-as-job-seeker': ({ found: { caseId } }) => (
    <SimpleAct
      caseId={caseId}
      act="register-as-job-seeker"
      route="POST /cases/{caseId}/job-seeker-registration"
    />
  ),
  'request-referral': ({ found }) => <DeclaredAct act="request-referral" found={found} />,
  'answer-referral': ({ found }) => <DeclaredAct act="answer-referral" found={found} />,
  'apply-for-loan': ({ found }) => <DeclaredAct act="apply-for-loan" found={found} />,
  'withdraw-loan-application': ({ found }) => <DeclaredAct act="withdraw-loan-application" found={found} />,
};

const rightForms: Readonly<Record<Right, Form>> = {
  'correct-person': CorrectReach,
  'request-correction': AskCorrection,
  'restrict-processing': Restriction,
  'request-deletion': Deletion,
};

/** One act of the person in their own case: an explanation and the form. */
export function OneAct() {
  const { t } = useText();
  const { act } = useParams({ from: '/cases/$caseId/do/$act' });
  const known = Object.hasOwn(acts, act) ? (act as OwnAct) : undefined;
  const right = Object.hasOwn(rights, act) ? (act as Right) : undefined;
  if (known)
    return (
      <WithCase title={acts[known].title}>
        {(found) => <Act key={known} act={known} found={found} />}
      </WithCase>
    );
  if (right)
    return (
      <WithCase title={rights[right].title}>
        {(found) => <OneRight key={right} right={right} found={found} />}
      </WithCase>
    );
  return (
    <WithCase title={texts.none}>
      {() => (
        <Notice tone="warn">
          <p>{t(texts.noneHelp)}</p>
        </Notice>
      )}
    </WithCase>
  );
}

function NotNow() {
  const { t } = useText();
  return (
    <Notice tone="warn">
      <p>{t(texts.notNow)}</p>
    </Notice>
  );
}

function OneRight({ right, found }: { right: Right; found: Case }) {
  const { t } = useText();
  const Content = rightForms[right];
  return (
    <div className="stack">
      <p>{t(rights[right].lead)}</p>
      <Content found={found} />
    </div>
  );
}

/** The form, once the act is possible. It then stays, so that the person loses nothing they wrote. */
function Act({ act, found }: { act: OwnAct; found: Case }) {
  const { t } = useText();
  const queries = useQueryClient();
  // After the act it is no longer possible. That is not an error.
  const possible = useRef(false);
  possible.current ||= found.possibleActions.includes(act);
  useEffect(() => {
    // The last read may be too old to list the act.
    if (!possible.current) void queries.invalidateQueries();
  }, [queries]);
  const Content = actForms[act];
  const asked = act === 'provide-information' ? found.informationRequest : undefined;
  if (!possible.current) return <NotNow />;
  return (
    <div className="stack">
      <p>{t(acts[act].lead)}</p>
      {asked && (
        <section className="panel stack-tight">
          <ul>
            {asked.items.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
          {asked.message && <p>{asked.message}</p>}
        </section>
      )}
      <Content found={found} />
    </div>
  );
}
