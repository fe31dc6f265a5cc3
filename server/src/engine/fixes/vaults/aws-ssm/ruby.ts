import type { Program } from '../forms/program';

export const ruby: Program | undefined = undefined;
