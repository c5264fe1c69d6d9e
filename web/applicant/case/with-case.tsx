import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '../../api/operations.ts';
import { useRead } from '../../api/use-api.ts';
import { SignedIn } from '../../frame/signed-in.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { ApplicantPage } from '../parts/applicant-page.tsx';

/** A case as its person reads it. */
export type Case = Answer<'GET /cases/{caseId}'>;

const texts = {
  case: { zh: '我的办理', en: 'My case' },
  cases: { zh: '全部办理', en: 'All my cases' },
};

/**
 * A page about a case of the person who is signed in. It reads the case again while it is visible.
 *
 * @param main whether it is the page of the case itself; other pages lead back to it
 */
export function WithCase({
  title,
  main = false,
  aside,
  children,
}: {
  title: Bilingual;
  main?: boolean;
  aside?: ReactNode;
  children: (found: Case, etag: string | undefined) => ReactNode;
}) {
  return (
    <SignedIn area="applicant">
      <Read title={title} main={main} aside={aside}>
        {children}
      </Read>
    </SignedIn>
  );
}

function Read({
  title,
  main,
  aside,
  children,
}: {
  title: Bilingual;
  main: boolean;
  aside: ReactNode;
  children: (found: Case, etag: string | undefined) => ReactNode;
}) {
  const { t } = useText();
  const { caseId = '' } = useParams({ strict: false });
  const found = useRead('GET /cases/{caseId}', { path: { caseId } }, { poll: 30 });
  return (
    <ApplicantPage
      title={title}
      aside={aside}
      phone={found.data?.body.contact.phone}
      back={
        main || found.error?.nowhere
          ? { to: '/cases', text: t(texts.cases) }
          : { to: `/cases/${caseId}`, text: t(texts.case) }
      }
    >
      <Loaded from={found} lines={6}>
        {(body, etag) => children(body, etag)}
      </Loaded>
    </ApplicantPage>
  );
}
