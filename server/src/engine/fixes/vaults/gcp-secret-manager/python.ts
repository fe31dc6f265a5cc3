import type { Program } from '../forms/program';

export const python: Program | undefined = undefined;
