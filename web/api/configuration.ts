/** What differs between deployments. The function that serves the portal reads it from the parameters of its stack. */
export interface Configuration {
  /** The issuer of the tokens that people sign in with. */
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  /** The console of the local runtime, if there is one. */
  readonly localConsole?: string;
}

let loading: Promise<Configuration> | undefined;

/**
 * Returns the configuration of this deployment and reads it only once. @throws when it cannot be read; the next call tries
 * again
 */
export function configuration(): Promise<Configuration> {
  loading ??= fetch('/app/config.json', { cache: 'no-store', credentials: 'omit' }).then((response) => {
    if (!response.ok) throw new Error(`config.json: ${response.status}`);
    return response.json() as Promise<Configuration>;
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
