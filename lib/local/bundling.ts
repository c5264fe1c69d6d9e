/** An esbuild plugin that an app can use to bundle functions for this runtime. */
export { sdkCallsPlugin } from './lambda/sdk/client-source.ts';
