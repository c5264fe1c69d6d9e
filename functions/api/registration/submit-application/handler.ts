import { agencyOfApplication } from '../../../common/cases/agency.ts';
import { contextOf } from '../../../common/cases/contexts.ts';
import { checkDataNotice } from '../../../common/cases/data-notice.ts';
import { regionOfDistrict } from '../../../common/cases/districts.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { requestIdentity } from '../../../common/http/request-identity.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { draftEmptied } from '../kept-draft.ts';
import { alreadyActiveProblem, checkChannel, firstStateOf, receiptOf } from './answers.ts';
import { personOf } from './applicant.ts';
import { createCase } from './create-case.ts';
import { operation } from './operation.ts';

export const handle =
  ({ table, sealing, cases }: Pick<Records, 'table' | 'sealing' | 'cases'>): Handler<typeof operation> =>
  async (request) => {
    const { body, principal, now, language } = request;
    const region = regionOfDistrict(body.district, '/district');
    checkChannel(body, principal);
    const { packAt, calendar } = await currentRules(table);
    const pack = packAt(region, now);
    checkDataNotice(body.dataNotice, pack);
    const agency = await agencyOfApplication(table, body, principal, pack, now);
    const person = personOf(body, pack, now);
    const identity = await requestIdentity(operation.id, request, sealing);
    const outcome = await cases.openOnce(identity, async () =>
      createCase(
        cases,
        {
          application: body,
          region,
          person,
          request: identity,
          principal,
          agency,
          alongside: await draftEmptied(table, principal, now),
        },
        pack,
        calendar,
        contextOf(request),
      ),
    );
    switch (outcome.kind) {
      case 'created':
        return { body: receiptOf(outcome.state, language) };
      case 'replayed':
        return {
          body: receiptOf(await firstStateOf(outcome.caseId, cases), language),
          headers: { 'idempotent-replay': 'true' },
        };
      case 'other-body':
        throw new Problem('idempotency-key-reused');
      case 'too-many':
        throw new Problem('too-many-open-applications');
      case 'person-active':
        throw await alreadyActiveProblem(outcome.caseId, request, cases);
    }
  };

export const handler = serve(operation, () => handle(connectRecords()));
