import { describe, expect, it } from 'vitest';
import { operations } from '../../functions/api/operations.ts';
import { actionMatrix } from '../../lib/domain/case/case.ts';
import { phases } from '../../lib/domain/case/kernel/vocabulary.ts';

/** Operations that write beside a case without changing it: the delivery of a notice, and who has the case open. */
const beside: readonly string[] = ['report-delivery', 'note-opening'];

/** Every operation that changes a case. */
const acts = Object.values(operations).filter(
  ({ id, method, path }) => method !== 'GET' && path.startsWith('/cases/{caseId}/') && !beside.includes(id),
);

const rows = Object.entries(actionMatrix).map(([act, { roles, task = [] }]) => ({ act, roles, task }));

describe('The matrix of actions', () => {
  it('has a row for every operation that changes a case, and no other', () => {
    expect(rows.map(({ act }) => act).sort()).toEqual(acts.map(({ id }) => id).sort());
  });

  it.each(acts.map(({ id, access }) => ({ id, access })))(
    'allows $id to the roles of its operation',
    ({ id, access }) => {
      const allowed = new Set(
        rows.filter(({ act }) => act === id).flatMap(({ roles }) => Object.values(roles).flat()),
      );
      expect([...allowed].sort()).toEqual(access === 'public' ? [] : access.toSorted());
    },
  );

  it('equals this table, which has to be changed here whenever a permission changes', () => {
    const cell = (roles: readonly string[] = []): string => roles.map((role) => role.slice(0, 3)).join(' ');
    const table = rows.map(({ act, roles, task }) =>
      [act.padEnd(22), ...phases.map((phase) => cell(roles[phase]).padEnd(11)), task.join(', ')]
        .join('| ')
        .trimEnd(),
    );
    expect(
      [
        `${'act'.padEnd(22) + phases.map((phase) => `| ${phase.padEnd(11)}`).join('')}| answers`,
        ...table,
      ].join('\n'),
    ).toMatchInlineSnapshot(`
      "act                   | applied    | registered | refused    | withdrawn  | job-seeker | job-seeker-ended| closed     | answers
      decide-application    | off sup    |            |            |            |            |            |            | decide-application
      withdraw-application  | app off sup|            |            |            |            |            |            |
      end-application       | off sup    |            |            |            |            |            |            |
      provide-information   | app rep off|            |            |            |            |            |            |
      register-as-job-seeker|            |            | app off    |            |            |            |            |
      end-job-seeker-registration|            |            |            |            | app off sup|            |            |
      correct-person        | app off sup| app off sup| app off sup| app off sup| app off sup| app off sup| app off sup|
      request-correction    | app rep    | app rep    | app rep    | app rep    | app rep    | app rep    | app rep    |
      answer-correction     | off sup    | off sup    | off sup    | off sup    | off sup    | off sup    | off sup    | answer-correction
      reveal-personal-data  | off sup    | off sup    | off sup    | off sup    | off sup    | off sup    | off sup    |
      confirm-identity      | off sup    | off sup    |            |            | off sup    |            |            |
      link-account          | app        | app        | app        | app        | app        | app        | app        |
      grant-mandate         | app off sup| app off sup| app off sup|            | app off sup| app off sup| app off sup|
      revoke-mandate        | app rep off sup| app rep off sup| app rep off sup| app rep off sup| app rep off sup| app rep off sup| app rep off sup|
      reassign-case         | off sup uni| off sup uni|            |            | off sup uni|            |            | name-officer
      declare-interest      | off sup    | off sup    | off sup    |            | off sup    | off sup    | off sup    |
      record-profile        | off sup    | off sup    |            |            | off sup    |            |            |
      record-contact        |            | off sup    |            |            |            |            |            | make-first-contact
      make-plan             |            | off sup    |            |            |            |            |            | make-service-plan
      adjust-plan           |            | off sup    |            |            |            |            |            |
      record-service        |            | off sup    |            |            | off sup    |            |            |
      attempt-follow-up     |            | off sup    |            |            |            |            |            | follow-up
      complete-follow-up    |            | off sup    |            |            |            |            |            | follow-up
      report-change         |            | app rep off sup|            |            |            |            |            |
      withdraw-change       |            | app rep off sup|            |            |            |            |            |
      handle-signal         |            | off sup    |            |            |            |            |            | assess-signal, arrange-transfer, adjust-plan
      propose-closure       |            | off sup    |            |            |            |            |            |
      decide-closure        |            | off sup    |            |            |            |            |            | decide-closure
      raise-objection       |            |            | app rep off|            | app rep off| app rep off| app rep off|
      decide-objection      |            |            | sup        |            | sup        | sup        | sup        | decide-objection
      record-placement-check|            |            |            |            |            |            | off sup    | check-placement
      transfer-registration |            | off sup    |            |            |            |            |            |
      copy-record           | app off sup| app off sup| app off sup| app off sup| app off sup| app off sup| app off sup|
      show-data-notice      | app off sup| app off sup| app off sup| app off sup| app off sup| app off sup| app off sup|
      restrict-processing   | app off sup| app off sup| app off sup| app off sup| app off sup| app off sup| app off sup|
      lift-restriction      | app off sup| app off sup| app off sup| app off sup| app off sup| app off sup| app off sup|
      request-deletion      | app off sup| app off sup| app off sup| app off sup| app off sup| app off sup| app off sup|
      decide-deletion       | sup        | sup        | sup        | sup        | sup        | sup        | sup        | decide-deletion
      destroy-records       |            |            | sup        | sup        |            | sup        | sup        |
      rate-service          | app rep    | app rep    | app rep    | app rep    | app rep    | app rep    | app rep    |
      answer-rating         | sup        | sup        | sup        | sup        | sup        | sup        | sup        | answer-rating
      book-contact          |            | app rep off sup|            |            |            |            |            |
      cancel-contact        |            | app rep off sup|            |            |            |            |            |
      note-certificate      |            | off sup    |            |            |            |            | off sup    |
      withdraw-certificate-note|            | off sup    |            |            |            |            | off sup    |
      claim-subsidy         |            | app rep off sup|            |            | app rep off sup|            | app rep off sup|
      claim-from-plan       |            | app rep off sup|            |            |            |            | app rep off sup|
      withdraw-claim        |            | app rep off sup|            |            | app rep off sup| app rep off sup| app rep off sup|
      give-claim-account    |            | app rep off sup|            |            | app rep off sup| app rep off sup| app rep off sup| correct-claim-account
      check-claim           |            | off sup    |            |            | off sup    | off sup    | off sup    | check-claim
      ask-for-claim-information|            | off sup    |            |            | off sup    | off sup    | off sup    | check-claim
      provide-claim-information|            | app rep off sup|            |            | app rep off sup| app rep off sup| app rep off sup|
      decide-claim          |            | off sup    |            |            | off sup    | off sup    | off sup    | decide-claim
      object-to-claim       |            | off sup    |            |            | off sup    | off sup    | off sup    |
      answer-claim-objection|            | off sup    |            |            | off sup    | off sup    | off sup    | answer-claim-objection
      ask-for-claim-review  |            | app rep off sup|            |            | app rep off sup| app rep off sup| app rep off sup|
      decide-claim-review   |            | sup        |            |            | sup        | sup        | sup        | review-claim
      question-claim        |            | off sup    |            |            | off sup    | off sup    | off sup    |
      contest-claim         |            | app rep off sup|            |            | app rep off sup| app rep off sup| app rep off sup|
      drop-claim-question   |            | off sup    |            |            | off sup    | off sup    | off sup    | look-into-claim
      propose-claim-recovery|            | off sup    |            |            | off sup    | off sup    | off sup    |
      decide-claim-recovery |            | sup        |            |            | sup        | sup        | sup        | decide-claim-recovery
      record-claim-repayment|            | off sup    |            |            | off sup    | off sup    | off sup    |
      apply-for-household   |            | app off sup|            |            |            |            |            |
      withdraw-household    |            | app off sup|            |            |            |            |            |
      check-household       |            | off sup    |            |            |            |            |            | check-household
      decide-household      |            | off sup    |            |            |            |            |            | decide-household
      end-household         |            | off sup    |            |            |            |            | off sup    | help-household
      reopen-household      |            | off sup    |            |            |            |            | off sup    |
      propose-public-post   |            | off sup    |            |            |            |            |            |
      decide-public-post    |            | sup        |            |            |            |            |            | decide-public-post
      record-post-prospect  |            | off sup    |            |            |            |            | off sup    | plan-after-public-post
      end-public-post       |            | off sup    |            |            |            |            | off sup    | record-public-post-end
      record-post-attendance|            | off sup    |            |            |            |            | off sup    |
      record-registration-offer|            | off sup    |            |            |            |            | off sup    | offer-registration-again
      apply-for-hardship    |            | app rep off|            |            |            |            |            |
      withdraw-hardship     |            | app rep off|            |            |            |            |            |
      answer-hardship-candidate|            | off sup    |            |            |            |            |            | look-at-hardship-candidate
      check-hardship        |            | off sup    |            |            |            |            |            | check-hardship, review-hardship
      publish-hardship-notice|            | off sup    |            |            |            |            |            | publish-hardship-notice
      object-to-hardship-notice|            | off sup    |            |            |            |            |            |
      answer-hardship-notice-objection|            | off sup    |            |            |            |            |            | answer-hardship-notice-objection
      end-hardship-notice   |            | off sup    |            |            |            |            |            | record-hardship-notice
      decide-hardship       |            | sup        |            |            |            |            |            | decide-hardship
      make-assistance-plan  |            | off sup    |            |            |            |            |            | make-assistance-plan
      exit-hardship         |            | sup        |            |            |            |            | sup        |
      object-to-hardship    |            | app rep off|            |            |            |            | app rep off|
      decide-hardship-objection|            | sup        |            |            |            |            | sup        | decide-hardship-objection
      confirm-found-grant   |            | app rep off sup|            |            | app rep off sup|            | app rep off sup|
      decline-found-grant   |            | app rep off sup|            |            | app rep off sup|            | app rep off sup|
      request-referral      |            | app rep    |            |            |            |            |            |
      propose-referral      |            | off sup    |            |            |            |            |            |
      decline-referral-request|            | off sup    |            |            |            |            |            | answer-referral-request
      hand-over-referral    |            | off sup    |            |            |            |            |            | hand-over-referral
      answer-referral       |            | app off sup|            |            |            |            |            |
      export-referral       |            | off sup    |            |            |            |            | off sup    |
      record-referral-receipt|            | off sup    |            |            |            |            | off sup    | await-referral-receipt
      record-referral-answer|            | off sup    |            |            |            |            | off sup    | await-referral-receipt, await-referral-answer
      apply-for-loan        |            | app rep off sup|            |            |            |            |            |
      check-loan            |            | off sup    |            |            |            |            | off sup    | check-loan
      hand-over-loan        |            | off sup    |            |            |            |            | off sup    | hand-over-loan
      withdraw-loan-application|            | app rep off sup|            |            |            |            | app rep off sup|
      export-loan           |            | off sup    |            |            |            |            | off sup    |
      record-loan-receipt   |            | off sup    |            |            |            |            | off sup    | await-loan-receipt
      record-loan-answer    |            | off sup    |            |            |            |            | off sup    | await-loan-receipt, await-loan-answer
      record-loan-payment   |            | off sup    |            |            |            |            | off sup    | await-loan-payment
      extend-loan           |            | off sup    |            |            |            |            | off sup    |
      end-loan              |            | off sup    |            |            |            |            | off sup    |
      record-death          |            |            | off sup    | off sup    |            | off sup    | off sup    |
      withdraw-death-record |            |            | sup        | sup        |            | sup        | sup        |"
    `);
  });
});
