import type { Answer } from '../../api/operations.ts';
import { useRead } from '../../api/use-api.ts';
import { Basis } from '../../parts/basis.tsx';
import { Conditions, yuan } from '../../parts/conditions.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { marks } from '../../texts/marks.ts';
import { showNumber } from '../../texts/numbers.ts';
import { Part } from './part.tsx';

const texts = {
  title: { zh: '补贴申领', en: 'Subsidy claims' },
  made: { zh: '{by}申领，{day}', en: 'claimed by {by}, {day}' },
  person: { zh: '本人', en: 'the person' },
  employer: { zh: '用人单位', en: 'the employer' },
  bounds: { zh: '可批准金额：{least}至{most}元', en: 'Can be approved: {least} to {most} yuan' },
  atMost: { zh: '可批准金额：{most}元', en: 'Can be approved: {most} yuan' },
  proposed: { zh: '拟批准金额：{amount}元', en: 'Proposed: {amount} yuan' },
  approved: { zh: '批准金额：{amount}元', en: 'Approved: {amount} yuan' },
  open: {
    zh: '补贴标准尚无文件依据，录入之前不能批准。',
    en: 'No document sets a value that this scheme needs. Claims cannot be approved until it is entered.',
  },
  account: { zh: '收款账户：{account}', en: 'Account: {account}' },
  noAccount: { zh: '收款账户：未填报', en: 'Account: not entered' },
  notice: { zh: '公示：{from}至{until}', en: 'Public notice: {from} to {until}' },
  asked: { zh: '已请申领人补充：{items}（{day}）', en: 'Information requested: {items} ({day})' },
  answered: { zh: '申领人答复（{day}）：{answer}', en: 'The claimant answered ({day}): {answer}' },
  review: { zh: '复核：{state}', en: 'Review: {state}' },
  recovery: {
    zh: '追回{amount}元，已退回{repaid}元（{state}）',
    en: '{amount} yuan to recover, {repaid} repaid ({state})',
  },
  duplicate: {
    zh: '姓名、出生日期和联系电话相同的另一件：{number}（{district}）{same}，请核实是否同一人。',
    en: 'Another case has the same name, date of birth and phone number: {number} ({district}){same}. Check whether it is the same person.',
  },
  sameScheme: { zh: '，并有同一补贴的申领', en: ', with a claim for the same subsidy' },
} satisfies Record<string, Bilingual>;

type Claim = Answer<'GET /cases/{caseId}/claims'>['claims'][number];

const payments: Readonly<Record<NonNullable<Claim['payment']>['status'], Bilingual>> = {
  queued: { zh: '待发放', en: 'Awaiting payment' },
  'in-run': { zh: '已列入发放批次', en: 'In a payment run' },
  paid: { zh: '已发放', en: 'Paid' },
  bounced: { zh: '银行退回，待更正收款账户', en: 'Returned by the bank; the account needs correction' },
};

const reviews: Readonly<Record<NonNullable<Claim['review']>, Bilingual>> = {
  open: { zh: '办理中', en: 'under way' },
  upheld: { zh: '已重新审核', en: 'checked anew' },
  dismissed: { zh: '维持不予批准', en: 'refusal upheld' },
};

const recoveries: Readonly<Record<Claim['recoveries'][number]['status'], Bilingual>> = {
  proposed: { zh: '待审批', en: 'to be decided' },
  declined: { zh: '未同意', en: 'declined' },
  owed: { zh: '待退回', en: 'owed' },
  repaid: { zh: '已退回', en: 'repaid' },
  revoked: { zh: '已撤销批准', en: 'approval revoked' },
  void: { zh: '款项已退汇，不再追回', en: 'payment returned, nothing owed' },
};

/** The claims of a case, for staff who check, decide or question them. */
export function ClaimsPart({ caseId }: { caseId: string }) {
  const { t } = useText();
  const claims = useRead('GET /cases/{caseId}/claims', { path: { caseId } }, { poll: 60 });
  return (
    <Part title={t(texts.title)}>
      <Loaded from={claims} lines={2}>
        {({ claims: held }) => held.map((claim) => <OneClaim key={claim.number} claim={claim} />)}
      </Loaded>
    </Part>
  );
}

function OneClaim({ claim }: { claim: Claim }) {
  const { t, language } = useText();
  const day = (value: string) => showDate(value, 'dayOfYear', language);
  const {
    number,
    scheme,
    statusText,
    by,
    madeAt,
    stated,
    bounds,
    payment,
    informationRequest: asked,
  } = claim;
  const join = (list: readonly string[]) => list.join(marks[language].list);
  return (
    <article className="stack-tight">
      <h4>
        {number}. {scheme.text} <span className="tag">{statusText}</span>
      </h4>
      <p className="soft">
        {t(texts.made, { by: t(by === 'person' ? texts.person : texts.employer), day: day(madeAt) })}
      </p>
      <dl className="facts">
        {stated.map(({ text, items }) => (
          <div key={text} className="fact">
            <dt>{text}</dt>
            <dd>
              {items.map(({ label, value }) => (
                <div key={label}>{label === text ? value : `${label}${marks[language].colon}${value}`}</div>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Conditions conditions={claim.conditions} />
      {claim.openValues.length > 0 && <p className="tag tag-warn">! {t(texts.open)}</p>}
      {bounds && (
        <p>
          {bounds.leastFen === bounds.mostFen
            ? t(texts.atMost, { most: yuan(bounds.mostFen) })
            : t(texts.bounds, { least: yuan(bounds.leastFen), most: yuan(bounds.mostFen) })}
        </p>
      )}
      {claim.proposedFen !== undefined && claim.amountFen === undefined && (
        <p>{t(texts.proposed, { amount: yuan(claim.proposedFen) })}</p>
      )}
      {claim.amountFen !== undefined && <p>{t(texts.approved, { amount: yuan(claim.amountFen) })}</p>}
      <p>{claim.account === undefined ? t(texts.noAccount) : t(texts.account, { account: claim.account })}</p>
      {asked && (
        <p>
          {t(texts.asked, { items: join(asked.items.map(({ text }) => text)), day: day(asked.requestedAt) })}
        </p>
      )}
      {asked?.answeredAt !== undefined && (
        <p>{t(texts.answered, { day: day(asked.answeredAt), answer: asked.answer ?? '' })}</p>
      )}
      {claim.notice && (
        <p>{t(texts.notice, { from: day(claim.notice.from), until: day(claim.notice.until) })}</p>
      )}
      {payment && (
        <p>
          {t(payments[payment.status])}
          {payment.paidOn !== undefined && ` · ${day(payment.paidOn)}`}
        </p>
      )}
      {claim.review && <p>{t(texts.review, { state: t(reviews[claim.review]) })}</p>}
      {claim.recoveries.map(({ status, amountFen, repaidFen }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: recoveries are only added and are known by their order
        <p key={index}>
          {t(texts.recovery, {
            amount: yuan(amountFen),
            repaid: yuan(repaidFen),
            state: t(recoveries[status]),
          })}
        </p>
      ))}
      {claim.possibleDuplicates?.map((each) => (
        <p key={each.applicationNumber} className="tag tag-warn">
          !{' '}
          {t(texts.duplicate, {
            number: showNumber(each.applicationNumber),
            district: each.districtName,
            same: each.sameScheme ? t(texts.sameScheme) : '',
          })}
        </p>
      ))}
      <Basis basis={claim.basis} />
    </article>
  );
}
