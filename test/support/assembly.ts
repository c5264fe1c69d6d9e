import { inject } from 'vitest';
import type {} from './made-assembly.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly assemblyFolder: string;
  }
}

/** The folder of the app's cloud assembly, made by `made-assembly.ts`. Read only. */
export const assemblyFolder: string = inject('assemblyFolder');
