import fc from 'fast-check';
import { inject } from 'vitest';

/** Before each test file: what fast-check generates comes from the seed of the run. */
fc.configureGlobal({ seed: inject('seed') });
