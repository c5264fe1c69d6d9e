import type { Access, Resources } from '../access.ts';

/** A table that is encrypted with a key of the account is opened with the permissions of the caller. */
export function encryption(names: readonly string[], resources: Resources): Access[] {
  const keys = new Set(names.map((name) => resources.table(name)?.keyArn));
  keys.delete(undefined);
  return [...keys].map((key) => ({
    action: 'kms:Decrypt',
    resource: key as string,
    context: (name) => (name === 'kms:viaservice' ? resources.host('dynamodb') : undefined),
  }));
}

/** A table by its name or its ARN. */
export function table(reference: string, resources: Resources): { arn: string; name: string } {
  if (reference.startsWith('arn:')) {
    const name = reference.slice(reference.indexOf(':table/') + ':table/'.length);
    return { arn: reference, name };
  }
  return { arn: resources.arn('dynamodb', `table/${reference}`), name: reference };
}
