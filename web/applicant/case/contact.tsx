import { useState } from 'react';
import { useAct, useRead } from '../../api/use-api.ts';
import { FieldGroup, Radios } from '../../parts/field.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { dayOf, showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { useBack } from './act-forms.tsx';
import { type Case, WithCase } from './with-case.tsx';

const texts = {
  title: { zh: '约联系时间', en: 'Book a contact' },
  none: {
    zh: '现在没有可以约的时间。工作人员会在期限内主动联系您，也可以直接打电话。',
    en: 'There is no time to book now. The officer contacts you in time all the same; you may also call.',
  },
  now: { zh: '已约 {moment}（{means}）', en: 'Booked: {moment} ({means})' },
  means: { zh: '怎样联系', en: 'How' },
  phone: { zh: '打电话给我', en: 'By telephone' },
  counter: { zh: '我到窗口', en: 'At the counter' },
  when: { zh: '什么时间', en: 'When' },
  book: { zh: '预约', en: 'Book it' },
  move: { zh: '改到这个时间', en: 'Move it' },
  cancel: { zh: '取消预约', en: 'Cancel it' },
  booked: { zh: '已预约。法定期限不变。', en: 'It is booked. The legal time limit stays.' },
  cancelled: { zh: '已取消预约。法定期限不变。', en: 'It is cancelled. The legal time limit stays.' },
} satisfies Record<string, Bilingual>;

/** Books, moves or cancels the time of the next contact. */
export const Contact = () => (
  <WithCase title={texts.title}>{(found) => <Booking key={found.caseId} found={found} />}</WithCase>
);

function Booking({ found }: { found: Case }) {
  const { t, language } = useText();
  const { caseId } = found;
  const back = useBack(caseId);
  const slots = useRead('GET /cases/{caseId}/contact-slots', { path: { caseId } }, { poll: 60 });
  const [start, setStart] = useState<string>();
  const [means, setMeans] = useState<'phone' | 'counter'>('phone');
  const book = useAct('PUT /cases/{caseId}/contact-appointment');
  const cancel = useAct('DELETE /cases/{caseId}/contact-appointment');
  return (
    <Loaded from={slots} lines={6}>
      {({ slots: free, appointment, note }) => {
        const days = [...new Set(free.map((slot) => dayOf(new Date(slot.start))))];
        return (
          <div className="stack">
            <Notice>
              <p>{note}</p>
            </Notice>
            {appointment && (
              <section className="panel stack-tight">
                <p>
                  <strong>
                    {t(texts.now, {
                      moment: showDate(appointment.start, 'momentOfYear', language),
                      means: t(texts[appointment.means]),
                    })}
                  </strong>
                </p>
                {cancel.error && <ProblemNotice problem={cancel.error} />}
                <button
                  type="button"
                  className="button button-danger"
                  disabled={cancel.isPending}
                  onClick={() =>
                    cancel.mutate(
                      { request: { path: { caseId } } },
                      { onSuccess: () => void back(texts.cancelled) },
                    )
                  }
                >
                  {t(texts.cancel)}
                </button>
              </section>
            )}
            {free.length === 0 ? (
              <p className="soft">{t(texts.none)}</p>
            ) : (
              <form
                className="panel stack"
                onSubmit={(event) => {
                  event.preventDefault();
                  if (start !== undefined)
                    book.mutate(
                      { request: { path: { caseId }, body: { start, means } } },
                      { onSuccess: () => void back(texts.booked) },
                    );
                }}
              >
                {book.error && <ProblemNotice problem={book.error} onRetry={() => void slots.refetch()} />}
                <FieldGroup legend={t(texts.means)}>
                  <div className="choices-beside">
                    <Radios
                      name="means"
                      value={means}
                      options={[
                        { code: 'phone', text: t(texts.phone) },
                        { code: 'counter', text: t(texts.counter) },
                      ]}
                      onChange={setMeans}
                    />
                  </div>
                </FieldGroup>
                <FieldGroup legend={t(texts.when)}>
                  <div className="stack">
                    {days.map((day) => (
                      <FieldGroup key={day} legend={showDate(day, 'day', language)}>
                        <div className="slots">
                          <Radios
                            name="slot"
                            value={start}
                            options={free
                              .filter((slot) => dayOf(new Date(slot.start)) === day)
                              .map((slot) => ({
                                code: slot.start,
                                text: showDate(slot.start, 'clock', language),
                              }))}
                            onChange={setStart}
                          />
                        </div>
                      </FieldGroup>
                    ))}
                  </div>
                </FieldGroup>
                <button
                  type="submit"
                  className="button button-main button-wide"
                  disabled={start === undefined || book.isPending}
                >
                  {t(appointment ? texts.move : texts.book)}
                </button>
              </form>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}
