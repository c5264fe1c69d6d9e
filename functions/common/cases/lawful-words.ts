import type { CaseEvent } from '../../../lib/domain/case/case.ts';
import { isForPerson } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { restsOnForbiddenGround } from '../../../lib/domain/papers/forbidden-ground.ts';
import { asksForPaper } from '../../../lib/domain/papers/paper-request.ts';
import { Problem } from '../http/problems.ts';

/**
 * Checks an explanation by the agency to the person, whatever was decided: it may not ask for a paper beyond proof of identity
 * or blame a missing one, and a refusal may not rest on a forbidden ground (人社厅发〔2020〕79号 一(二)).
 * @throws Problem `forbidden-document` or `forbidden-ground`
 */
export function requireLawfulWords(
  { type, actor }: Pick<CaseEvent, 'type' | 'actor'>,
  freeText: Readonly<Record<string, unknown>> | undefined,
): void {
  const explanation = freeText?.explanation;
  if (typeof explanation !== 'string' || isForPerson(actor.role)) return;
  if (type === 'application-refused' && restsOnForbiddenGround(explanation))
    throw new Problem('forbidden-ground');
  if (asksForPaper(explanation, 'explanation'))
    throw new Problem('forbidden-document', { document: 'any-other-document' });
}
