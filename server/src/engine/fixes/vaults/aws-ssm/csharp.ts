import type { Program } from '../forms/program';

export const csharp: Program | undefined = undefined;
