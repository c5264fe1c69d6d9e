import { useEffect, useRef, useState } from 'react';
import type { Body } from '../../api/operations.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useAct, useRead } from '../../api/use-api.ts';
import { FieldGroup, Radios } from '../../parts/field.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { contactMeans } from '../../texts/codes.ts';
import { dayOf, showDate, showSpan } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { ActForm, useBack } from './act-forms.tsx';
import { type Case, WithCase } from './with-case.tsx';

const texts = {
  title: { zh: '预约联系', en: 'Book an appointment' },
  notDue: {
    zh: '目前没有待进行的联系，不用预约。有事可以直接打电话。',
    en: 'You have no contact due, so there is nothing to book. You can call at any time.',
  },
  none: {
    zh: '现在没有可以约的时间。工作人员仍会与您联系，您也可以直接打电话。',
    en: 'There are no appointments available. We will still contact you, and you can also call.',
  },
  now: { zh: '已约的时间', en: 'Your appointment' },
  by: { zh: '（{means}）', en: ' ({means})' },
  current: { zh: '已约', en: 'booked' },
  means: { zh: '怎样联系', en: 'How' },
  phone: { zh: '打电话给我', en: 'Call me' },
  counter: { zh: '我到服务窗口', en: 'I will come to the counter' },
  when: { zh: '什么时间', en: 'When' },
  moved: { zh: '改期不影响法定期限。', en: 'Changing the time does not change the legal time limit.' },
  choose: { zh: '请选一个时间', en: 'Choose a time' },
  book: { zh: '预约', en: 'Book' },
  move: { zh: '改期', en: 'Change' },
  cancel: { zh: '取消预约', en: 'Cancel the appointment' },
  booked: {
    zh: '已预约。法定期限不变。',
    en: 'Your appointment is booked. The legal time limit stays the same.',
  },
  cancelled: {
    zh: '已取消预约。法定期限不变。',
    en: 'Your appointment is cancelled. The legal time limit stays the same.',
  },
} satisfies Record<string, Bilingual>;

type Booking = Body<'PUT /cases/{caseId}/contact-appointment'>;

/** Books, changes or cancels the time of the next contact. */
export const Contact = () => (
  <WithCase title={texts.title}>{(found) => <ContactTimes key={found.caseId} found={found} />}</WithCase>
);

function ContactTimes({ found }: { found: Case }) {
  const { t, language } = useText();
  const { caseId, possibleActions } = found;
  const back = useBack(caseId);
  const times = useRead('GET /cases/{caseId}/contact-slots', { path: { caseId } }, { poll: 60 });
  const [start, setStart] = useState<string>();
  const [chosenMeans, setMeans] = useState<Booking['means']>();
  const [tried, setTried] = useState(false);
  const book = useAct('PUT /cases/{caseId}/contact-appointment');
  const cancel = useAct('DELETE /cases/{caseId}/contact-appointment');
  // A refusal usually means that the times have changed: the page shows the current ones below the reason.
  const onError = () => void times.refetch();
  return (
    <Loaded from={times} lines={6}>
      {({ slots, appointment, note }) => {
        const means = chosenMeans ?? appointment?.means ?? 'phone';
        const chosen = slots.find((slot) => slot.start === start);
        const problem = book.error ?? cancel.error;
        const missing = tried && !chosen ? t(texts.choose) : undefined;
        const pending = book.isPending || cancel.isPending;
        const send = () => {
          setTried(true);
          if (!chosen) return;
          cancel.reset();
          book.mutate(
            { request: { path: { caseId }, body: { start: chosen.start, means } } },
            { onSuccess: () => void back(texts.booked), onError },
          );
        };
        const call = () => {
          book.reset();
          cancel.mutate(
            { request: { path: { caseId } } },
            { onSuccess: () => void back(texts.cancelled), onError },
          );
        };
        return (
          <div className="stack">
            <p>{note}</p>
            {problem && <Refused key={problem.requestId ?? problem.code} problem={problem} />}
            {appointment && (
              <section className="panel stack-tight">
                <h2>{t(texts.now)}</h2>
                <p className="lead">
                  <strong>{showSpan(appointment, language)}</strong>
                  {t(texts.by, { means: t(contactMeans[appointment.means]) })}
                </p>
                <div className="row">
                  <button type="button" className="button button-danger" disabled={pending} onClick={call}>
                    {t(texts.cancel)}
                  </button>
                </div>
              </section>
            )}
            {slots.length === 0 ? (
              !problem && (
                <Notice>
                  <p>{t(possibleActions.includes('book-contact') ? texts.none : texts.notDue)}</p>
                </Notice>
              )
            ) : (
              <ActForm
                caseId={caseId}
                send={appointment ? texts.move : texts.book}
                problem={null}
                pending={pending}
                errors={missing ? [{ id: 'when', text: missing }] : []}
                onSend={send}
              >
                <FieldGroup legend={t(texts.means)}>
                  <div className="choices-beside">
                    <Radios
                      name="means"
                      value={means}
                      options={(['phone', 'counter'] as const).map((code) => ({
                        code,
                        text: t(texts[code]),
                      }))}
                      onChange={setMeans}
                    />
                  </div>
                </FieldGroup>
                <FieldGroup
                  id="when"
                  legend={t(texts.when)}
                  help={appointment && t(texts.moved)}
                  error={missing}
                >
                  <Days slots={slots} value={chosen?.start} booked={appointment?.start} onChange={setStart} />
                </FieldGroup>
              </ActForm>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

/** The reason of a refusal. It takes the focus, because the pressed button may be far below or gone. */
function Refused({ problem }: { problem: ApiProblem }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <div ref={box} tabIndex={-1}>
      <ProblemNotice problem={problem} />
    </div>
  );
}

interface Slot {
  readonly start: string;
  readonly end: string;
}

/** The times, grouped by day. */
function Days({
  slots,
  value,
  booked,
  onChange,
}: {
  slots: readonly Slot[];
  value: string | undefined;
  booked: string | undefined;
  onChange: (start: string) => void;
}) {
  const { t, language } = useText();
  const dayAt = ({ start }: Slot) => dayOf(new Date(start));
  const days = [...new Set(slots.map(dayAt))];
  return (
    <div className="slots">
      {days.map((day) => (
        <FieldGroup key={day} legend={showDate(day, 'day', language)}>
          <Radios
            name="slot"
            value={value}
            options={slots
              .filter((slot) => dayAt(slot) === day)
              .map(({ start, end }) => ({
                code: start,
                text: `${showDate(start, 'clock', language)}–${showDate(end, 'clock', language)}`,
                help: start === booked ? t(texts.current) : undefined,
              }))}
            onChange={onChange}
          />
        </FieldGroup>
      ))}
    </div>
  );
}
