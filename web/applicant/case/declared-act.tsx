import { OperationForm } from '../../form/operation-form.tsx';
import { useBack } from './act-forms.tsx';
import { acts, type OwnAct } from './acts.ts';
import { NotNow } from './not-now.tsx';
import type { Case } from './with-case.tsx';

/** An act with the form that its operation declares. */
export function DeclaredAct({ act, found }: { act: OwnAct; found: Case }) {
  const back = useBack(found.caseId);
  return (
    <div className="stack">
      <OperationForm
        operationId={act}
        caseId={found.caseId}
        choices={listsOf(found)}
        onDone={() => void back(acts[act].done)}
      />
      <div>
        <NotNow caseId={found.caseId} />
      </div>
    </div>
  );
}

/** The choices of a person's forms in their own case: the referrals, loans and reports that they can act on. */
const listsOf = ({ referrals = [], loans = [], registration, offers }: Case) => ({
  ...offers,
  ownChanges: (registration?.signals ?? [])
    .filter(({ withdrawable }) => withdrawable)
    .map(({ number, kindText, asOf }) => ({ code: String(number), text: `${kindText} ${asOf}` })),
  referrals: referrals
    .filter(({ status }) => status === 'proposed')
    .map(({ number, body, statusText }) => ({ code: String(number), text: `${body.text}: ${statusText}` })),
  loans: loans
    .filter(({ status }) => status === 'applied-for' || status === 'qualified')
    .map(({ number, kind, statusText }) => ({ code: String(number), text: `${kind.text}: ${statusText}` })),
});
