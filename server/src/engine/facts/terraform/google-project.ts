/** The project of what names none: that of its provider. https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/provider_reference */
import { attributeOf } from './file';
import { argumentOf, nameIn, type Part } from './module/body';
import type { Instance, Module } from './module/module';
import { plainText } from './values/scope';

const MAX_DEPTH = 12;

/** Undefined where the project is written, or where it is not known which provider makes the resource. */
export function projectOfProvider(instance: Instance): string | undefined {
  if (attributeOf(instance.body, 'project')) return undefined;
  const chosen = attributeOf(instance.body, 'provider');
  const { text } = instance.scope;
  const name = chosen ? text.slice(chosen.value.start, chosen.value.end).trim() : 'google';
  let module: Module | undefined = instance.module;
  for (let depth = 0; module && depth < MAX_DEPTH; depth += 1) {
    const found = providersIn(module).find((part) => nameOf(part) === name);
    const project = found && nameIn(found, 'project');
    if (project) return project.fixed ? project.text : undefined;
    if (module.call && attributeOf(module.call.body, 'providers')) return undefined;
    module = module.call?.module;
  }
  return undefined;
}

/** `google`, `google-beta.shop`. */
function nameOf(part: Part): string {
  const alias = plainText(argumentOf(part, 'alias'));
  return `${part.block.labels[0]?.text ?? ''}${alias ? `.${alias}` : ''}`;
}

function providersIn({ folder, names }: Module): Part[] {
  return folder.sources.flatMap(({ file, text, blocks }) =>
    blocks.flatMap((block): Part[] =>
      block.type === 'provider'
        ? [{ body: block.body, block, scope: { file, text, names }, uncertain: false, optional: false }]
        : [],
    ),
  );
}
