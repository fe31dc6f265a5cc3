/** A credential class of Azure by the one that logs in as what the program runs as. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { SourceChange } from '../../model';
import type { Tracer } from '../origin';
import { calleeOf, type Source } from '../read';
import { insteadOf } from './change';

/** https://learn.microsoft.com/en-us/dotnet/azure/sdk/authentication/credential-chains */
const CLASS = /\b(?:New)?((?:ClientSecret|UsernamePassword)Credential)(?:Builder)?$/;
const DEFAULT = 'DefaultAzureCredential';
const IMPORT_LINE = /^\s*(?:import|from|using|export|\}|(?:const|let|var)\b[^\n]{0,200}\brequire)\b|^[\w,\s]+$/;

/** The changes that put the default credential in the place of the one that the call makes; nothing where more than that hangs on it. */
export function swapped(tracer: Tracer, call: SourceNode, callee: string): SourceChange[] | undefined {
  const { source } = tracer;
  const built = /\bnew \w+Builder\b/.exec(callee)?.[0];
  const whole = built ? builtBy(tracer, call, built) : call;
  const name = (built ?? callee).replace(/^new /, '');
  const [, old] = CLASS.exec(name) ?? [];
  if (!whole || !old) return undefined;
  const prefix = name.includes('.') ? name.slice(0, name.lastIndexOf('.') + 1) : '';
  const made = expression(source, prefix, built !== undefined);
  const change = made && insteadOf(source, whole, made);
  if (!change) return undefined;
  // A variable or field of the old type would not take the new one.
  const word = built ? `${old}Builder` : old;
  const places = placesOf(source.text, word);
  const isTyped = built && placesOf(source.text, old).length > 0;
  if (isTyped) return undefined;
  const imported = prefix ? [] : places.filter((at) => IMPORT_LINE.test(lineAt(source.text, at)) && at < call.start);
  const [first] = imported;
  const others = places.filter((at) => !imported.includes(at) && !(at >= whole.start && at < whole.end));
  const instead = built ? `${DEFAULT}Builder` : DEFAULT;
  if (first === undefined) return others.length > 0 && !prefix ? undefined : [change];
  if (placesOf(source.text, instead).length > 0) return [change];
  if (others.length > 0 && (built || source.language.dialect === 'csharp')) return undefined;
  const text = others.length > 0 ? `${word}, ${instead}` : instead;
  return [{ at: { start: first, end: first + word.length }, was: word, text }, change];
}

function expression({ language }: Source, prefix: string, builder: boolean): string | undefined {
  switch (language.dialect) {
    case 'js':
    case 'csharp':
      return `new ${prefix}${DEFAULT}()`;
    case 'python':
      return `${prefix}${DEFAULT}()`;
    case 'go':
      return `${prefix}New${DEFAULT}(nil)`;
    case 'java':
      return builder ? `new ${prefix}${DEFAULT}Builder().build()` : undefined;
    default:
      return undefined;
  }
}

/** The call of `build()` that ends the chain. */
function builtBy({ outline, source }: Tracer, call: SourceNode, built: string): SourceNode | undefined {
  return outline.calls.find((one) => {
    const callee = one.start <= call.start && call.end <= one.end ? (calleeOf(source, one) ?? '') : '';
    return callee.startsWith(built) && callee.endsWith('.build');
  });
}

function placesOf(text: string, word: string): number[] {
  return [...text.matchAll(new RegExp(`\\b${word}\\b`, 'g'))].slice(0, 50).map(({ index }) => index);
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end).slice(0, 300);
}
