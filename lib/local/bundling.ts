/** What an app may add to the way in which it bundles functions that run in this runtime. */
export { sdkCallsPlugin } from './lambda/sdk/client-source.ts';
