import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { callAsUser, queryClient } from '../../api/use-api.ts';

/** The result of taking several cases: how many, and which were refused, in the words of the service. */
export interface Assigned {
  readonly done: number;
  readonly refused: readonly { readonly number: string; readonly why: string }[];
}

/** Takes unassigned cases one after the other and reports the result of each. */
export function useAssign() {
  const [running, setRunning] = useState(false);
  const [result, setResult] = useState<Assigned | undefined>();
  const assign = async (cases: readonly { caseId: string; applicationNumber: string }[]) => {
    setRunning(true);
    let done = 0;
    const refused: { number: string; why: string }[] = [];
    for (const { caseId, applicationNumber } of cases) {
      try {
        await callAsUser(
          'POST /cases/{caseId}/officer',
          { path: { caseId }, body: { officer: 'me' } },
          { idempotencyKey: crypto.randomUUID() },
        );
        done += 1;
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        refused.push({ number: applicationNumber, why: error.title });
      }
    }
    setResult({ done, refused });
    setRunning(false);
    await queryClient.invalidateQueries();
  };
  return { assign, running, result, forget: () => setResult(undefined) };
}
