/** A switch of a resource that a Pulumi program declares: told in the words of its language. */
import type { SettingFact } from '../../../facts/model';
import type { Remedy } from '../../model';

const PROGRAM = /\.(?:py|[cm]?[jt]sx?)$/;

/** Steps that give the switch its safe value; undefined where the resource is declared in a template. */
export function inProgram({ owner, block, path, safe }: SettingFact, more: readonly string[] = []): Remedy | undefined {
  const ending = PROGRAM.exec(block.file)?.[0];
  if (ending === undefined) return undefined;
  const isPython = ending === '.py';
  const names = path.filter((key) => key !== 'properties').map(isPython ? snake : camel);
  const value = typeof safe === 'string' ? `"${safe}"` : isPython ? (safe ? 'True' : 'False') : String(safe);
  const [first = '', ...inner] = names;
  const nested = inner.reduceRight((within, key) => (isPython ? `{"${key}": ${within}}` : `{ ${key}: ${within} }`), value);
  const argument = isPython ? `${first}=${nested}` : `${first}: ${nested}`;
  return {
    type: 'manual',
    title: `Set ${names.join('.')} of ${owner} to ${value}`,
    steps: [`Write ${argument} among the arguments of ${owner}.`, ...more],
  };
}

function camel(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
