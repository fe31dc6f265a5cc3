/** Where declarations say how long something lives and whether anybody replaces it, as a table that one reader reads. */
import type { LifecycleFact, LifecycleTopic } from '../../model';
import type { CloudResource } from '../resource';
import type { Unit } from './times';

/** One argument, and what its value counts. */
export interface Place {
  readonly types: readonly string[];
  /** From the resource's mapping on; nested blocks of Terraform count as mappings. None: there is nothing to write. */
  readonly path: readonly string[];
  readonly as: Unit;
  /** Another argument that says the same: the first that is written counts. */
  readonly also?: readonly Pick<Place, 'path' | 'as'>[];
  /** Of a switch: the argument that says how often, in days. */
  readonly period?: readonly string[];
}

/** One statement of one or several types of resources, by the words of each notation. */
export interface Keeping {
  readonly about: LifecycleTopic;
  readonly places: readonly Place[];
  /** What is true where nothing is written; `none`: nothing is said then. */
  readonly otherwise: LifecycleFact['state'] | 'none';
  /** How many days a default, or a switch that is on, comes to. */
  readonly days?: number;
  /** What else of the resource decides; `none` where it has no such thing. */
  readonly unless?: (resource: CloudResource, written: boolean) => LifecycleFact['state'] | 'none' | undefined;
  /** What takes effect, in words. */
  readonly detail?: string;
  /** Arguments that name the identity whose credential it is. */
  readonly holders?: readonly string[];
}
