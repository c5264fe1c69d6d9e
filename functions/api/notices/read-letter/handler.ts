import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNotice } from '../../../../lib/store/notices.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { letterView } from '../../../common/cases/letter-view.ts';
import { once } from '../../../common/connections/once.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { log } from '../../../common/http/log.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { LetterFont } from './letter-font.ts';
import { letterPdf } from './letter-pdf.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords, font: () => LetterFont): Handler<typeof operation> =>
  async (request) => {
    const { path, query, principal, otherForm } = request;
    const { caseId, noticeId } = path;
    const loaded = await loadPermittedCase(records, caseId, principal);
    const notice = await findNotice(records.table, caseId, noticeId);
    const isTold = principal.role !== 'applicant' || notice?.to.kind === 'person';
    if (!notice || !isTold) throw new Problem('notice-not-found');
    if (notice.to.kind !== 'person') throw new Problem('notice-has-no-letter');
    const letter = await letterView(records, loaded, notice, query.reveal, request);
    if (principal.role !== 'applicant')
      log.info(letter.masked ? 'PERSONAL_DATA_SHOWN' : 'LETTER_MADE_IN_FULL', {
        caseId,
        to: principal.subject,
      });
    if (!otherForm) return { body: letter };
    const { file, missing } = await letterPdf(letter, font());
    // Which characters they are would reveal part of a name.
    if (missing > 0) log.warn('LETTER_GLYPHS_MISSING', { caseId, noticeId, count: missing });
    return {
      body: letter,
      file,
      headers: {
        'content-disposition': `inline; filename="${letter.applicationNumber}-${noticeId}.pdf"`,
        'x-missing-glyphs': String(missing),
      },
    };
  };

/** The font lies beside the code (`files.json`), and is read when the first letter is printed. */
const font = once(() => new LetterFont(readFileSync(join(import.meta.dirname, 'letter.ttf'))));

export const handler = serve(operation, () => handle(connectRecords(), font));
