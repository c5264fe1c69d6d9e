import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { callAsUser } from '../../api/use-api.ts';
import { type Draft, forgetDraft, markSubmitted } from './draft.ts';
import { applicationOf, jobSeekerOf } from './form.ts';

/**
 * Submits a draft. Every try from every device uses the draft's key, so there is only one case. After the submission, the page
 * of the receipt opens and the draft is gone.
 *
 * @param as the kind of registration
 */
export function useSubmit(draft: Draft, as: 'unemployed' | 'job-seeker') {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<ApiProblem>();
  const [pending, setPending] = useState(false);
  const underWay = useRef(false);
  const send = () =>
    as === 'unemployed'
      ? callAsUser(
          'POST /applications',
          { body: applicationOf(draft.form) },
          { idempotencyKey: draft.submissionKey },
        )
      : callAsUser(
          'POST /job-seekers',
          { body: jobSeekerOf(draft.form) },
          { idempotencyKey: draft.submissionKey },
        );
  const submit = async () => {
    if (underWay.current) return;
    underWay.current = true;
    setPending(true);
    setProblem(undefined);
    try {
      const { body } = await send();
      await queries.invalidateQueries();
      await navigate({
        to: '/cases/$caseId/receipt',
        params: { caseId: body.caseId },
        search: {},
        replace: true,
      });
      // The draft goes only after its page: without a draft, the page would open a new one.
      forgetDraft();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      // The server already has it with different answers. The first submission counts.
      if (error.code === 'idempotency-key-reused') markSubmitted();
      else setProblem(error);
    } finally {
      underWay.current = false;
      setPending(false);
    }
  };
  return { submit, problem, pending };
}
