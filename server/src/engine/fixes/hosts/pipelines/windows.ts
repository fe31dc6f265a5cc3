/** A value in a script of PowerShell or of the command prompt by a variable of the environment. */
import type { Range } from '../../../syntax/span';
import type { Edit } from '../../model';

/** The edits of a PowerShell script; undefined in comments and here-strings. */
export function powershellEdits(script: string, secret: Range, variable: string): Edit[] | undefined {
  const start = script.lastIndexOf('\n', secret.start - 1) + 1;
  const lead = script.slice(start, secret.start);
  if (/@["']\r?$/m.test(script.slice(0, start)) || /["'`$\s]/.test(script.slice(secret.start, secret.end))) return undefined;
  let quote = '';
  let open = 0;
  for (let i = 0; i < lead.length; i++) {
    const char = lead.charAt(i);
    if (char === '`' && quote !== "'") i++;
    else if (quote === '' && char === '#') return undefined;
    else if (quote === '' && (char === '"' || char === "'")) [quote, open] = [char, start + i];
    else if (char === quote) quote = '';
  }
  const next = script.charAt(secret.end);
  const inText = /[\w:[(]/.test(next) ? `$($env:${variable})` : `$env:${variable}`;
  if (quote === '"') return [{ ...secret, text: inText }];
  if (quote === "'") {
    const close = script.indexOf("'", secret.end);
    const others = script.slice(open + 1, secret.start) + script.slice(secret.end, close);
    if (close < 0 || /["`$\n]/.test(others)) return undefined;
    if (others === '') return [{ start: open, end: close + 1, text: `$env:${variable}` }];
    return [
      { start: open, end: open + 1, text: '"' },
      { ...secret, text: inText },
      { start: close, end: close + 1, text: '"' },
    ];
  }
  const alone = /(?:^|[\s=(,])$/.test(lead) && /^(?:$|[\s,;)|])/.test(next);
  return alone && !/\S=$/.test(lead) ? [{ ...secret, text: `$env:${variable}` }] : undefined;
}

/** The command prompt puts the value in before it reads the line. */
export function promptEdits(script: string, secret: Range, variable: string): Edit[] | undefined {
  const lead = script.slice(script.lastIndexOf('\n', secret.start - 1) + 1, secret.start);
  return /^\s*(?:rem\b|::)/i.test(lead) ? undefined : [{ ...secret, text: `%${variable}%` }];
}
