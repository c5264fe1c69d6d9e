import type { CaseEvent } from '../../../lib/domain/case/case.ts';
import { isForPerson } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { restsOnForbiddenGround } from '../../../lib/domain/papers/forbidden-ground.ts';
import { asksForPaper } from '../../../lib/domain/papers/paper-request.ts';
import { Problem } from '../http/problems.ts';

/**
 * What the agency explains to a person asks for no paper beyond identity and blames none that is missing, whatever
 * was decided; a refusal rests on no ground on which nobody may be refused (人社厅发〔2020〕79号 一(二)).
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
