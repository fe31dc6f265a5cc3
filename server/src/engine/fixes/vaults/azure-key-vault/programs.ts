import type { Programs } from '../forms/program';
import { csharp } from './csharp';
import { go } from './go';
import { java } from './java';
import { kotlin } from './kotlin';
import { javascript, typescript } from './node';
import { powershell } from './powershell';
import { python } from './python';
import { rust } from './rust';

export const programs: Programs = {
  typescript,
  javascript,
  python,
  go,
  java,
  kotlin,
  csharp,
  rust,
  powershell,
};
