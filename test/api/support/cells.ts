import { accounts } from '../../../bin/support/accounts.ts';
import { operations } from '../../../functions/api/operations.ts';
import { reachesIn, roleTable } from '../../../functions/api/roles.ts';
import type { Operation } from '../../../functions/common/http/operation.ts';
import { application, districts } from '../../support/applications.ts';

/** A caller as identified by the token. */
export interface Caller {
  readonly as?: string;
  readonly role?: string;
  readonly jurisdiction?: string;
}

/**
 * The second officers, supervisors and employers are left out: they have the same claims as the first, so every answer would
 * come twice.
 */
const isDistinct = ({ id }: (typeof accounts)[number]): boolean =>
  !/^((officer|supervisor)-.*|policy-administrator|employer)-2$/.test(id);

/** A caller without a token, and everybody who can sign in. */
export const callers: readonly Caller[] = [
  {},
  ...accounts.filter(isDistinct).map(({ id, claims }) => ({
    as: id,
    role: String(claims.role),
    ...(claims.jurisdiction !== undefined && { jurisdiction: String(claims.jurisdiction) }),
  })),
];

/** One district per region, and a second one in Chongqing for which its officer is not responsible. */
export const places = [...Object.values(districts), '500106'];

/** A case in a district that `applicant` submitted and withdrew; without a number, a case that does not exist. */
export interface Subject {
  readonly district: string;
  readonly caseId?: string;
}

/**
 * How to call an operation so that permitted callers get an answer and nothing changes: the case has ended, and
 * requests outside a case are invalid in themselves. An operation without a row is called with its example and only
 * has to be allowed to those who may call it.
 */
interface Row {
  readonly query?: (subject: Subject) => string;
  readonly body?: (subject: Subject, caller: Caller) => unknown;
  readonly answer: string;
  /** Whether it concerns a district, which must be in the jurisdiction of staff. */
  readonly concernsDistrict?: boolean;
}

const rows: Readonly<Record<string, Row>> = {
  'read-case': { answer: '200' },
  'note-opening': { answer: '200' },
  'list-history': { answer: '200' },
  'list-services': { answer: '200' },
  'list-months': { answer: '200' },
  'read-task': { answer: '200' },
  'read-choices': { answer: '200' },
  'read-axis': { answer: '200' },
  'read-proof': { answer: '200' },
  'search-cases': { body: () => ({}), answer: '422 search-needs-something' },
  'provide-information': { answer: '409 not-possible-now' },
  'withdraw-application': { answer: '409 not-possible-now' },
  'register-as-job-seeker': { answer: '409 not-possible-now' },
  'decide-application': { answer: '409 task-already-decided' },
  'list-contact-slots': { answer: '200' },
  'book-contact': { answer: '409 no-contact-due' },
  'cancel-contact': { answer: '409 nothing-booked' },
  'record-contact': { answer: '409 task-already-decided' },
  'submit-application': {
    concernsDistrict: true,
    body: ({ district }, { role }) =>
      application({
        district,
        channel: role === 'officer' ? 'counter' : 'online',
        unemployment: { reason: '99', date: '2026-10-15' },
      }),
    answer: '422 unknown-unemployment-reason',
  },
  'register-job-seeker': {
    concernsDistrict: true,
    body: ({ district }, { role }) => ({
      district,
      channel: role === 'officer' ? 'counter' : 'online',
      applicant: { name: '张伟', identityNumber: '1', phone: '13800138000' },
      truthCommitment: true,
    }),
    answer: '422 identity-number-length',
  },
  'request-correction': { body: () => ({ field: 'name' }), answer: '400' },
  'answer-correction': { answer: '409 task-already-decided' },
  'rate-service': { body: () => ({ event: 999, stars: 1 }), answer: '422 nothing-to-rate' },
  'answer-rating': { answer: '409 task-already-decided' },
  'list-subsidies': { answer: '200' },
  'list-claims': { answer: '200' },
  'claim-subsidy': { answer: '409 not-possible-now' },
  'claim-from-plan': {
    body: () => ({ claims: [{ scheme: 'startup-subsidy', stated: {} }] }),
    answer: '409 no-assistance-plan',
  },
  'withdraw-claim': { answer: '404 claim-not-found' },
  'give-claim-account': { answer: '404 claim-not-found' },
  'check-claim': { answer: '404 task-not-found' },
  'ask-for-claim-information': {
    body: () => ({ facts: ['business'], message: '请说明开业日期。' }),
    answer: '404 task-not-found',
  },
  'provide-claim-information': { answer: '404 claim-not-found' },
  'decide-claim': { answer: '404 task-not-found' },
  'object-to-claim': { answer: '404 claim-not-found' },
  'answer-claim-objection': { answer: '409 task-already-decided' },
  'ask-for-claim-review': { answer: '404 claim-not-found' },
  'decide-claim-review': { answer: '409 task-already-decided' },
  'question-claim': { answer: '404 claim-not-found' },
  'drop-claim-question': { answer: '409 task-already-decided' },
  'propose-claim-recovery': { answer: '404 claim-not-found' },
  'decide-claim-recovery': { answer: '409 task-already-decided' },
  'record-claim-repayment': { answer: '404 claim-not-found' },
  'contest-claim': { answer: '404 claim-not-found' },
  'list-found-grants': { answer: '200' },
  'confirm-found-grant': { answer: '404 grant-not-found' },
  'decline-found-grant': { answer: '404 grant-not-found' },
  'list-employer-subsidies': { query: () => '?region=weihai', answer: '200' },
  // Closed: nobody is looked up, and no try is counted.
  'claim-for-hire': { answer: '409 scheme-closed' },
  'list-employer-claims': { answer: '200' },
  'read-employer-claim': { answer: '404 claim-not-found' },
  'withdraw-employer-claim': { answer: '404 claim-not-found' },
  'provide-employer-information': { answer: '404 claim-not-found' },
  'give-employer-account': { answer: '404 claim-not-found' },
  'ask-for-employer-review': { answer: '404 claim-not-found' },
  'list-employer-grants': { answer: '200' },
  'confirm-employer-grant': { answer: '404 grant-not-found' },
  'decline-employer-grant': { answer: '404 grant-not-found' },
  'list-grant-figures': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}&month=2026-10`,
    answer: '200',
  },
  'list-hand-overs': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}`,
    answer: '200',
  },
  'list-ratings': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}`,
    answer: '200',
  },
  'correct-person': { body: () => ({ phone: '13800138000' }), answer: '422 nothing-corrected' },
  'reveal-personal-data': {
    body: () => ({ fields: ['phone'], reason: 'other' }),
    answer: '422 reveal-needs-words',
  },
  'read-access-log': { answer: '200' },
  'list-reveals': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}`,
    answer: '200',
  },
  'copy-record': { body: () => ({ channel: 'counter' }), answer: '422 identity-document-needed' },
  'restrict-processing': {
    body: () => ({ channel: 'counter' }),
    answer: '422 identity-document-needed',
  },
  'lift-restriction': { body: () => ({ channel: 'counter' }), answer: '422 identity-document-needed' },
  'request-deletion': {
    body: () => ({ channel: 'counter', statement: '请求删除本人信息。' }),
    answer: '422 identity-document-needed',
  },
  'show-data-notice': {
    body: () => ({ version: 'data-notice-000000000000' }),
    answer: '422 unknown-data-notice',
  },
  'read-data-notice': { answer: '404 data-notice-not-found' },
  'decide-deletion': { answer: '409 task-already-decided' },
  'list-retention': { answer: '200' },
  'destroy-records': { answer: '409 retention-not-over' },
  // The sign-ins of the matrix do not prove an identity, so they cannot take any case.
  'link-account': { answer: '404 case-not-found' },
  'list-worklist': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}`,
    answer: '200',
  },
  'summarize-worklist': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}`,
    answer: '200',
  },
  'list-caseload': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}`,
    answer: '200',
  },
  'list-own-cases': { answer: '200' },
  'look-up-status': { body: () => ({ applicationNumber: '1', phoneTail: '8000' }), answer: '400' },
  'check-eligibility': { answer: '200' },
  'read-agency': { answer: '200' },
  'save-agency': {
    concernsDistrict: true,
    body: () => ({
      name: '机构',
      address: '某路1号',
      phone: '12333',
      hours: [{ opens: '12:00', closes: '09:00' }],
      source: '门户网站',
    }),
    answer: '422 office-hours-out-of-order',
  },
  'list-notifications': { answer: '200' },
  'mark-notifications-read': {
    body: () => ({ through: '2199-01-01T00:00:00.000Z' }),
    answer: '422 date-in-future',
  },
  'read-account': { answer: '200' },
  'read-preferences': { answer: '200' },
  'save-preferences': { body: () => ({ font: 1 }), answer: '400' },
  'read-application-draft': { answer: '200' },
  'save-application-draft': { body: () => ({}), answer: '400' },
  'read-prefilled-application': { answer: '200' },
  'load-comparison-records': {
    body: () => ({ asOf: '2027-01-01', records: [{ identityNumber: '1', fact: 'pension' }] }),
    answer: '422 date-in-future',
  },
  'list-comparison-runs': { answer: '200' },
  'record-comparison-snapshot': {
    body: () => ({ asOf: '2020-01-01', facts: ['pension'] }),
    answer: '422 comparison-not-loaded',
  },
  'propose-holiday-arrangement': { body: () => ({ year: 2027 }), answer: '400' },
  'read-service-catalogue': { answer: '200' },
  'list-regions': { answer: '200' },
  'read-form': { answer: '200' },
  'read-openapi': { answer: '200' },
  'list-notices': { answer: '200' },
  'list-outbox': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}`,
    answer: '200',
  },
  'attempt-follow-up': { answer: '409 not-possible-now' },
  'complete-follow-up': { answer: '409 not-possible-now' },
  'read-coverage': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}&from=2026-10&to=2026-11`,
    answer: '200',
  },
  'list-overdue': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}`,
    answer: '200',
  },
  'read-letter': { answer: '404 notice-not-found' },
  'read-notice-message': { answer: '404 notice-not-found' },
  'report-delivery': {
    body: (_subject, { role }) => ({
      status: 'sent',
      channel: role === 'delivery-adapter' ? 'sms' : 'phone',
      at: '2026-11-20T02:00:00.000Z',
    }),
    answer: '404 notice-not-found',
  },
  'report-change': { answer: '409 not-possible-now' },
  'withdraw-change': { answer: '409 not-possible-now' },
  'handle-signal': { answer: '409 task-already-decided' },
  'propose-closure': { answer: '409 not-possible-now' },
  'decide-closure': { answer: '409 task-already-decided' },
  'raise-objection': { answer: '409 no-closure-to-object-to' },
  'record-death': {
    body: () => ({ evidence: { kind: 'statement-of-the-family', on: '2199-12-31' } }),
    answer: '422 date-in-future',
  },
  'withdraw-death-record': { answer: '409 death-not-recorded' },
  'decide-objection': { answer: '409 task-already-decided' },
  'apply-for-hardship': { answer: '409 not-possible-now' },
  'withdraw-hardship': { answer: '409 not-possible-now' },
  'answer-hardship-candidate': { answer: '409 task-already-decided' },
  'check-hardship': { answer: '409 task-already-decided' },
  'publish-hardship-notice': { answer: '409 task-already-decided' },
  'object-to-hardship-notice': { answer: '409 hardship-notice-not-up' },
  'answer-hardship-notice-objection': { answer: '409 task-already-decided' },
  'end-hardship-notice': { answer: '409 task-already-decided' },
  'decide-hardship': { answer: '409 task-already-decided' },
  'make-assistance-plan': { answer: '409 task-already-decided' },
  'exit-hardship': { answer: '409 not-possible-now' },
  'object-to-hardship': { answer: '409 not-possible-now' },
  'decide-hardship-objection': { answer: '409 task-already-decided' },
  'record-placement-check': { answer: '409 task-already-decided' },
  'transfer-registration': { answer: '409 not-possible-now' },
  'list-holiday-arrangements': { answer: '200' },
  'list-policy-amendments': { answer: '200' },
  'propose-policy-amendment': { body: () => ({ key: 'tags' }), answer: '400' },
  'list-rule-proposals': { answer: '200' },
  'confirm-rule-proposal': { answer: '404 proposal-not-found' },
  'withdraw-rule-proposal': { answer: '404 proposal-not-found' },
  'grant-mandate': { answer: '409 not-possible-now' },
  'note-certificate': { answer: '409 not-possible-now' },
  'withdraw-certificate-note': { answer: '404 certificate-note-not-found' },
  'revoke-mandate': { answer: '404 mandate-not-found' },
  'preview-rule-change': { body: () => ({}), answer: '400' },
  'record-profile': { answer: '409 not-possible-now' },
  'make-plan': { answer: '409 task-already-decided' },
  'adjust-plan': { answer: '409 not-possible-now' },
  'record-service': { answer: '409 not-possible-now' },
  'save-officer': {
    concernsDistrict: true,
    body: ({ district }) => ({
      districts: [district],
      absence: { from: '2026-12-07', until: '2026-12-11', deputy: 'nobody' },
    }),
    answer: '422 officer-not-available',
  },
  'list-officers': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}`,
    answer: '200',
  },
  'list-digests': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}`,
    answer: '200',
  },
  'declare-interest': { answer: '409 not-possible-now' },
  'request-transfer': {
    concernsDistrict: true,
    body: ({ district }) => ({
      identityNumber: '1',
      district,
      placeBasis: 'residence',
      statement: '本人申请转移登记地。',
    }),
    answer: '422 identity-number-length',
  },
  'reassign-case': { answer: '409 not-possible-now' },
  'reassign-cases': { body: () => ({ from: 'nobody', dryRun: true }), answer: '200' },
  'record-recruitment-fair': {
    concernsDistrict: true,
    body: () => ({ date: '2199-01-01' }),
    answer: '422 date-in-future',
  },
  'list-recruitment-fairs': { concernsDistrict: true, answer: '200' },
  'read-fair-coverage': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}`,
    answer: '200',
  },
  'apply-for-household': {
    body: () => ({ residence: 'urban', members: [] }),
    answer: '409 not-possible-now',
  },
  'withdraw-household': { answer: '409 household-not-applied-for' },
  'check-household': { answer: '409 task-already-decided' },
  'decide-household': { answer: '409 task-already-decided' },
  'end-household': { answer: '409 task-already-decided' },
  'reopen-household': { answer: '409 not-possible-now' },
  'record-public-post': { concernsDistrict: true, body: () => ({ vacancies: 0 }), answer: '400' },
  'list-public-posts': { concernsDistrict: true, answer: '200' },
  'review-public-post': { concernsDistrict: true, answer: '404 public-post-not-found' },
  'change-public-post': { concernsDistrict: true, answer: '404 public-post-not-found' },
  'propose-public-post': { answer: '404 public-post-not-found' },
  'decide-public-post': { answer: '409 task-already-decided' },
  'record-post-prospect': { answer: '409 task-already-decided' },
  'end-public-post': { answer: '409 not-in-public-post' },
  'record-post-attendance': { answer: '409 not-in-public-post' },
  'record-registration-offer': { answer: '409 task-already-decided' },
  'list-kpis': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}&month=2026-11`,
    answer: '200',
  },
  'list-kpi-cases': {
    concernsDistrict: true,
    query: ({ district }) => `?district=${district}&month=2026-11&part=denominator`,
    answer: '200',
  },
  'preview-payment-run': {
    concernsDistrict: true,
    query: ({ district }) => `?division=${district}`,
    answer: '200',
  },
  'freeze-payment-run': {
    concernsDistrict: true,
    body: ({ district }) => ({ division: district, purpose: '就业补贴' }),
    answer: '409 nothing-to-pay',
  },
  'enter-payment-run': { answer: '404 payment-run-not-found' },
  'list-payment-runs': { answer: '200' },
  'read-payment-run': { answer: '404 payment-run-not-found' },
  'export-payment-file': { answer: '404 payment-run-not-found' },
  'acknowledge-payments': { answer: '404 payment-run-not-found' },
  'reconcile-payments': { answer: '200' },
  'list-funds': {
    concernsDistrict: true,
    query: ({ district }) => `?division=${district}`,
    answer: '200',
  },
  'enter-budget': {
    concernsDistrict: true,
    body: ({ district }) => ({
      division: district,
      fund: '就业补助资金',
      year: 2026,
      amount: '0',
      source: '某文件',
    }),
    answer: '422 budget-of-nothing',
  },
  'read-fund-execution': {
    concernsDistrict: true,
    query: ({ district }) => `?division=${district}`,
    answer: '200',
  },
  'list-public-notices': { query: ({ district }) => `?district=${district}`, answer: '200' },
  'find-public-notice': { concernsDistrict: true, answer: '404 public-notice-not-found' },
  'list-executions': { answer: '200' },
  'read-execution': { answer: '404 execution-not-found' },
  'list-execution-events': { answer: '404 execution-not-found' },
  'redrive-execution': { answer: '404 execution-not-found' },
  'list-redrives': { answer: '200' },
  'freeze-redrive-batch': {
    body: () => ({ names: ['none-1'], reason: '接口故障已排除' }),
    answer: '409 nothing-to-redrive',
  },
  'list-redrive-batches': { answer: '200' },
  'read-redrive-batch': { answer: '404 batch-not-found' },
  'start-redrive-batch': { answer: '404 batch-not-found' },
  'stop-redrive-batch': { answer: '404 batch-not-found' },
  'read-system-health': { answer: '200' },
  'begin-system-check': { query: () => '?none=1', answer: '400' },
  'read-policy-pack': { answer: '200' },
  'list-pack-findings': { answer: '200' },
};

export const all = operations;

const values: Readonly<Record<string, string>> = {
  taskId: 'decide-application-1',
  noteId: 'note-1',
  claimId: `20261120020000000-${'0'.repeat(24)}`,
  grantId: `20261120020000000-${'0'.repeat(24)}`,
  region: 'chongqing',
  source: 'social-insurance',
  year: '2028',
  noticeId: '1-plan-made',
  proposalId: 'policy-amendment-none-1',
  mandateId: 'mandate-1',
  batchId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  postId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  code: 'follow_up_rate',
  operationId: 'record-contact',
  runId: '50-01ARZ3NDEKTSV4RRFFQ69G5FAV',
  notice: 'GS-0123456789AB',
};
const notThere = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

export const isOfCase = ({ path }: Operation): boolean => path.includes('{caseId}');
export const concernsDistrict = (operation: Operation): boolean =>
  rows[operation.id]?.concernsDistrict ?? false;

/** The request of a cell. */
export function requestOf(operation: Operation, subject: Subject, caller: Caller) {
  const row = rows[operation.id];
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
    name === 'caseId'
      ? (subject.caseId ?? notThere)
      : name === 'district'
        ? subject.district
        : (values[name] ?? 'a-value-1'),
  );
  const body = row?.body?.(subject, caller) ?? operation.body?.meta()?.example;
  return { method: operation.method, path: `${path}${row?.query?.(subject) ?? ''}`, body };
}

/** The expected answer of a cell, from the table of roles and the caller's relation to the subject. */
export function expectedOf(operation: Operation, subject: Subject, caller: Caller): string {
  const row = rows[operation.id];
  const allowed = row?.answer ?? 'allowed';
  if (operation.access === 'public') return allowed;
  if (caller.as === undefined) return '401';
  const reach = reachesIn(roleTable[operation.id] ?? {});
  const staff = [...reach].some(([role, far]) => role === caller.role && far === 'jurisdiction');
  if (![...reach.keys()].some((role) => role === caller.role)) return '403 role-not-allowed';
  const within = caller.jurisdiction !== undefined && subject.district.startsWith(caller.jurisdiction);
  // An invalid request is refused to everybody who may make it, before any case is read.
  if (allowed === '400') return allowed;
  if (isOfCase(operation)) {
    if (subject.caseId === undefined) return '404 case-not-found';
    if (caller.role === 'applicant' && caller.as !== 'applicant') return '404 case-not-found';
    if (staff && !within) return '403 outside-jurisdiction';
  }
  if (row?.concernsDistrict && staff && !within) return '403 outside-jurisdiction';
  return allowed;
}

const accessAnswers = ['401', '403 role-not-allowed', '403 outside-jurisdiction', '404 case-not-found'];

/** An answer, in the terms of the table. */
export function answerIn(operation: Operation, status: number, code: unknown): string {
  const row = rows[operation.id];
  const whole = code === undefined || status === 401 ? String(status) : `${status} ${code}`;
  if (row?.answer === String(status)) return String(status);
  if (row || accessAnswers.includes(whole) || status >= 500) return whole;
  return 'allowed';
}
