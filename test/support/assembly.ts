import { inject } from 'vitest';
import type {} from './made-assembly.ts';

/** Where the tests find the app's cloud assembly, which `made-assembly.ts` has seen to. It is read only. */
export const assemblyFolder: string = inject('assemblyFolder');
