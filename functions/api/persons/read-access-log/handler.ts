import type { CaseEvent } from '../../../../lib/domain/case/case.ts';
import { roleSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { StoredEvent } from '../../../../lib/store/chain.ts';
import { officerEntry } from '../../../../lib/store/officers.ts';
import { pageOf } from '../../../../lib/store/paging.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { freeTextShownTo } from '../../../common/cases/shown-history.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { placeParameters } from '../../../common/notices/place.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { codeName } from '../../../common/wording/code-names.ts';
import { operation } from './operation.ts';

type Reveal = StoredEvent & { readonly event: CaseEvent<'personal-data-revealed'> };
const isReveal = (stored: StoredEvent): stored is Reveal => stored.event.type === 'personal-data-revealed';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path, query, principal, language, now }) => {
    const loaded = await loadPermittedCase(records, path.caseId, principal);
    const { state } = loaded;
    const history = await records.cases.history(path.caseId, loaded);
    const after = Number(query.after ?? 0);
    const reveals = history.filter(isReveal).filter(({ sequence }) => sequence > after);
    const { entries, ...next } = pageOf(reveals.slice(0, query.limit + 1), query.limit, ({ sequence }) =>
      String(sequence),
    );
    const subjects = [...new Set(entries.map(({ event }) => event.actor.subject))];
    const [rules, said, ...officers] = await Promise.all([
      currentRules(records.table),
      freeTextShownTo(principal, records, loaded, entries),
      ...subjects.map((subject) => officerEntry(records.table, subject)),
    ]);
    const names = new Map(subjects.map((subject, index) => [subject, officers[index]?.name]));
    const { agency } = placeParameters(state, rules.packAt(state.region, now), language);
    return {
      body: {
        accesses: entries.map(({ sequence, event: { at, actor, data } }) => {
          const name = names.get(actor.subject);
          const words = said.get(sequence)?.words;
          return {
            sequence,
            at,
            role: roleSchema.parse(actor.role),
            roleText: codeName('role', actor.role, language),
            agency,
            ...(name !== undefined && { name }),
            ...(principal.role !== 'applicant' && { subject: actor.subject }),
            fields: [...data.fields],
            fieldTexts: data.fields.map((code) => ({
              code,
              text: codeName('revealedField', code, language),
            })),
            reason: data.reason,
            reasonText: codeName('revealReason', data.reason, language),
            ...(typeof words === 'string' && { words }),
          };
        }),
        ...next,
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
