import { OperationForm } from '../../form/operation-form.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Language } from '../../texts/language.ts';
import { marks } from '../../texts/marks.ts';
import { useBack } from './act-forms.tsx';
import { acts, type OwnAct } from './acts.ts';
import { NotNow } from './not-now.tsx';
import type { Case } from './with-case.tsx';

/** An act with the form that its operation declares. */
export function DeclaredAct({ act, found }: { act: OwnAct; found: Case }) {
  const { language } = useText();
  const back = useBack(found.caseId);
  return (
    <div className="stack">
      <OperationForm
        operationId={act}
        caseId={found.caseId}
        choices={listsOf(found, language)}
        action={acts[act].send}
        onDone={() => void back(acts[act].done)}
      />
      <div>
        <NotNow caseId={found.caseId} />
      </div>
    </div>
  );
}

/** The choices of a person's forms in their own case: the referrals, loans and reports that they can act on. */
const listsOf = ({ referrals = [], loans = [], registration, offers }: Case, language: Language) => ({
  ...offers,
  ownChanges: (registration?.signals ?? [])
    .filter(({ withdrawable }) => withdrawable)
    .map(({ number, kindText, asOf }) => ({
      code: String(number),
      text: `${kindText} ${showDate(asOf, 'dayOfYear', language)}`,
    })),
  referrals: referrals
    .filter(({ status }) => status === 'proposed')
    .map(({ number, body, statusText }) => ({
      code: String(number),
      text: body.text + marks[language].colon + statusText,
    })),
  loans: loans
    .filter(({ status }) => status === 'applied-for' || status === 'qualified')
    .map(({ number, kind, statusText }) => ({
      code: String(number),
      text: kind.text + marks[language].colon + statusText,
    })),
});
