import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { mayHaveClient, withSdkCalls } from './client-source.ts';

/** Makes the SDK that functions load from packages, as from Lambda's runtime, use `SdkCalls`. */
export function hookSdk(): void {
  registerHooks({
    load: (address, context, nextLoad) => {
      const loaded = nextLoad(address, context);
      if (!address.startsWith('file:') || !loaded.source) return loaded;
      if (!mayHaveClient(fileURLToPath(address))) return loaded;
      const source = withSdkCalls(loaded.source.toString());
      return source === undefined ? loaded : { ...loaded, source };
    },
  });
}
