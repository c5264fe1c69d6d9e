import type { JsonObject, JsonValue } from '../service.ts';
import type { Template } from './read.ts';

/**
 * Returns the logical ids of a template's resources. Each comes after those that it refers to or depends on; otherwise they
 * keep the order of the template.
 * @throws Error that names the resources that depend on each other in a circle
 */
export function creationOrder(template: Template): string[] {
  const ordered: string[] = [];
  const state = new Map<string, 'entered' | 'done'>();
  const visit = (logicalId: string, trail: string[]): void => {
    if (state.get(logicalId) === 'done') return;
    if (state.get(logicalId) === 'entered') {
      const circle = [...trail.slice(trail.indexOf(logicalId)), logicalId];
      throw new Error(`the resources depend on each other in a circle: ${circle.join(' -> ')}`);
    }
    state.set(logicalId, 'entered');
    for (const other of dependencies(template, logicalId)) visit(other, [...trail, logicalId]);
    state.set(logicalId, 'done');
    ordered.push(logicalId);
  };
  for (const logicalId of Object.keys(template.Resources)) visit(logicalId, []);
  return ordered;
}

function dependencies(template: Template, logicalId: string): Set<string> {
  const resource = template.Resources[logicalId];
  const found = new Set<string>();
  const add = (name: string): void => {
    if (Object.hasOwn(template.Resources, name)) found.add(name);
  };
  for (const name of [resource?.DependsOn ?? []].flat()) add(name);
  collectReferences(resource?.Properties ?? {}, add);
  return found;
}

/** Calls `add` with every name that a value refers to (resources, but also parameters and `AWS::...`). */
function collectReferences(value: JsonValue, add: (name: string) => void): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value) collectReferences(item, add);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    if (key === 'Ref' && typeof item === 'string') add(item);
    else if (key === 'Fn::GetAtt') add(String(Array.isArray(item) ? item[0] : item).split('.')[0] as string);
    else if (key === 'Fn::Sub') collectSubstitutions(item, add);
    else collectReferences(item, add);
  }
}

function collectSubstitutions(argument: JsonValue, add: (name: string) => void): void {
  const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}];
  for (const match of String(pattern).matchAll(/\$\{([^!}][^}]*)\}/g)) {
    const name = (match[1] as string).trim();
    if (!Object.hasOwn((variables ?? {}) as JsonObject, name)) add(name.split('.')[0] as string);
  }
  collectReferences(variables ?? {}, add);
}
