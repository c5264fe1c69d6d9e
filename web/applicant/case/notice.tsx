import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { missingGlyphsText, type ReadFile, readFile } from '../../api/file.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { showNumber } from '../../texts/numbers.ts';
import { PrintButton } from '../parts/print-button.tsx';
import { download } from './receipt-picture.ts';
import { type Case, WithCase } from './with-case.tsx';

const texts = {
  title: { zh: '通知', en: 'Notice' },
  number: { zh: '申请编号 {number}', en: 'Application {number}' },
  letter: { zh: '下载告知书（PDF）', en: 'Download as a letter (PDF)' },
  absent: { zh: '没有这份通知。', en: 'There is no such notice.' },
} satisfies Record<string, Bilingual>;

/** A notice in full, to read and to print. */
export const OneNotice = () => (
  <WithCase title={texts.title} aside={<PrintButton />}>
    {(found) => <Text found={found} />}
  </WithCase>
);

function Text({ found }: { found: Case }) {
  const { t, language } = useText();
  const { caseId, applicationNumber, contact } = found;
  const { noticeId } = useParams({ from: '/cases/$caseId/notices/$noticeId' });
  const notices = useRead('GET /cases/{caseId}/notices', { path: { caseId }, query: { limit: 200 } });
  return (
    <Loaded from={notices} lines={8}>
      {({ notices: all }) => {
        const notice = all.find((each) => each.noticeId === noticeId);
        if (!notice)
          return (
            <Notice tone="warn">
              <p>{t(texts.absent)}</p>
            </Notice>
          );
        return (
          <>
            <article className="panel stack letter">
              <h2>{notice.title}</h2>
              <p className="soft number">{t(texts.number, { number: showNumber(applicationNumber) })}</p>
              {notice.paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              <p className="letter-end">
                {contact.agency}
                <br />
                <time dateTime={notice.issuedAt}>{showDate(notice.issuedAt, 'dayOfYear', language)}</time>
              </p>
            </article>
            <Letter caseId={caseId} noticeId={noticeId} />
          </>
        );
      }}
    </Loaded>
  );
}

/** Downloads the notice as a letter to keep or send. */
function Letter({ caseId, noticeId }: { caseId: string; noticeId: string }) {
  const { t } = useText();
  const make = useMutation<ReadFile, ApiProblem>({
    mutationFn: () =>
      readFile(
        'GET /cases/{caseId}/notices/{noticeId}/letter',
        { path: { caseId, noticeId } },
        'application/pdf',
      ),
    onSuccess: ({ file }) => download(file, `${noticeId}.pdf`),
  });
  return (
    <div className="stack-tight no-print">
      {make.error && <ProblemNotice problem={make.error} />}
      {make.data && make.data.missingGlyphs > 0 && (
        <p role="status">{t(missingGlyphsText, { count: make.data.missingGlyphs })}</p>
      )}
      <button type="button" className="button" disabled={make.isPending} onClick={() => make.mutate()}>
        {t(texts.letter)}
      </button>
    </div>
  );
}
