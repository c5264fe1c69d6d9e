import type { Answer } from '../api/operations.ts';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import type { Bilingual } from '../texts/language.ts';
import { marks } from '../texts/marks.ts';
import { Basis } from './basis.tsx';

type Outward = Pick<Answer<'GET /cases/{caseId}'>, 'referrals' | 'loans' | 'phaseOut'>;
type Referral = NonNullable<Outward['referrals']>[number];
type Loan = NonNullable<Outward['loans']>[number];

const texts = {
  referrals: { zh: '转介', en: 'Referrals' },
  loans: { zh: '创业担保贷款', en: 'Guaranteed loans' },
  given: { zh: '已提供：{items}', en: 'Handed over: {items}' },
  planned: { zh: '拟提供：{items}', en: 'To be handed over: {items}' },
  relief: { zh: '给予：{relief}', en: 'Given: {relief}' },
  amount: { zh: '金额：{amount}元', en: 'Amount: {amount} yuan' },
  bank: { zh: '银行：{bank}', en: 'Bank: {bank}' },
  until: { zh: '到期日：{day}', en: 'Due on {day}' },
  ground: { zh: '理由：{ground}', en: 'Ground: {ground}' },
  exempt: { zh: '免除反担保', en: 'No counter-guarantee needed' },
  notExempt: { zh: '银行可以要求反担保', en: 'The bank may ask for a counter-guarantee' },
  open: {
    zh: '本地区没有规定最高额度，请按实际情况审核',
    en: 'No source sets a maximum here. Check the amount',
  },
} satisfies Record<string, Bilingual>;

/** The person's referrals and the progress of their loans; nothing if there are none. */
export function OutwardPanel({
  found,
  className,
  heading: Heading,
}: {
  found: Outward;
  className: string;
  heading: 'h2' | 'h3';
}) {
  const { t } = useText();
  const { referrals = [], loans = [], phaseOut } = found;
  return (
    <>
      {referrals.length > 0 && (
        <section className={className} aria-label={t(texts.referrals)}>
          <Heading>{t(texts.referrals)}</Heading>
          {referrals.map((each) => (
            <ReferralLine key={each.number} referral={each} />
          ))}
          {phaseOut && (
            <p>
              {phaseOut.text} {phaseOut.basis && <Basis basis={phaseOut.basis} />}
            </p>
          )}
        </section>
      )}
      {loans.length > 0 && (
        <section className={className} aria-label={t(texts.loans)}>
          <Heading>{t(texts.loans)}</Heading>
          {loans.map((each) => (
            <LoanLine key={each.number} loan={each} />
          ))}
        </section>
      )}
    </>
  );
}

function ReferralLine({ referral }: { referral: Referral }) {
  const { t, language } = useText();
  const { body, statusText, items = [], handedOver, answer } = referral;
  const listed = (handedOver?.items ?? items).map(({ text }) => text).join(marks[language].list);
  return (
    <div className="stack-tight">
      <p>
        <strong>{body.text}</strong> {statusText}
      </p>
      {listed !== '' && (
        <p className="faint">{t(handedOver ? texts.given : texts.planned, { items: listed })}</p>
      )}
      {answer?.relief && <p>{t(texts.relief, { relief: answer.relief.text })}</p>}
    </div>
  );
}

function LoanLine({ loan }: { loan: Loan }) {
  const { t, language } = useText();
  const { kind, statusText, status, amountFen, handedOver, terms, until, ground, waiver, maximum } = loan;
  const amount = ((terms?.amountFen ?? amountFen) / 100).toLocaleString('en', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const parts = [
    t(texts.amount, { amount }),
    waiver && t(waiver.exempt ? texts.exempt : texts.notExempt),
    handedOver && t(texts.bank, { bank: handedOver.to.text }),
    until && t(texts.until, { day: showDate(until, 'dayOfYear', language) }),
  ];
  return (
    <div className="stack-tight">
      <p>
        <strong>{kind.text}</strong> {statusText}
      </p>
      <p className="faint">{parts.filter((each) => each !== undefined).join(' · ')}</p>
      {!maximum && status === 'applied-for' && <p>{t(texts.open)}</p>}
      {ground && <p>{t(texts.ground, { ground: ground.text })}</p>}
    </div>
  );
}
