import type { AccountIdentity } from './aws-error.ts';
import type { Durability } from './durability.ts';
import type { KeptThreads } from './lambda/kept-threads.ts';
import type { Account } from './oidc/accounts.ts';

/** What `startLocalRuntime` is told. */
export interface RuntimeOptions {
  /** The folder of a synthesized cloud assembly (`cdk.out`). */
  readonly assembly: string;
  /** The folder for all durable data; a temporary one, removed at the end, unless given. */
  readonly dataFolder?: string;
  /**
   * What an acknowledged change in `dataFolder` survives: a power failure (`disk`, unless given), or only the end of the
   * process (`process`), which is faster. A temporary folder does without the first.
   */
  readonly durability?: Durability;
  /** The account to emulate. */
  readonly identity: AccountIdentity;
  /**
   * The clock of a new data folder: milliseconds ahead of the wall clock, or an instant at which it is paused. In a
   * folder that has a clock, that clock continues.
   */
  readonly clock?: { readonly offset: number } | { readonly at: number };
  /** Preferred ports; the first free one after each is taken. Any free one unless given. */
  readonly ports?: { readonly endpoint?: number; readonly api?: number; readonly issuer?: number };
  /** Values of the templates' parameters, or a function that makes them from the addresses of the runtime. */
  readonly parameters?:
    | Readonly<Record<string, string>>
    | ((addresses: { endpoint: string; issuer: string | undefined }) => Readonly<Record<string, string>>);
  /** Adds a local OpenID provider, where these accounts can sign in. */
  readonly identityProvider?: { readonly accounts: readonly Account[]; readonly audience: string };
  /**
   * Called with messages for the user, such as a port that is in use or a delivery that was dropped; standard error
   * unless given.
   */
  readonly report?: (message: string) => void;
  /** A folder for the compiled code of functions; in the data folder, if there is one, unless given. */
  readonly compileCache?: string;
  /**
   * Where the code of a function is taken from instead of its asset: given the folder of the asset, the folder to load, or
   * undefined for the asset itself. It is to be made of the same sources, for instance with what functions have in common in
   * files beside their folders: a thread loads those once, and functions that run in it share their modules.
   */
  readonly functionCode?: (asset: string) => string | undefined;
  /** Threads of functions that an earlier runtime of this process has left; this one leaves its own there. */
  readonly threads?: KeptThreads;
  /** A folder in which each run records the grants of roles that it has used; see `readUsage`. */
  readonly usageFolder?: string;
  /** Called with each line that a function writes. */
  readonly onFunctionOutput?: (functionName: string, line: string) => void;
  /**
   * Called with each error that a function throws, or ends with: its name, the error and where it was thrown, in
   * several lines. It is in the function's log as well.
   */
  readonly onFunctionError?: (text: string) => void;
  /**
   * Where the app shows an execution, for a link in the console: an address in which `{name}` and `{machine}` stand for
   * those of the execution.
   */
  readonly executionLink?: string;
}
