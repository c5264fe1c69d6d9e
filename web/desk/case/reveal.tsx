import { useEffect, useState } from 'react';
import type { Answer, Body } from '../../api/operations.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useAct } from '../../api/use-api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, FieldGroup } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { marks } from '../../texts/marks.ts';
import { showPhone } from '../../texts/numbers.ts';
import type { CaseBody } from './use-case.ts';

const texts = {
  show: { zh: '显示', en: 'Show' },
  title: { zh: '显示完整个人信息', en: 'Show personal data in full' },
  why: { zh: '查看事由', en: 'Reason' },
  whyHelp: {
    zh: '选定即显示。查看的时间、事由会记入办理记录，本人可以看到。',
    en: 'Choose a reason to see the data. We record when and why, and the person can see that.',
  },
  what: { zh: '查看的信息', en: 'Data to be shown' },
  words: {
    zh: '事由说明（选“其他”时必填，本人可以看到）',
    en: 'Why, in your own words (required for “other”, the person can read it)',
  },
  forContact: { zh: '显示姓名、电话，用于本次联系', en: 'Show name and phone for this contact' },
  left: { zh: '{seconds} 秒后隐藏', en: 'hidden in {seconds} s' },
  hide: { zh: '立即隐藏', en: 'Hide now' },
  second: { zh: '其他联系人', en: 'Second contact' },
  address: { zh: '住址', en: 'Address' },
  birthDate: { zh: '出生日期', en: 'Born on' },
};

export type Revealed = Answer<'POST /cases/{caseId}/reveals'>;
type Fields = Body<'POST /cases/{caseId}/reveals'>['fields'];
type Reason = Body<'POST /cases/{caseId}/reveals'>['reason'];

/** For how long what was revealed is shown at most, in seconds: the service may allow less. */
const shownFor = 60;

/** Shows personal data in full for a minute, after a reason; it is held by this component and nowhere else. */
export function Reveal({
  caseId,
  lists,
  toContact,
  revealed,
  onRevealed,
}: {
  caseId: string;
  /** Whether there is somebody to contact: nobody contacts a person whose death is recorded. */
  toContact: boolean;
  lists: NonNullable<CaseBody['choices']>['lists'] | undefined;
  revealed: Revealed | undefined;
  onRevealed: (revealed: Revealed | undefined) => void;
}) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  const [fields, setFields] = useState<Fields>(['name', 'phone']);
  const [words, setWords] = useState('');
  const act = useAct('POST /cases/{caseId}/reveals');
  const ask = (reason: Reason, which: Fields) => {
    if (act.isPending) return;
    act.mutate(
      {
        request: {
          path: { caseId },
          body: { fields: which, reason, ...(words.trim() !== '' && { words: words.trim() }) },
        },
      },
      {
        onSuccess: ({ body }) => {
          setAsking(false);
          setWords('');
          onRevealed(body);
        },
        onError: () => setAsking(true),
      },
    );
  };
  if (revealed) return <Shown revealed={revealed} onEnd={() => onRevealed(undefined)} />;
  return (
    <>
      {toContact && (
        <button type="button" className="button" onClick={() => ask('contact', ['name', 'phone'])}>
          {t(texts.forContact)}
        </button>
      )}
      <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
        {t(texts.show)}…
      </button>
      {asking && (
        <Dialog title={t(texts.title)} onClose={() => setAsking(false)}>
          {act.error && <ProblemNotice problem={act.error} />}
          <FieldGroup legend={t(texts.what)}>
            <div className="choices case-reveal-fields">
              {(lists?.revealFields ?? []).map(({ code, text }) => (
                <label key={code} className="choice">
                  <input
                    type="checkbox"
                    checked={fields.some((each) => each === code)}
                    onChange={({ target }) =>
                      setFields(
                        target.checked
                          ? [...fields, code as Fields[number]]
                          : fields.filter((each) => each !== code),
                      )
                    }
                  />
                  <span>{text}</span>
                </label>
              ))}
            </div>
          </FieldGroup>
          <Field label={t(texts.words)} optional error={act.error?.errors[0]?.detail}>
            {(control) => (
              <input
                {...control}
                maxLength={200}
                value={words}
                onChange={({ target }) => setWords(target.value)}
              />
            )}
          </Field>
          <FieldGroup legend={t(texts.why)} help={t(texts.whyHelp)}>
            <div className="row">
              {(lists?.revealReasons ?? []).map(({ code, text }) => (
                <button
                  key={code}
                  type="button"
                  className="button"
                  aria-disabled={fields.length === 0 || act.isPending || undefined}
                  onClick={() => fields.length > 0 && ask(code as Reason, fields)}
                >
                  {text}
                </button>
              ))}
            </div>
          </FieldGroup>
        </Dialog>
      )}
    </>
  );
}

function Shown({ revealed, onEnd }: { revealed: Revealed; onEnd: () => void }) {
  const { t, language } = useText();
  const [end] = useState(
    () => Math.min(Date.parse(revealed.until) - serviceNow().getTime(), shownFor * 1000) + Date.now(),
  );
  const [left, setLeft] = useState(() => Math.ceil((end - Date.now()) / 1000));
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = Math.ceil((end - Date.now()) / 1000);
      if (seconds > 0) setLeft(seconds);
      else onEnd();
    }, 500);
    return () => clearInterval(timer);
  }, [end, onEnd]);
  const { secondContact, address, birthDate, statements } = revealed.values;
  return (
    <>
      <span className="tag tag-warn" role="timer">
        {t(texts.left, { seconds: Math.max(left, 0) })}
      </span>
      <button type="button" className="button button-quiet" onClick={onEnd}>
        {t(texts.hide)}
      </button>
      {(secondContact || address || birthDate || statements) && (
        <Notice>
          {birthDate && (
            <p>
              {t(texts.birthDate)} {birthDate}
            </p>
          )}
          {secondContact && (
            <p>
              {t(texts.second)} {secondContact.name} {showPhone(secondContact.phone)}
            </p>
          )}
          {address && (
            <p>
              {t(texts.address)} {address}
            </p>
          )}
          {statements?.map(({ sequence, freeText }) => (
            <p key={sequence}>
              {sequence}　{Object.values(freeText).map(String).join(marks[language].semicolon)}
            </p>
          ))}
        </Notice>
      )}
    </>
  );
}
