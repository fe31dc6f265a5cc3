import type { Program } from '../forms/program';

export const typescript: Program | undefined = undefined;
export const javascript: Program | undefined = undefined;
