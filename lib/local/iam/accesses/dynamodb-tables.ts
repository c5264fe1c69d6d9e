import type { Access, Resources } from '../access.ts';

/**
 * Returns the permissions to decrypt tables. A table encrypted with a key of the account needs the caller's own permission for
 * the key.
 */
export function encryption(names: readonly string[], resources: Resources): Access[] {
  const keys = new Set(names.map((name) => resources.table(name)?.keyArn));
  keys.delete(undefined);
  return [...keys].map((key) => ({
    action: 'kms:Decrypt',
    resource: key as string,
    context: (name) => (name === 'kms:viaservice' ? resources.host('dynamodb') : undefined),
  }));
}

/** Returns the ARN and the name of a table that is given by either. */
export function table(reference: string, resources: Resources): { arn: string; name: string } {
  if (reference.startsWith('arn:')) {
    const name = reference.slice(reference.indexOf(':table/') + ':table/'.length);
    return { arn: reference, name };
  }
  return { arn: resources.arn('dynamodb', `table/${reference}`), name: reference };
}
