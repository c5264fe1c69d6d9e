import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Body } from '../../api/operations.ts';
import { useAct } from '../../api/use-api.ts';
import { Field, FieldGroup, Radios } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { ActForm, useBack } from './act-forms.tsx';
import { canRate } from './rateable.ts';
import { type Case, WithCase } from './with-case.tsx';

type RatingBody = Body<'POST /cases/{caseId}/ratings'>;
type Reason = NonNullable<RatingBody['reasons']>[number];

const texts = {
  title: { zh: '评价服务', en: 'Rate our service' },
  lead: {
    zh: '评价一次，不能修改。不满意的由主管查看并答复，不会先给被评价的工作人员看，也不影响办理。',
    en: 'You can rate this once and cannot change it. If you are not satisfied, a supervisor reviews your rating and answers you. The officer you rated does not see it first. It does not affect your case.',
  },
  nothing: {
    zh: '这里没有可以评价的服务。请返回，从办理经过里选择要评价的服务。',
    en: 'There is nothing to rate here. Go back and choose a service in the history of your case.',
  },
  stars: { zh: '您满意吗', en: 'How satisfied are you?' },
  choose: { zh: '请选择一项', en: 'Choose one' },
  why: { zh: '为什么（可多选）', en: 'Why? Choose all that apply' },
  words: { zh: '还想说的', en: 'In your own words' },
  send: { zh: '提交评价', en: 'Send' },
  done: { zh: '谢谢您的评价。', en: 'Thank you for your rating.' },
  poor: {
    zh: '谢谢您的评价。会有主管查看并答复您。',
    en: 'Thank you for your rating. A supervisor will review it and answer you.',
  },
} satisfies Record<string, Bilingual>;

const grades = [
  { stars: 5, text: { zh: '非常满意', en: 'Very satisfied' } },
  { stars: 4, text: { zh: '满意', en: 'Satisfied' } },
  { stars: 3, text: { zh: '基本满意', en: 'Fairly satisfied' } },
  { stars: 2, text: { zh: '不满意', en: 'Dissatisfied' } },
  { stars: 1, text: { zh: '非常不满意', en: 'Very dissatisfied' } },
] as const satisfies readonly { readonly stars: RatingBody['stars']; readonly text: Bilingual }[];

const reasons: readonly { readonly code: Reason; readonly text: Bilingual; readonly good?: boolean }[] = [
  { code: 'quick', text: { zh: '办得快', en: 'Quick' }, good: true },
  { code: 'clear', text: { zh: '说得清楚', en: 'Clear' }, good: true },
  { code: 'kind', text: { zh: '态度好', en: 'Kind' }, good: true },
  { code: 'helpful', text: { zh: '有帮助', en: 'Helpful' }, good: true },
  { code: 'slow', text: { zh: '办得慢', en: 'Slow' } },
  { code: 'unclear', text: { zh: '说不清楚', en: 'Unclear' } },
  { code: 'unkind', text: { zh: '态度不好', en: 'Unkind' } },
  { code: 'not-helpful', text: { zh: '没有帮助', en: 'Not helpful' } },
  { code: 'asked-for-papers', text: { zh: '向我要证明材料', en: 'Asked me for papers' } },
  { code: 'not-reachable', text: { zh: '联系不上', en: 'I could not reach anybody' } },
  { code: 'other', text: { zh: '其他', en: 'Something else' } },
];

/** The page on which a person rates a service. */
export const Rate = () => (
  <WithCase title={texts.title}>{(found) => <Rating key={found.caseId} found={found} />}</WithCase>
);

function Rating({ found }: { found: Case }) {
  const { t } = useText();
  const { event } = useParams({ from: '/cases/$caseId/rate/$event' });
  if (canRate(found, event)) return <RatingForm found={found} event={event} />;
  return (
    <Notice tone="warn">
      <p>{t(texts.nothing)}</p>
    </Notice>
  );
}

function RatingForm({ found, event }: { found: Case; event: string }) {
  const { t, language } = useText();
  const { caseId, history } = found;
  const back = useBack(caseId);
  const [stars, setStars] = useState<RatingBody['stars']>();
  const [chosen, setChosen] = useState<readonly Reason[]>([]);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const rate = useAct('POST /cases/{caseId}/ratings');
  const rated = history.find(({ sequence }) => String(sequence) === event);
  const error = tried && stars === undefined ? t(texts.choose) : undefined;
  const submit = () => {
    setTried(true);
    if (stars === undefined) return;
    const said = words.trim();
    rate.mutate(
      {
        request: {
          path: { caseId },
          body: { event: Number(event), stars, reasons: [...chosen], ...(said && { words: said }) },
        },
      },
      { onSuccess: () => void back(stars <= 2 ? texts.poor : texts.done) },
    );
  };
  return (
    <>
      {rated && (
        <p className="lead">
          {rated.text} <span className="faint">{showDate(rated.at, 'dayOfYear', language)}</span>
        </p>
      )}
      <p className="soft">{t(texts.lead)}</p>
      <ActForm
        caseId={caseId}
        send={texts.send}
        problem={rate.error}
        pending={rate.isPending}
        errors={error ? [{ id: 'stars', text: error }] : []}
        onSend={submit}
      >
        <FieldGroup id="stars" legend={t(texts.stars)} error={error}>
          <Radios
            name="stars"
            value={stars === undefined ? undefined : String(stars)}
            options={grades.map((grade) => ({
              code: String(grade.stars),
              text: `${'★'.repeat(grade.stars)} ${t(grade.text)}`,
            }))}
            onChange={(code) => setStars(Number(code) as RatingBody['stars'])}
          />
        </FieldGroup>
        <FieldGroup legend={t(texts.why)} optional>
          <div className="choices">
            {reasons
              .filter(
                ({ good = false, code }) => stars === undefined || code === 'other' || good === stars >= 3,
              )
              .map(({ code, text }) => (
                <label key={code} className="choice">
                  <input
                    type="checkbox"
                    checked={chosen.includes(code)}
                    onChange={({ target }) =>
                      setChosen(target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))
                    }
                  />
                  {t(text)}
                </label>
              ))}
          </div>
        </FieldGroup>
        <Field id="words" label={t(texts.words)} optional>
          {(control) => (
            <textarea
              {...control}
              rows={4}
              maxLength={500}
              value={words}
              onChange={({ target }) => setWords(target.value)}
            />
          )}
        </Field>
      </ActForm>
    </>
  );
}
