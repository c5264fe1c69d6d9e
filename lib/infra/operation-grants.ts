import type { ApiOperation } from './open-api.ts';

/**
 * What an operation's function may do:
 * - `read-policy`: read the amendments of the policy packs, and nothing else of the table;
 * - `read-records`: read the table;
 * - `write-records`: write it as well, but never delete;
 * - `load-records`: put whole items, and read none;
 * - `open-persons`: open the personal data of a case that is there, and seal more of it;
 * - `enter-persons`: make the data key of a new case;
 * - `identify-persons`: compute the keyed hash by which a person is found.
 */
export type Capability =
  | 'read-policy'
  | 'read-records'
  | 'write-records'
  | 'load-records'
  | 'open-persons'
  | 'enter-persons'
  | 'identify-persons';

/** Every API operation with what its function may do, and nothing else. */
export const operationGrants = {
  'submit-application': ['write-records', 'enter-persons', 'identify-persons', 'open-persons'],
  'list-own-cases': ['read-records'],
  'read-case': ['read-records', 'open-persons'],
  'withdraw-application': ['write-records', 'open-persons'],
  'provide-information': ['write-records', 'open-persons'],
  'register-as-job-seeker': ['write-records', 'open-persons'],
  'list-worklist': ['read-records', 'open-persons'],
  'read-task': ['read-records', 'open-persons'],
  'decide-application': ['write-records', 'open-persons'],
  'record-contact': ['write-records', 'open-persons'],
  'load-comparison-records': ['write-records', 'identify-persons'],
  'load-holiday-arrangement': ['load-records'],
  'read-service-catalogue': ['read-policy'],
  'list-regions': ['read-policy'],
  'read-openapi': [],
  'list-notices': ['read-records', 'open-persons'],
  'list-outbox': ['read-records'],
  'read-notice-message': ['read-records', 'open-persons'],
  'report-delivery': ['write-records'],
  'attempt-follow-up': ['write-records', 'open-persons'],
  'complete-follow-up': ['write-records', 'open-persons'],
  'read-coverage': ['read-records'],
  'list-overdue': ['read-records'],
  'list-digests': ['read-records'],
  'report-change': ['write-records', 'open-persons'],
  'handle-signal': ['write-records', 'open-persons'],
  'propose-closure': ['write-records', 'open-persons'],
  'decide-closure': ['write-records', 'open-persons'],
  'raise-objection': ['write-records', 'open-persons'],
  'decide-objection': ['write-records', 'open-persons'],
  'record-placement-check': ['write-records', 'open-persons'],
  'transfer-registration': ['write-records', 'enter-persons', 'open-persons'],
  'load-policy-amendment': ['write-records'],
  'list-policy-amendments': ['read-policy'],
  'preview-rule-change': ['read-records'],
  'record-profile': ['write-records', 'open-persons'],
  'make-plan': ['write-records', 'open-persons'],
  'adjust-plan': ['write-records', 'open-persons'],
  'record-service': ['write-records', 'open-persons'],
  'save-officer': ['write-records'],
  'list-officers': ['read-records'],
  'reassign-case': ['write-records', 'open-persons'],
  'reassign-cases': ['write-records'],
  'record-recruitment-fair': ['write-records'],
  'list-recruitment-fairs': ['read-records'],
} as const satisfies Readonly<Record<string, readonly Capability[]>>;

export type OperationGrants = Readonly<Record<string, readonly Capability[]>>;

/**
 * @throws Error naming the operations of the API that have no row, and the rows whose operation is gone:
 * neither a function without a considered grant nor a grant without a function is deployed.
 */
export function checkGrants(operations: readonly ApiOperation[], grants: OperationGrants): void {
  const ids = operations.map(({ id }) => id);
  const ungranted = ids.filter((id) => !Object.hasOwn(grants, id));
  const left = Object.keys(grants).filter((id) => !ids.includes(id));
  const complaints = [
    ...(ungranted.length > 0 ? [`no row for the operations ${ungranted.join(', ')}`] : []),
    ...(left.length > 0 ? [`rows without an operation: ${left.join(', ')}`] : []),
  ];
  if (complaints.length > 0) {
    throw new Error(
      `lib/infra/operation-grants.ts does not fit functions/api/openapi.json: ${complaints.join('; ')}`,
    );
  }
}
