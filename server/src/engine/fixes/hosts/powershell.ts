/** PowerShell. */
import type { HostFixes } from './model';

export const powershell: HostFixes = {
  id: 'powershell',
  title: 'PowerShell',
  serves: (file) => /\.(?:ps1|psm1|psd1)$/i.test(file),
};
