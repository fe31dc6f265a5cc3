/** .env. */
import { baseName } from '../../syntax/path';
import type { HostFixes } from './model';

export const dotenv: HostFixes = {
  id: 'dotenv',
  title: '.env',
  serves: (_file, host) => host === 'dotenv',
  byHand: ({ file, name }) => {
    const path = file.includes(' ') ? `'${file}'` : file;
    return [
      `Take the value out of ${path}; keep the line "${name.env}=" in ${baseName(file)}.example for others to see.`,
      `Stop tracking the file: git rm --cached ${path} and add it to .gitignore.`,
      `Fill ${name.env} when the program starts, for example with the vault's own command line tool or agent.`,
    ];
  },
};
