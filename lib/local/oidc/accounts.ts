/** Somebody who can sign in. `claims` go into tokens as they are. */
export interface Account {
  /** Becomes the claim `sub`. */
  readonly id: string;
  /** For people, on the sign-in page and as the claim `name`. */
  readonly name: string;
  readonly claims: Readonly<Record<string, string | readonly string[]>>;
}

/** Set by the provider itself: an account may not bring these. */
const RESERVED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'client_id', 'scope', 'azp'];

/** @throws Error naming the account that is there twice or brings a reserved claim. */
export function indexAccounts(accounts: readonly Account[]): Map<string, Account> {
  const byId = new Map<string, Account>();
  for (const account of accounts) {
    if (account.id === '' || byId.has(account.id)) {
      throw new Error(`The account id "${account.id}" is empty or there twice.`);
    }
    const reserved = RESERVED.find((name) => Object.hasOwn(account.claims, name));
    if (reserved) throw new Error(`The account "${account.id}" may not bring the claim "${reserved}".`);
    byId.set(account.id, account);
  }
  return byId;
}
