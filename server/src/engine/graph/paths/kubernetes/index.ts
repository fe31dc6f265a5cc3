/** The ways between identities of a cluster. */
import type { IdentityGraph } from '../../model';
import type { Found } from '../found';

/** Adds them all. */
export function addKubernetes(_graph: IdentityGraph, _found: Found): void {}
