import { inspect } from './inspect/inspect.ts';
import { findRunning } from './support/running.ts';

/** `npm run local`: looks into the system that `npm start` has started. */
process.exitCode = await inspect(process.argv.slice(2), {
  endpoint: () => findRunning().endpoint,
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
  width: process.stdout.columns ?? Number.POSITIVE_INFINITY,
});
