import { type Permitted, type Reach, reachesIn } from '../../functions/api/roles.ts';
import { type Operation, writes } from '../../functions/common/http/operation.ts';
import { isForPerson, isStaff, type Role } from '../../lib/domain/case/kernel/vocabulary.ts';

type Described = Pick<Operation, 'id' | 'access' | 'path' | 'method' | 'safe'>;
type Acts = Readonly<Record<string, { readonly roles: Readonly<Partial<Record<string, readonly Role[]>>> }>>;

/** Roles that change nothing except their own sign-in's data. A row that lets them do more is a mistake, not a decision. */
const readsOnly: readonly Role[] = ['auditor'];
/** Roles that see no case. No case is ever within their reach. */
const withoutCases: readonly Role[] = ['policy-administrator', 'finance', 'employer'];

/** The widest reach that a role can have. */
function possibleReach(role: Role): Reach {
  if (role === 'representative') return 'mandate';
  if (isForPerson(role) || role === 'employer') return 'own';
  return isStaff(role) || ['auditor', 'delivery-adapter', 'finance'].includes(role)
    ? 'jurisdiction'
    : 'everywhere';
}

/**
 * Describes every mismatch between the table of roles, the operations and the acts of the domain: an operation without a
 * row, a row without an operation, an operation or act that allows other roles than its row, a role with a wider reach than
 * it can have, and a role that only reads but would write.
 */
export function roleFaults(
  table: Readonly<Record<string, Permitted>>,
  operations: readonly Described[],
  acts: Acts,
): string[] {
  const known = new Map(operations.map((operation) => [operation.id, operation]));
  return [
    ...Object.keys(table)
      .filter((id) => !known.has(id))
      .map((id) => `${id} has a row, and is no operation`),
    ...operations.flatMap((operation) => {
      const { id } = operation;
      const permitted = table[id];
      if (!permitted) return [`${id} has no row that says who may call it and how far they reach`];
      return [
        ...accessFaults(operation, permitted),
        ...reachFaults(operation, permitted),
        ...actFaults(operation, permitted, acts),
      ];
    }),
  ];
}

const rolesIn = (permitted: Permitted): readonly Role[] => [...reachesIn(permitted).keys()];
const same = (some: readonly Role[], others: readonly Role[]): boolean =>
  [...new Set(some)].toSorted().join() === [...new Set(others)].toSorted().join();

function accessFaults({ id, access }: Described, permitted: Permitted): string[] {
  if (access === 'public' || permitted === 'public')
    return access === permitted ? [] : [`${id} is public in one place and not in the other`];
  return same(access, rolesIn(permitted))
    ? []
    : [
        `${id} is for ${rolesIn(permitted).join(', ')} by its row, and for ${access.join(', ')} by its operation`,
      ];
}

/** Operations that only read but use a body, to keep search terms out of addresses. */
const asks: ReadonlySet<string> = new Set(['search-cases']);

function reachFaults(operation: Described, permitted: Permitted): string[] {
  const { id, path } = operation;
  return [...reachesIn(permitted)].flatMap(([role, reach]) => [
    ...(reach === 'self' || reach === possibleReach(role) ? [] : [`${id}: ${role} cannot reach ${reach}`]),
    ...(writes(operation) && !asks.has(id) && reach !== 'self' && readsOnly.includes(role)
      ? [`${id}: ${role} writes nothing`]
      : []),
    ...(path.includes('{caseId}') && withoutCases.includes(role) ? [`${id}: ${role} sees no case`] : []),
    ...(path.includes('{caseId}') && role === 'administrator' && writes(operation)
      ? [`${id}: administrator changes no case`]
      : []),
  ]);
}

function actFaults({ id }: Described, permitted: Permitted, acts: Acts): string[] {
  const act = acts[id];
  if (!act) return [];
  const allowed = Object.values(act.roles).flatMap((roles) => roles ?? []);
  return same(allowed, rolesIn(permitted))
    ? []
    : [
        `${id} is an act of ${[...new Set(allowed)].join(', ')} in the domain, and of ${rolesIn(permitted).join(', ')} by its row`,
      ];
}
