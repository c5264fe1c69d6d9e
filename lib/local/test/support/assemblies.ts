import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../service.ts';

/**
 * Writes a cloud assembly by hand: stacks in the given order, each depending on those before it.
 * @param files the file assets of all stacks, as in an asset manifest
 */
export function writeAssembly(
  folder: string,
  stacks: Readonly<Record<string, JsonObject>>,
  files: JsonObject = {},
): string {
  mkdirSync(folder, { recursive: true });
  const artifacts: JsonObject = {};
  const before: string[] = [];
  if (Object.keys(files).length > 0) {
    writeFileSync(join(folder, 'assets.json'), JSON.stringify({ version: '55.0.0', files }));
    artifacts.Assets = { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } };
    before.push('Assets');
  }
  for (const [name, template] of Object.entries(stacks)) {
    writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template));
    const metadata: JsonObject = {};
    for (const logicalId of Object.keys((template.Resources ?? {}) as JsonObject)) {
      metadata[`/${name}/Group/${logicalId}`] = [{ type: 'aws:cdk:logicalId', data: logicalId }];
    }
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      properties: { templateFile: `${name}.template.json` },
      dependencies: [...before],
      metadata,
    };
    before.push(name);
  }
  // The last stack comes first: the order must follow from the dependencies and not from the file.
  const reversed = Object.fromEntries(Object.entries(artifacts).reverse());
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts: reversed }));
  return folder;
}
