import { inject } from 'vitest';
import type {} from './made-assembly.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly assemblyFolder: string;
  }
}

/** Where the tests find the app's cloud assembly, which `made-assembly.ts` has seen to. It is read only. */
export const assemblyFolder: string = inject('assemblyFolder');
