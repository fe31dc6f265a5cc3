/** C#. */
import type { HostFixes } from './model';

export const csharp: HostFixes = {
  id: 'csharp',
  title: 'C#',
  serves: (file) => /\.cs$/i.test(file),
};
