import type { Programs } from '../forms/program';
import { go } from './go';
import { javascript, typescript } from './node';
import { powershell } from './powershell';
import { python } from './python';

export const programs: Programs = {
  typescript,
  javascript,
  python,
  go,
  powershell,
};
