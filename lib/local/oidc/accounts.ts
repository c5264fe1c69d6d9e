/** A person who can sign in. The `claims` are added to their tokens. */
export interface Account {
  /** Becomes the claim `sub`. */
  readonly id: string;
  /** Shown on the sign-in page, and the claim `name`. */
  readonly name: string;
  readonly claims: Readonly<Record<string, string | readonly string[]>>;
}

/** Claims that the provider sets, and that accounts must not have. */
const RESERVED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'client_id', 'scope', 'azp'];

/** @throws Error naming an account that occurs twice or has a reserved claim */
export function indexAccounts(accounts: readonly Account[]): Map<string, Account> {
  const byId = new Map<string, Account>();
  for (const account of accounts) {
    if (account.id === '' || byId.has(account.id)) {
      throw new Error(`The account id "${account.id}" is empty or occurs twice.`);
    }
    const reserved = RESERVED.find((name) => Object.hasOwn(account.claims, name));
    if (reserved) throw new Error(`The account "${account.id}" must not have the claim "${reserved}".`);
    byId.set(account.id, account);
  }
  return byId;
}
