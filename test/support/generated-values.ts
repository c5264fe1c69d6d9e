import fc from 'fast-check';
import { inject } from 'vitest';

/** Before each test file: seeds fast-check with the seed of the run. */
fc.configureGlobal({ seed: inject('seed') });
