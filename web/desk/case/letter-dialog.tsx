import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { missingGlyphsText, type ReadFile, readFile } from '../../api/file.ts';
import type { Answer } from '../../api/operations.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useAct, useRead } from '../../api/use-api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';

const texts = {
  title: { zh: '告知书', en: 'The letter' },
  number: { zh: '申请编号 {number}', en: 'Application {number}' },
  masked: {
    zh: '个人信息已隐去，此稿只供核对，不得送交本人。',
    en: 'Personal data are masked. Use this only to check the letter. Do not deliver it.',
  },
  recorded: {
    zh: '打印件写明姓名全称。打印的时间和事由记入办理记录，本人可以看到。',
    en: 'The print shows the full name. We record when and why you printed it, and the person can see that.',
  },
  print: { zh: '打印', en: 'Print' },
  preparing: { zh: '正在生成…', en: 'Being made…' },
  again: { zh: '重新生成', en: 'Make it again' },
  open: { zh: '打开告知书（PDF）打印', en: 'Open the letter (PDF) to print it' },
  ready: { zh: '告知书已生成。', en: 'The letter is ready.' },
  notDelivered: {
    zh: '已打印不等于已送达。本人知悉、领取或者签收之后，才反馈为已送达。',
    en: 'Printing is not delivery. Report the letter as delivered when the person has been told, has taken it or has signed for it.',
  },
  report: { zh: '反馈送达', en: 'Report' },
  words: { zh: '打印告知书“{title}”，送交本人', en: 'Print the letter “{title}” for the person' },
};

const route = 'GET /cases/{caseId}/notices/{noticeId}/letter';
type Letter = Answer<typeof route>;
interface Place {
  readonly caseId: string;
  readonly noticeId: string;
}

/**
 * A notice as a letter: masked on the screen; printed with the name in full, after it is recorded that it was seen. What was
 * made is held while the dialog is open and nowhere else.
 */
export function LetterDialog({
  caseId,
  noticeId,
  onReport,
  onClose,
}: Place & {
  /** Leads to the report of what has become of it, where that is possible. */
  onReport?: (() => void) | undefined;
  onClose: () => void;
}) {
  const { t } = useText();
  const read = useRead(route, { path: { caseId, noticeId } });
  return (
    <Dialog title={t(texts.title)} onClose={onClose}>
      <Loaded from={read} lines={8}>
        {(letter) => (
          <>
            {letter.masked && <p className="faint">{t(texts.masked)}</p>}
            <Preview letter={letter} />
            <Print {...{ caseId, noticeId, onReport }} title={letter.title} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

function Preview({ letter }: { letter: Letter }) {
  const { t } = useText();
  return (
    <article className="desk-letter stack-tight" lang={letter.language === 'zh' ? 'zh-CN' : 'en'}>
      <h3>{letter.title}</h3>
      <p className="faint">{t(texts.number, { number: letter.applicationNumber })}</p>
      <p>{letter.salutation}</p>
      {letter.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p className="desk-letter-end">
        {letter.agency}
        <br />
        <time dateTime={letter.issuedOn}>{letter.issuedOnText}</time>
      </p>
    </article>
  );
}

function Print({
  caseId,
  noticeId,
  title,
  onReport,
}: Place & { title: string; onReport: (() => void) | undefined }) {
  const { t } = useText();
  const reveal = useAct('POST /cases/{caseId}/reveals');
  const make = useMutation<ReadFile, ApiProblem>({
    gcTime: 0,
    mutationFn: async () => {
      const { body } = await reveal.mutateAsync({
        request: {
          path: { caseId },
          body: { fields: ['name', 'statements'], reason: 'contact', words: t(texts.words, { title }) },
        },
      });
      const query = { reveal: String(body.version) };
      return readFile(route, { path: { caseId, noticeId }, query }, 'application/pdf');
    },
  });
  const letter = make.data?.file;
  const missing = make.data?.missingGlyphs ?? 0;
  const [address, setAddress] = useState<string | undefined>();
  useEffect(() => {
    if (!letter) return undefined;
    const made = URL.createObjectURL(letter);
    setAddress(made);
    // Where the browser lets no window be opened, the link below does.
    window.open(made, '_blank');
    return () => {
      setAddress(undefined);
      URL.revokeObjectURL(made);
    };
  }, [letter]);
  return (
    <div className="stack">
      {make.error && <ProblemNotice problem={make.error} />}
      {address === undefined ? (
        <p className="faint">{t(texts.recorded)}</p>
      ) : (
        <Notice tone="warn" urgent>
          <p>
            {t(texts.ready)}{' '}
            <a href={address} target="_blank" rel="noreferrer">
              {t(texts.open)}
            </a>
          </p>
          {missing > 0 && <p>{t(missingGlyphsText, { count: missing })}</p>}
          <p>
            <strong>{t(texts.notDelivered)}</strong>
          </p>
        </Notice>
      )}
      <div className="row">
        <button
          type="button"
          className={address === undefined ? 'button button-main' : 'button'}
          aria-disabled={make.isPending || undefined}
          onClick={() => !make.isPending && make.mutate()}
        >
          {t(make.isPending ? texts.preparing : address === undefined ? texts.print : texts.again)}
        </button>
        {address !== undefined && onReport && (
          <button type="button" className="button button-main" onClick={onReport}>
            {t(texts.report)}
          </button>
        )}
      </div>
    </div>
  );
}
