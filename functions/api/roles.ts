import { type Role, roles } from '../../lib/domain/case/kernel/vocabulary.ts';

/**
 * How far a role reaches in an operation: what belongs to their sign-in alone, what is their own (or what they begin), the case of somebody whose mandate they have, what lies in
 * their jurisdiction (for staff, where the directory has them), or everything.
 */
export const reaches = ['self', 'own', 'mandate', 'jurisdiction', 'everywhere'] as const;
export type Reach = (typeof reaches)[number];

/** Who may call an operation, by how far they reach in it; `public`: anybody, without signing in. */
export type Permitted = 'public' | Readonly<Partial<Record<Reach, readonly Role[]>>>;

/** Everybody who can sign in, on what is of their sign-in. */
const everybody = roles.filter((role) => role !== 'representative');
/** The people among them: a delivery adapter is a machine. */
const everyPerson = everybody.filter((role) => role !== 'delivery-adapter');

/**
 * Who may do what: the one table of roles, operations and relations. The operations, the acts of the domain (in which phase of a
 * case, `actionMatrix`) and the test that asks every operation as everybody are checked against it, and `ROLES.md` is made
 * from it, beside the duties that keep somebody from a step (`lib/domain/case/assignment/separation.ts`). A new operation is a
 * row here; `npm run roles` names what is missing.
 */
export const roleTable: Readonly<Record<string, Permitted>> = {
  'read-service-catalogue': 'public',
  'check-eligibility': 'public',
  'look-up-status': 'public',
  'read-agency': 'public',
  'save-agency': { jurisdiction: ['supervisor', 'unit-administrator'] },
  'list-notifications': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'mark-notifications-read': { self: ['applicant', 'officer', 'supervisor'] },
  'read-account': { self: everybody },
  'read-preferences': { self: everyPerson },
  'save-preferences': { self: everyPerson },
  'reset-preferences': { self: everyPerson },
  'read-application-draft': { self: ['applicant'] },
  'save-application-draft': { self: ['applicant'] },
  'discard-application-draft': { self: ['applicant'] },
  'list-regions': 'public',
  'read-data-notice': 'public',
  'read-form': 'public',
  'read-openapi': 'public',
  'submit-application': { own: ['applicant'], jurisdiction: ['officer'] },
  'read-prefilled-application': { own: ['applicant'] },
  'provide-information': { own: ['applicant'], mandate: ['representative'], jurisdiction: ['officer'] },
  'withdraw-application': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'end-application': { jurisdiction: ['officer', 'supervisor'] },
  'register-as-job-seeker': { own: ['applicant'], jurisdiction: ['officer'] },
  'register-job-seeker': { own: ['applicant'], jurisdiction: ['officer'] },
  'end-job-seeker-registration': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'decide-application': { jurisdiction: ['officer', 'supervisor'] },
  'list-own-cases': { own: ['applicant'] },
  'read-case': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['administrator'],
  },
  'list-history': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['administrator'],
  },
  'list-services': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'list-months': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['administrator'],
  },
  'read-choices': { jurisdiction: ['officer', 'supervisor'] },
  'read-axis': { jurisdiction: ['officer', 'supervisor', 'auditor'], everywhere: ['administrator'] },
  'read-proof': { jurisdiction: ['supervisor', 'auditor'], everywhere: ['administrator'] },
  'search-cases': { jurisdiction: ['officer', 'supervisor', 'auditor'], everywhere: ['administrator'] },
  'correct-person': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'request-correction': { own: ['applicant'], mandate: ['representative'] },
  'answer-correction': { jurisdiction: ['officer', 'supervisor'] },
  'rate-service': { own: ['applicant'], mandate: ['representative'] },
  'answer-rating': { jurisdiction: ['supervisor'] },
  'list-subsidies': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'claim-subsidy': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'list-claims': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor', 'auditor'],
  },
  'withdraw-claim': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'give-claim-account': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'check-claim': { jurisdiction: ['officer', 'supervisor'] },
  'decide-claim': { jurisdiction: ['officer', 'supervisor'] },
  'object-to-claim': { jurisdiction: ['officer', 'supervisor'] },
  'answer-claim-objection': { jurisdiction: ['officer', 'supervisor'] },
  'ask-for-claim-review': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'decide-claim-review': { jurisdiction: ['supervisor'] },
  'question-claim': { jurisdiction: ['officer', 'supervisor'] },
  'drop-claim-question': { jurisdiction: ['officer', 'supervisor'] },
  'propose-claim-recovery': { jurisdiction: ['officer', 'supervisor'] },
  'decide-claim-recovery': { jurisdiction: ['supervisor'] },
  'record-claim-repayment': { jurisdiction: ['officer', 'supervisor'] },
  'list-ratings': { jurisdiction: ['supervisor', 'unit-administrator', 'auditor'] },
  'confirm-identity': { jurisdiction: ['officer', 'supervisor'] },
  'link-account': { own: ['applicant'] },
  'grant-mandate': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'revoke-mandate': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'note-certificate': { jurisdiction: ['officer', 'supervisor'] },
  'withdraw-certificate-note': { jurisdiction: ['officer', 'supervisor'] },
  'reveal-personal-data': { jurisdiction: ['officer', 'supervisor'] },
  'read-access-log': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['supervisor', 'auditor'],
  },
  'list-reveals': { jurisdiction: ['supervisor', 'auditor'] },
  'copy-record': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'restrict-processing': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'lift-restriction': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'request-deletion': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'show-data-notice': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'decide-deletion': { jurisdiction: ['supervisor'] },
  'list-retention': { jurisdiction: ['supervisor', 'auditor'] },
  'destroy-records': { jurisdiction: ['supervisor'] },
  'list-worklist': { jurisdiction: ['officer', 'supervisor'] },
  'summarize-worklist': { jurisdiction: ['officer', 'supervisor'] },
  'list-caseload': { jurisdiction: ['officer', 'supervisor'] },
  'read-task': { jurisdiction: ['officer', 'supervisor'] },
  'list-overdue': { jurisdiction: ['supervisor', 'unit-administrator', 'auditor'] },
  'list-digests': {
    jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['administrator'],
  },
  'list-contact-slots': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'book-contact': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'cancel-contact': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'record-contact': { jurisdiction: ['officer', 'supervisor'] },
  'record-profile': { jurisdiction: ['officer', 'supervisor'] },
  'make-plan': { jurisdiction: ['officer', 'supervisor'] },
  'adjust-plan': { jurisdiction: ['officer', 'supervisor'] },
  'record-service': { jurisdiction: ['officer', 'supervisor'] },
  'load-comparison-records': { everywhere: ['administrator'] },
  'list-comparison-runs': { everywhere: ['administrator'] },
  'record-comparison-snapshot': { everywhere: ['administrator'] },
  'report-change': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'handle-signal': { jurisdiction: ['officer', 'supervisor'] },
  'propose-holiday-arrangement': { everywhere: ['policy-administrator'] },
  'list-holiday-arrangements': {
    jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['policy-administrator', 'administrator'],
  },
  'list-policy-amendments': {
    jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['policy-administrator', 'administrator'],
  },
  'propose-policy-amendment': { everywhere: ['policy-administrator'] },
  'preview-rule-change': { everywhere: ['policy-administrator'] },
  'list-rule-proposals': {
    jurisdiction: ['auditor'],
    everywhere: ['policy-administrator', 'administrator'],
  },
  'confirm-rule-proposal': { everywhere: ['policy-administrator'] },
  'withdraw-rule-proposal': { everywhere: ['policy-administrator'] },
  'read-letter': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'list-notices': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'list-outbox': { jurisdiction: ['delivery-adapter', 'officer', 'supervisor'] },
  'read-notice-message': { jurisdiction: ['delivery-adapter'] },
  'report-delivery': { jurisdiction: ['delivery-adapter', 'officer', 'supervisor'] },
  'attempt-follow-up': { jurisdiction: ['officer', 'supervisor'] },
  'complete-follow-up': { jurisdiction: ['officer', 'supervisor'] },
  'read-coverage': {
    jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['administrator'],
  },
  'propose-closure': { jurisdiction: ['officer', 'supervisor'] },
  'decide-closure': { jurisdiction: ['officer', 'supervisor'] },
  'apply-for-hardship': { own: ['applicant'], mandate: ['representative'], jurisdiction: ['officer'] },
  'withdraw-hardship': { own: ['applicant'], mandate: ['representative'], jurisdiction: ['officer'] },
  'answer-hardship-candidate': { jurisdiction: ['officer', 'supervisor'] },
  'check-hardship': { jurisdiction: ['officer', 'supervisor'] },
  'publish-hardship-notice': { jurisdiction: ['officer', 'supervisor'] },
  'list-hardship-notices': 'public',
  'object-to-hardship-notice': { jurisdiction: ['officer', 'supervisor'] },
  'answer-hardship-notice-objection': { jurisdiction: ['officer', 'supervisor'] },
  'end-hardship-notice': { jurisdiction: ['officer', 'supervisor'] },
  'decide-hardship': { jurisdiction: ['supervisor'] },
  'make-assistance-plan': { jurisdiction: ['officer', 'supervisor'] },
  'exit-hardship': { jurisdiction: ['supervisor'] },
  'object-to-hardship': { own: ['applicant'], mandate: ['representative'], jurisdiction: ['officer'] },
  'decide-hardship-objection': { jurisdiction: ['supervisor'] },
  'raise-objection': { own: ['applicant'], mandate: ['representative'], jurisdiction: ['officer'] },
  'decide-objection': { jurisdiction: ['supervisor'] },
  'record-placement-check': { jurisdiction: ['officer', 'supervisor'] },
  'request-transfer': { jurisdiction: ['officer', 'supervisor'] },
  'transfer-registration': { jurisdiction: ['officer', 'supervisor'] },
  'save-officer': { jurisdiction: ['supervisor', 'unit-administrator'], everywhere: ['administrator'] },
  'list-officers': {
    jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['administrator'],
  },
  'reassign-case': { jurisdiction: ['officer', 'supervisor', 'unit-administrator'] },
  'reassign-cases': { jurisdiction: ['supervisor', 'unit-administrator'] },
  'declare-interest': { jurisdiction: ['officer', 'supervisor'] },
  'apply-for-household': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'withdraw-household': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'check-household': { jurisdiction: ['officer', 'supervisor'] },
  'decide-household': { jurisdiction: ['officer', 'supervisor'] },
  'end-household': { jurisdiction: ['officer', 'supervisor'] },
  'reopen-household': { jurisdiction: ['officer', 'supervisor'] },
  'record-public-post': { jurisdiction: ['officer', 'supervisor'] },
  'list-public-posts': {
    jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['administrator'],
  },
  'review-public-post': { jurisdiction: ['supervisor'] },
  'change-public-post': { jurisdiction: ['officer', 'supervisor'] },
  'propose-public-post': { jurisdiction: ['officer', 'supervisor'] },
  'decide-public-post': { jurisdiction: ['supervisor'] },
  'record-post-prospect': { jurisdiction: ['officer', 'supervisor'] },
  'end-public-post': { jurisdiction: ['officer', 'supervisor'] },
  'record-post-attendance': { jurisdiction: ['officer', 'supervisor'] },
  'record-registration-offer': { jurisdiction: ['officer', 'supervisor'] },
  'record-recruitment-fair': { jurisdiction: ['officer', 'supervisor'] },
  'list-recruitment-fairs': {
    jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['administrator'],
  },
  'list-kpis': {
    jurisdiction: ['supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['administrator'],
  },
  'list-kpi-cases': { jurisdiction: ['supervisor', 'unit-administrator', 'auditor'] },
  'list-executions': { everywhere: ['administrator'] },
  'read-execution': { everywhere: ['administrator'] },
  'list-execution-events': { everywhere: ['administrator'] },
  'redrive-execution': { everywhere: ['administrator'] },
  'list-redrives': { jurisdiction: ['auditor'], everywhere: ['administrator'] },
  'freeze-redrive-batch': { everywhere: ['administrator'] },
  'list-redrive-batches': { everywhere: ['administrator'] },
  'read-redrive-batch': { everywhere: ['administrator'] },
  'start-redrive-batch': { everywhere: ['administrator'] },
  'stop-redrive-batch': { everywhere: ['administrator'] },
  'read-system-health': { everywhere: ['administrator'] },
  'begin-system-check': { everywhere: ['administrator'] },
  'list-pack-findings': {
    jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['policy-administrator', 'administrator'],
  },
  'read-policy-pack': {
    jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'],
    everywhere: ['policy-administrator', 'administrator'],
  },
  'read-fair-coverage': { jurisdiction: ['officer', 'supervisor', 'unit-administrator', 'auditor'] },
  'request-referral': { own: ['applicant'], mandate: ['representative'] },
  'decline-referral-request': { jurisdiction: ['officer', 'supervisor'] },
  'propose-referral': { jurisdiction: ['officer', 'supervisor'] },
  'answer-referral': { own: ['applicant'], jurisdiction: ['officer', 'supervisor'] },
  'hand-over-referral': { jurisdiction: ['officer', 'supervisor'] },
  'export-referral': { jurisdiction: ['officer', 'supervisor'] },
  'record-referral-receipt': { jurisdiction: ['officer', 'supervisor'] },
  'record-referral-answer': { jurisdiction: ['officer', 'supervisor'] },
  'apply-for-loan': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'withdraw-loan-application': {
    own: ['applicant'],
    mandate: ['representative'],
    jurisdiction: ['officer', 'supervisor'],
  },
  'check-loan': { jurisdiction: ['officer', 'supervisor'] },
  'hand-over-loan': { jurisdiction: ['officer', 'supervisor'] },
  'export-loan': { jurisdiction: ['officer', 'supervisor'] },
  'record-loan-receipt': { jurisdiction: ['officer', 'supervisor'] },
  'record-loan-answer': { jurisdiction: ['officer', 'supervisor'] },
  'record-loan-payment': { jurisdiction: ['officer', 'supervisor'] },
  'extend-loan': { jurisdiction: ['officer', 'supervisor'] },
  'end-loan': { jurisdiction: ['officer', 'supervisor'] },
};

/** How far each role reaches in an operation. */
export const reachesIn = (permitted: Permitted): ReadonlyMap<Role, Reach> =>
  new Map(
    permitted === 'public'
      ? []
      : reaches.flatMap((reach) => (permitted[reach] ?? []).map((role) => [role, reach] as const)),
  );

/** What each role is for. */
export const rolePurposes: Readonly<Record<Role, string>> = {
  applicant: 'acts on what is their own',
  representative:
    'an applicant by their sign-in, who acts for the person of a case under a mandate that has a beginning and an end',
  officer: 'works on the cases of their districts; must be in the directory',
  supervisor:
    'decides what only a supervisor may, hears of overdue work, enters officers; must be in the directory',
  'unit-administrator':
    'keeps the directory of the unit and hands cases over; decides no case, sees no person; must be in the directory',
  'policy-administrator': 'proposes rules and confirms those that another one has proposed; sees no case',
  auditor: 'reads what has happened in a jurisdiction, with persons masked; writes nothing',
  administrator:
    'runs the system: executions and system state, no persons; loads comparison files; enters administrators of units',
  'delivery-adapter': 'sends notices: sees phone numbers, and nothing else of a case',
  finance: 'pays what was approved in a jurisdiction: sees payments, and no case',
  employer: 'acts on the claims of its unified social credit code; sees no case',
};

/** The operations that a rule of the region asks for, by the value of its pack that does: elsewhere nobody owes them. */
export const askedForBy = {
  'register-as-job-seeker': 'jobSeekerFallback',
  'record-recruitment-fair': 'recruitmentFairs',
  'read-fair-coverage': 'recruitmentFairs',
  'request-referral': 'referral',
  'decline-referral-request': 'referral',
  'propose-referral': 'referral',
  'answer-referral': 'referral',
  'hand-over-referral': 'referral',
  'export-referral': 'referral',
  'record-referral-receipt': 'referral',
  'record-referral-answer': 'referral',
} as const;
