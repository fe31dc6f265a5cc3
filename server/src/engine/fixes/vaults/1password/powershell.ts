import type { Program } from '../forms/program';

export const powershell: Program | undefined = undefined;
