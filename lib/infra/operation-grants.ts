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
  | 'decrypt-personal-data'
  | 'create-data-key'
  | 'hash-identity';

/** Every API operation with what its function may do, and nothing else. */
export const operationGrants = {
  'submit-application': ['write-records', 'create-data-key', 'hash-identity', 'decrypt-personal-data'],
  'list-own-cases': ['read-records'],
  'read-case': ['read-records', 'decrypt-personal-data'],
  'withdraw-application': ['write-records', 'decrypt-personal-data'],
  'provide-information': ['write-records', 'decrypt-personal-data'],
  'register-as-job-seeker': ['write-records', 'decrypt-personal-data'],
  'list-worklist': ['read-records', 'decrypt-personal-data'],
  'read-task': ['read-records', 'decrypt-personal-data'],
  'decide-application': ['write-records', 'decrypt-personal-data'],
  'record-contact': ['write-records', 'decrypt-personal-data'],
  'load-comparison-records': ['write-records', 'hash-identity'],
  'load-holiday-arrangement': ['load-records'],
  'read-service-catalogue': ['read-policy'],
  'list-regions': ['read-policy'],
  'read-openapi': [],
  'list-notices': ['read-records', 'decrypt-personal-data'],
  'list-outbox': ['read-records'],
  'read-notice-message': ['read-records', 'decrypt-personal-data'],
  'report-delivery': ['write-records'],
  'attempt-follow-up': ['write-records', 'decrypt-personal-data'],
  'complete-follow-up': ['write-records', 'decrypt-personal-data'],
  'read-coverage': ['read-records'],
  'list-overdue': ['read-records'],
  'list-digests': ['read-records'],
  'report-change': ['write-records', 'decrypt-personal-data'],
  'handle-signal': ['write-records', 'decrypt-personal-data'],
  'propose-closure': ['write-records', 'decrypt-personal-data'],
  'decide-closure': ['write-records', 'decrypt-personal-data'],
  'raise-objection': ['write-records', 'decrypt-personal-data'],
  'decide-objection': ['write-records', 'decrypt-personal-data'],
  'record-placement-check': ['write-records', 'decrypt-personal-data'],
  'transfer-registration': ['write-records', 'create-data-key', 'decrypt-personal-data'],
  'load-policy-amendment': ['write-records'],
  'list-policy-amendments': ['read-policy'],
  'preview-rule-change': ['read-records'],
  'record-profile': ['write-records', 'decrypt-personal-data'],
  'make-plan': ['write-records', 'decrypt-personal-data'],
  'adjust-plan': ['write-records', 'decrypt-personal-data'],
  'record-service': ['write-records', 'decrypt-personal-data'],
  'save-officer': ['write-records'],
  'list-officers': ['read-records'],
  'reassign-case': ['write-records', 'decrypt-personal-data'],
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
