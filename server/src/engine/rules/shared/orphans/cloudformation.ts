/** Roles, users, groups and policies of a template that nothing of it names, or nothing but what gives them rights. */
import type { NamedFact } from '../../../facts/model';
import { allOf } from '../../../graph/having';
import type { IdentityGraph } from '../../../graph/model';
import { type Expectation, isForResources, isTouched, type Orphan } from './orphan';

const TYPES: Readonly<Record<string, Expectation>> = {
  'AWS::IAM::Role': {
    lacks: 'nothing of its template runs as it, and no output gives it out',
    givers: ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'],
    trust: true,
  },
  'AWS::IAM::User': { lacks: 'nothing of its template gives it a key, a group or a right', givers: [] },
  'AWS::IAM::Group': {
    lacks: 'nothing of its template puts a user into it',
    givers: ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::GroupPolicy'],
  },
  'AWS::IAM::ManagedPolicy': { lacks: 'nothing of its template attaches it', givers: [] },
};

export function orphansInTemplates(graph: IdentityGraph): Orphan[] {
  return allOf(graph, 'named').flatMap((fact) => {
    const expectation = TYPES[fact.type];
    return expectation && isOrphan(graph, fact, expectation) ? [orphanOf(fact, expectation)] : [];
  });
}

function isOrphan(graph: IdentityGraph, { key, by, placed, type }: NamedFact, { givers, trust }: Expectation): boolean {
  if (placed || by.some((one) => !givers.includes(one))) return false;
  const identity = graph.byAlias.get(key);
  // A policy is no identity; of the others the graph knows every one.
  if (!identity) return type === 'AWS::IAM::ManagedPolicy' && !graph.attachments.some(({ policy }) => policy === key);
  return !isTouched(identity) && (!trust || isForResources(identity));
}

function orphanOf({ span, type, name, key, by }: NamedFact, { lacks }: Expectation): Orphan {
  return { span, label: `${type} ${name}`, lacks, key, alone: by.length === 0 };
}
