import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../bin/support/project-assembly.ts';
import type { Bundles } from '../../../lib/infra/bundle.ts';

/** In bytes. A cold start reads and compiles the whole bundle (PLATFORM 4.3); one of a set of grants holds many operations. */
const budget = 1350 * 1024;
/** Of documents that operations answer as they are; they are data, of which nothing is compiled. */
const documents = /^functions\/api\/(openapi|forms)\.json$/;
const documentBudget = 2300 * 1024;
/** Of a function that answers one operation, with what that alone needs: letters are drawn and their font is read by it. */
const ownBudgets: Readonly<Record<string, number>> = { 'api/read-letter': 1950 * 1024 };

export function bundlePolicies(bundles: Bundles): void {
  describe('The bundles of the project', () => {
    test('stay within the size budget', () => {
      const over = [...bundles.functions].flatMap(([name, { folder, bytes }]) => {
        const inputs = bundles.metafile.outputs[relative(root, join(folder, 'index.mjs'))]?.inputs ?? {};
        const ofDocuments = Object.entries(inputs)
          .filter(([file]) => documents.test(file))
          .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
        return bytes - ofDocuments > (ownBudgets[name] ?? budget) || ofDocuments > documentBudget
          ? [`${name}: ${bytes}`]
          : [];
      });
      expect(over).toEqual([]);
    });

    test('have nothing that describes schemas as JSON Schema, which the bundler leaves out of zod', () => {
      const describing = Object.values(bundles.metafile.outputs).flatMap(({ inputs }) =>
        Object.keys(inputs).filter((input) =>
          /^functions\/api\/(form-fields|forms|openapi)\.ts$/.test(input),
        ),
      );
      expect(describing).toEqual([]);
    });

    test('draw letters, and carry their font, in the function for that alone', () => {
      const drawing = Object.entries(bundles.metafile.outputs).flatMap(([file, { inputs }]) =>
        Object.keys(inputs).some((input) => /\/(pdfkit|fontkit)\//.test(input)) && file.endsWith('.mjs')
          ? [file.replace(/^.*\/(.+)\/index\.mjs$/, '$1')]
          : [],
      );
      expect(drawing).toEqual(['api-read-letter']);
      const { folder = '' } = bundles.functions.get('api/read-letter') ?? {};
      expect(readdirSync(folder)).toEqual(expect.arrayContaining(['letter.ttf', 'letter-font-licence.txt']));
    });

    test('contain only one language of zod, which is always imported as a namespace', () => {
      const locales = new Set(
        Object.values(bundles.metafile.outputs).flatMap(({ inputs }) =>
          Object.entries(inputs)
            .filter(([file, { bytesInOutput }]) => /zod\/v4\/locales\//.test(file) && bytesInOutput > 0)
            .map(([file]) => file.replace(/^.*\//, '')),
        ),
      );
      expect([...locales]).toEqual(['en.js']);
    });

    test('contain the ES modules of the SDK, so that unused parts are removed', () => {
      const inputs = Object.keys(bundles.metafile.inputs);
      expect(inputs.filter((file) => /@(aws-sdk|smithy)\/.*\/dist-cjs\//.test(file))).toEqual([]);
    });

    test('read credentials from the environment, where Lambda puts those of the role, and nowhere else', () => {
      const providers = Object.values(bundles.metafile.outputs).flatMap(({ inputs }) =>
        Object.keys(inputs).flatMap((file) => /\/(credential-provider-[a-z]+)\//.exec(file)?.[1] ?? []),
      );
      expect([...new Set(providers)]).toEqual(['credential-provider-env']);
    });

    test('have source maps without the sources', () => {
      const [first] = bundles.functions.values();
      const map = JSON.parse(readFileSync(join(first?.folder ?? '', 'index.mjs.map'), 'utf8'));
      expect(map.sourcesContent).toBeUndefined();
      expect(map.sources.length).toBeGreaterThan(0);
    });
  });
}
