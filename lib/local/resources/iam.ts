import type { JsonObject } from '../service.ts';
import { generatedName } from './names.ts';
import { arnOf, DESCRIPTION, type Parts, type ResourceType, textOf } from './resource-type.ts';

const role: ResourceType = {
  properties: {
    AssumeRolePolicyDocument: 'used',
    Description: DESCRIPTION,
    ManagedPolicyArns: 'used',
    MaxSessionDuration: { noEffect: 'sessions do not end here' },
    Path: 'used',
    PermissionsBoundary: 'used',
    Policies: 'used',
    RoleName: 'used',
    Tags: 'used',
  },
  deploy(resource, parts) {
    const { properties } = resource;
    const name = textOf(properties, 'RoleName') ?? generatedName(resource, 64);
    const path = textOf(properties, 'Path') ?? '/';
    const arn = arnOf(parts.identity, 'iam', `role${path}${name}`, false);
    const boundary = textOf(properties, 'PermissionsBoundary');
    const tags = (properties.Tags ?? []) as { Key: string; Value: string }[];
    const { policies } = parts.access;
    policies.putRole({
      name,
      arn,
      trust: properties.AssumeRolePolicyDocument,
      tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])),
      ...(boundary !== undefined && { boundary }),
    });
    for (const policy of (properties.Policies ?? []) as JsonObject[]) {
      addRolePolicy(parts, [name], textOf(policy, 'PolicyName') ?? 'inline', policy);
    }
    for (const managed of (properties.ManagedPolicyArns ?? []) as string[]) {
      policies.attachManaged(name, managed);
    }
    return { ref: name, attributes: { Arn: arn, RoleId: `AROA${name}` }, only: `the role ${name}` };
  },
};

const policy: ResourceType = {
  properties: { PolicyDocument: 'used', PolicyName: 'used', Roles: 'used' },
  deploy(resource, parts) {
    const name = textOf(resource.properties, 'PolicyName') ?? generatedName(resource, 128);
    addRolePolicy(parts, (resource.properties.Roles ?? []) as string[], name, resource.properties);
    return { ref: name, attributes: { Id: name } };
  },
};

const rolePolicy: ResourceType = {
  properties: { PolicyDocument: 'used', PolicyName: 'used', RoleName: 'used' },
  deploy({ properties }, parts) {
    const name = textOf(properties, 'PolicyName') ?? '';
    addRolePolicy(parts, [textOf(properties, 'RoleName') ?? ''], name, properties);
    return { ref: name };
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
    addRolePolicy(parts, (properties.Roles ?? []) as string[], name, properties);
    const arn = arnOf(parts.identity, 'iam', `policy${textOf(properties, 'Path') ?? '/'}${name}`, false);
    parts.access.policies.putManagedPolicy(arn, name, properties.PolicyDocument);
    return {
      ref: arn,
      attributes: {
        DefaultVersionId: 'v1',
        IsAttachable: true,
        PolicyArn: arn,
        PolicyId: `ANPA${name}`,
      },
    };
  },
};

function addRolePolicy(parts: Parts, roles: readonly string[], name: string, policy: JsonObject): void {
  for (const role of roles) parts.access.policies.attach(role, name, policy.PolicyDocument);
}

export const iamTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': policy,
  'AWS::IAM::Role': role,
  'AWS::IAM::RolePolicy': rolePolicy,
};
