import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { bundleFunctions, synthesizeParcels } from '../fixtures/parcels/app.ts';
import { folderForFile } from './cleanup.ts';

/** A Tuesday. */
export const START = Date.UTC(2030, 0, 1);
export const DAY = 86_400_000;
export const identity = { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' };
export const root = { arn: 'arn:aws-cn:iam::000000000000:root' };

/** The parcel service, bundled and synthesized before the tests of a file, and gone after them. */
export function parcelsForFile(): { readonly bundles: string; readonly assembly: string } {
  const folder = folderForFile();
  const made = { bundles: join(folder, 'bundles'), assembly: join(folder, 'cdk.out') };
  beforeAll(async () => {
    await bundleFunctions(made.bundles);
    synthesizeParcels(made.bundles, made.assembly);
  });
  return made;
}
