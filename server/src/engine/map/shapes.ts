/** One shape a kind of node, so that nobody has to tell them by colour. Around 0, 0. */
import type { MapNode } from './model';

export const SHAPES: Readonly<Record<MapNode['kind'], string>> = {
  identity: 'M-12,0a12,12 0 1,0 24,0a12,12 0 1,0 -24,0Z',
  user: 'M-10,-10H10V10H-10Z',
  rights: 'M0,-13L13,0L0,13L-13,0Z',
  store: 'M-10,-9V9C-10,13 10,13 10,9V-9C10,-13 -10,-13 -10,-9C-10,-5 10,-5 10,-9',
  outsider: 'M0,-13L12.5,9H-12.5Z',
};

export const RING = 'M-17,0a17,17 0 1,0 34,0a17,17 0 1,0 -34,0Z';
