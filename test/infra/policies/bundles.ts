import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Bundles } from '../../../lib/infra/bundle.ts';

/** Bytes. A cold start reads and compiles all of it (PLATFORM 4.3). */
const budget = 800 * 1024;

export function bundlePolicies(bundles: Bundles): void {
  describe("the project's bundles", () => {
    test('stay within the budget', () => {
      const over = [...bundles.functions].filter(([, { bytes }]) => bytes > budget);
      expect(over.map(([name, { bytes }]) => `${name}: ${bytes}`)).toEqual([]);
    });

    test('have one language of zod: it is imported as a namespace everywhere', () => {
      const locales = new Set(
        Object.values(bundles.metafile.outputs).flatMap(({ inputs }) =>
          Object.entries(inputs)
            .filter(([file, { bytesInOutput }]) => /zod\/v4\/locales\//.test(file) && bytesInOutput > 0)
            .map(([file]) => file.replace(/^.*\//, '')),
        ),
      );
      expect([...locales]).toEqual(['en.js']);
    });

    test('have ES modules of the SDK, of which only what is used is kept', () => {
      const inputs = Object.keys(bundles.metafile.inputs);
      expect(inputs.filter((file) => /@(aws-sdk|smithy)\/.*\/dist-cjs\//.test(file))).toEqual([]);
    });

    test('have source maps without the sources', () => {
      const [first] = bundles.functions.values();
      const map = JSON.parse(readFileSync(join(first?.folder ?? '', 'index.mjs.map'), 'utf8'));
      expect(map.sourcesContent).toBeUndefined();
      expect(map.sources.length).toBeGreaterThan(0);
    });
  });
}
