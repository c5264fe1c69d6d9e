import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { callAsUser } from '../../api/use-api.ts';
import { type Draft, forgetDraft, markSubmitted } from './draft.ts';
import { applicationOf, jobSeekerOf } from './form.ts';

/**
 * Submits what a draft says. However often it is tried, and from whatever device: the key is the draft's, so that there is one
 * case. When it has been received the page of its receipt opens, and the draft is gone.
 *
 * @param as what it is submitted as
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
      // Now that its page has gone: without a draft that would open another one.
      forgetDraft();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      // The server has it already, in other words than it has now: what was sent first counts.
      if (error.code === 'idempotency-key-reused') markSubmitted();
      else setProblem(error);
    } finally {
      underWay.current = false;
      setPending(false);
    }
  };
  return { submit, problem, pending };
}
