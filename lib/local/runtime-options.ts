import type { AccountIdentity } from './aws-error.ts';
import type { Durability } from './durability.ts';
import type { KeptThreads } from './lambda/kept-threads.ts';
import type { Account } from './oidc/accounts.ts';

/** The options of `startLocalRuntime`. */
export interface RuntimeOptions {
  /** The folder of a synthesized cloud assembly (`cdk.out`). */
  readonly assembly: string;
  /** The folder for all durable data; by default a temporary one that is removed at the end. */
  readonly dataFolder?: string;
  /**
   * What an acknowledged change in `dataFolder` survives: a power failure (`disk`, the default), or only the end of the process
   * (`process`), which is faster. A temporary folder always uses `process`.
   */
  readonly durability?: Durability;
  /** The account to emulate. */
  readonly identity: AccountIdentity;
  /**
   * The clock of a new data folder: milliseconds ahead of the wall clock, or an instant at which it is paused. If the folder
   * already has a clock, that one continues.
   */
  readonly clock?: { readonly offset: number } | { readonly at: number };
  /** Preferred ports. The first free port from each upwards is taken; by default any free port. */
  readonly ports?: { readonly endpoint?: number; readonly api?: number; readonly issuer?: number };
  /** Values of the templates' parameters, or a function that derives them from the addresses of the runtime. */
  readonly parameters?:
    | Readonly<Record<string, string>>
    | ((addresses: { endpoint: string; issuer: string | undefined }) => Readonly<Record<string, string>>);
  /** Adds a local OpenID provider at which these accounts can sign in. */
  readonly identityProvider?: { readonly accounts: readonly Account[]; readonly audience: string };
  /** Called with messages for the user, such as a port that is in use or a dropped delivery; by default standard error. */
  readonly report?: (message: string) => void;
  /** A folder for the compiled code of functions; by default one in the data folder, if there is a data folder. */
  readonly compileCache?: string;
  /**
   * Replaces the code of functions: given the folder of an asset, returns the folder to load instead, or undefined to load the
   * asset itself. The replacement must be built from the same sources, for instance with shared code in files beside the
   * folders: a thread loads those once, and functions that run in it share their modules.
   */
  readonly functionCode?: (asset: string) => string | undefined;
  /** Function threads that an earlier runtime of this process has left. This runtime leaves its own there. */
  readonly threads?: KeptThreads;
  /** A folder in which each run records the role grants that it used; see `readUsage`. */
  readonly usageFolder?: string;
  /** Called with each line that a function writes. */
  readonly onFunctionOutput?: (functionName: string, line: string) => void;
  /**
   * Called with each error that a function throws or ends with: the function's name, the error and its stack trace, in several
   * lines. The function's log has it as well.
   */
  readonly onFunctionError?: (text: string) => void;
  /**
   * The app's address for an execution, linked from the console. `{name}` and `{machine}` in it are replaced by those of the
   * execution.
   */
  readonly executionLink?: string;
}
