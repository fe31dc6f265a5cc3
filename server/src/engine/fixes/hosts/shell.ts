/** Shell scripts: inside double quotes a variable of the environment takes the place of a header's credential. */
import { before } from '../text';
import { configuration } from './configuration';
import type { HostFixes, Place } from './model';

export const shell: HostFixes = {
  id: 'shell',
  title: 'Shell',
  serves: (file, host) => host === 'shell' && !/\.(?:ps1|psm1|psd1|bat|cmd)$/i.test(file),
  reference(place, vault) {
    const { file, text, credential, name } = place;
    if (credential.slot.kind !== 'header' || !/\.(?:sh|bash|zsh|ksh)$/.test(file)) return configuration.reference?.(place, vault);
    const { start, end } = credential.span;
    if (!vault.environment || credential.encoded || credential.type === 'password' || !isDoubleQuoted(place)) return undefined;
    if (!/^[\w.~+/=|:-]+$/.test(text.slice(start, end))) return undefined;
    return {
      title: `Replace with the environment variable ${name.env}`,
      safety: 'review',
      edits: [{ file, edits: [{ start, end, text: `\${${name.env}}` }] }],
    };
  },
};

/** Whether the line, up to the value, is inside double quotes: only there a variable is expanded and kept together. */
function isDoubleQuoted({ text, credential }: Place): boolean {
  let quote = '';
  const line = before(text, credential.span.start);
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (char === '\\' && quote !== "'") i++;
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
  }
  return quote === '"';
}
