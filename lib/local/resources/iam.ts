import type { JsonObject } from '../service.ts';
import { generatedName } from './names.ts';
import { arnOf, DESCRIPTION, type Parts, type ResourceType, TAGS, textOf } from './resource-type.ts';

const role: ResourceType = {
  properties: {
    AssumeRolePolicyDocument: { noted: 'who may take a role is not checked' },
    Description: DESCRIPTION,
    ManagedPolicyArns: { noted: 'policies are not enforced yet' },
    MaxSessionDuration: { noted: 'sessions do not end here' },
    Path: 'used',
    Policies: 'used',
    RoleName: 'used',
    Tags: TAGS,
  },
  deploy(resource, parts) {
    const { properties } = resource;
    const name = textOf(properties, 'RoleName') ?? generatedName(resource, 64);
    const path = textOf(properties, 'Path') ?? '/';
    const arn = arnOf(parts.identity, 'iam', `role${path}${name}`, false);
    parts.principals.nameRole(name, arn);
    for (const policy of (properties.Policies ?? []) as JsonObject[]) allow(parts, [name], policy);
    return { ref: name, attributes: { Arn: arn, RoleId: `AROA${name}` } };
  },
};

const policy: ResourceType = {
  properties: { PolicyDocument: 'used', PolicyName: 'used', Roles: 'used' },
  deploy(resource, parts) {
    allow(parts, (resource.properties.Roles ?? []) as string[], resource.properties);
    return { ref: textOf(resource.properties, 'PolicyName') ?? generatedName(resource, 128) };
  },
};

const managedPolicy: ResourceType = {
  properties: {
    Description: DESCRIPTION,
    ManagedPolicyName: 'used',
    Path: 'used',
    PolicyDocument: 'used',
    Roles: 'used',
  },
  deploy(resource, parts) {
    const { properties } = resource;
    const name = textOf(properties, 'ManagedPolicyName') ?? generatedName(resource, 128);
    allow(parts, (properties.Roles ?? []) as string[], properties);
    const arn = arnOf(parts.identity, 'iam', `policy${textOf(properties, 'Path') ?? '/'}${name}`, false);
    return { ref: arn, attributes: { PolicyArn: arn } };
  },
};

function allow(parts: Parts, roles: readonly string[], policy: JsonObject): void {
  const document = policy.PolicyDocument as { Statement?: JsonObject | JsonObject[] };
  const statements = [document.Statement ?? []].flat();
  for (const role of roles) parts.principals.allow(role, statements);
}

export const iamTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': policy,
  'AWS::IAM::Role': role,
};
